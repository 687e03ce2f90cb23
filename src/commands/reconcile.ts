import { planAgreed } from '../coding/plan-consensus.ts';
import { reconcilable } from '../coding/reconcilable.ts';
import { reconcileQueue, type SourceToReconcile } from '../coding/reconcile-queue.ts';
import type { CodedStudy } from '../model/study.ts';
import { plannedChanges } from '../study/planned-changes.ts';
import { codersCompared, nobodyCompared } from './coders-compared.ts';
import { type Call, type Command, exitCode, jsonDocument, UsageError } from './command.ts';
import { type Opened, openCoded, problemNotes } from './opened.ts';
import manual from './reconcile.md';
import { queueDocument, queueText } from './reconcile-list.ts';
import { disputesIn, runReconcile } from './reconcile-session.ts';
import { lines } from './review-notes.ts';
import { SessionFiles } from './session-files.ts';
import { sourcesNamed } from './sources-named.ts';
import { today } from './today.ts';

export const command: Command = {
  args: '[coders...]',
  options: [
    ['--source <sources>', 'of these sources only'],
    ['--decided-by <names>', 'who decides, separated by commas; by default the coders themselves'],
  ],
  changes: true,
  manual,
  async run(call) {
    const study = openCoded(call);
    const { coded, opened, problems } = study;
    if (call.args.includes('consensus'))
      throw new UsageError('The consensus is what `study reconcile` writes: name the coders it is between.');
    const coders = codersCompared(call.args, coded);
    const by = decidedBy(call) ?? coders;
    const { source } = call.options;
    const named =
      typeof source === 'string'
        ? sourcesNamed(
            source.split(',').map((word) => word.trim()),
            coded,
            opened,
            call.cwd,
          )
        : undefined;
    const ids = named && new Set(named.map(({ id }) => id));
    const { queue, blocked } = reconcilable(reconcileQueue(coded, coders, ids), coded, opened);
    const exit = exitCode(problems, call.options.strict === true);
    if (call.options.json)
      return { output: jsonDocument({ ...queueDocument(queue, coders, by, coded), problems }), exitCode: exit };
    const waiting = blocked.map((path) => `${path} cannot be changed as it is: its interview waits.\n`).join('');
    const notes = problemNotes(problems, call);
    if (queue.length === 0) return { output: waiting + nothingLeft(coders, coded), exitCode: exit, ...notes };
    const taken = planAgreed(coded, queue, today(call.env));
    if (call.options.dryRun) {
      const output = waiting + opening(queue, coders) + queueText(queue, coders, by, coded);
      return { output, exitCode: exit, changes: plannedChanges(opened, taken), folder: opened.folder, ...notes };
    }
    await call.apply(opened.folder, plannedChanges(opened, taken));
    const output = await session(queue, coders, by, study, call, waiting, ids);
    return { output, exitCode: exit, ...notes };
  },
};

function decidedBy({ options }: Call): string[] | undefined {
  const given = options.decidedBy;
  if (typeof given !== 'string') return undefined;
  const names = given
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length > 0) return names;
  throw new UsageError('`--decided-by` takes names, separated by commas.');
}

async function session(
  queue: readonly SourceToReconcile[],
  coders: readonly string[],
  by: readonly string[],
  study: Opened,
  call: Call,
  waiting: string,
  ids: ReadonlySet<string> | undefined,
): Promise<string> {
  const places = queue.flatMap(({ disputed }) => disputed);
  const before = waiting + opening(queue, coders);
  const files = new SessionFiles(study, call.apply);
  let decided = 0;
  if (places.length > 0) {
    const terminal = await call.terminal();
    call.progress('');
    terminal.write(before);
    const screen = { coded: study.coded, width: terminal.width, color: call.color };
    decided = await runReconcile(places, { files, terminal, screen, coders, by, env: call.env });
  }
  for (const { source } of queue) files.now(source);
  const after = reconcileQueue(files.coded(), coders, ids);
  const done = queue.length - after.length;
  const settled = `${done} ${done === 1 ? 'interview is' : 'interviews are'} settled`;
  const left = disputesIn(after);
  const said = places.length === 0 ? `${before}${settled}.\n` : `\n${decided} decided, ${left} left; ${settled}.\n`;
  return (
    said + (left > 0 ? 'Everything is saved: `study reconcile` goes on from here.\n' : '') + uncounted(study.coded)
  );
}

function uncounted({ settings: { reportCoders } }: CodedStudy): string {
  if (reportCoders.length === 0 || reportCoders.includes('consensus')) return '';
  return lines(
    `The study reports the codings of ${reportCoders.join(', ')} only (coders: report:): the consensus counts once it is named there, or nobody is.`,
  );
}

function opening(queue: readonly SourceToReconcile[], coders: readonly string[]): string {
  const disputes = disputesIn(queue);
  const agreed = queue.reduce((sum, one) => sum + one.agreed.length, 0);
  const settled = queue.reduce((sum, one) => sum + one.settled, 0);
  const parts = [
    `${plural(queue.length, 'interview')} that ${coders.join(', ')} read to the end: ${plural(agreed, 'passage')} coded alike, taken over without asking`,
    `${disputes} coded differently`,
    ...(settled > 0 ? [`${settled} settled before`] : []),
  ];
  return lines(`${parts.join('; ')}.`);
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function nothingLeft(coders: readonly string[], coded: CodedStudy): string {
  const done = coded.codingFiles.filter(({ coder, status }) => coder === 'consensus' && status === 'complete').length;
  if (done === 0) return lines(nobodyCompared(coders, 0, coded));
  return lines(
    `Nothing is left to settle here: ${plural(done, 'interview')} ${done === 1 ? 'has' : 'have'} a complete consensus. To open one again, set it to \`status: partial\` and remove the entries in question.`,
  );
}
