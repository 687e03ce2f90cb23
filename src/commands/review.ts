import { decidable } from '../coding/decidable.ts';
import { type QueueOptions, type ReviewOrder, type ReviewQueue, reviewQueue } from '../coding/review-queue.ts';
import { reviewAcceptance } from '../measure/review-acceptance.ts';
import { idsBelow } from '../model/codebook.ts';
import { machines } from '../model/coding.ts';
import type { CodedStudy } from '../model/study.ts';
import { coderNamed } from './coder-named.ts';
import { type Answer, type Call, type Command, exitCode, jsonDocument, UsageError } from './command.ts';
import { codeNamed, type Opened, openCoded, problemNotes } from './opened.ts';
import manual from './review.md';
import { acceptAbove } from './review-accept.ts';
import { queueDocument, queueText } from './review-list.ts';
import { acceptanceText, lines, madePartial } from './review-notes.ts';
import { runReview } from './review-session.ts';
import { ReviewState } from './review-state.ts';
import { shareGiven } from './share-given.ts';
import { sourcesNamed } from './sources-named.ts';

const orders: readonly ReviewOrder[] = ['useful', 'code', 'source', 'confidence'];

export const command: Command = {
  args: '[sources...]',
  options: [
    ['--coder <name>', 'whose codings they become; by default the only person of the study'],
    ['--by <order>', `what is asked first: ${orders.join(', ')}; the most useful by default`],
    ['--code <code>', 'suggestions of this code and those below it only'],
    ['--source <sources>', 'of these sources only, as if named without the option'],
    ['--machine <name>', `suggestions of this machine only: ${[...machines].join(' or ')}`],
    ['--blind <share>', 'read so many of the passages before seeing what is suggested: 10%'],
    ['--accept <confidence>', 'accept all that are at least so sure, without asking: 0.8'],
  ],
  changes: true,
  manual,
  async run(call) {
    const study = openCoded(call);
    const { coded } = study;
    const options = queueOptions(call, study);
    const threshold = shareGiven(call, 'accept');
    if (threshold !== undefined && options.blind !== undefined)
      throw new UsageError('--accept asks nothing, so nothing can be read --blind: use one of them.');
    const coder = coderNamed(call, coded);
    const whole = reviewQueue(coded, coder, options);
    const { queue, blocked } = decidable(whole, coder, coded, study.opened);
    if (threshold !== undefined) return acceptAbove(threshold, queue, coder, study, call);
    if (call.options.json || call.options.dryRun) return listed(queue, coder, options.order, study, call);
    const exit = exitCode(study.problems, call.options.strict === true);
    const notes = { ...problemNotes(study.problems, call) };
    const waiting = [...blocked].map((path) => `${path} cannot be changed as it is: its interview waits.\n`).join('');
    if (queue.passages.length === 0) return { output: waiting + nothingLeft(queue, coded), exitCode: exit, ...notes };
    const state = new ReviewState(study, coder, call);
    const output = await session(queue, options, state, coded, call, waiting);
    return { output, exitCode: exit, ...notes };
  },
};

/** Asks, and says at the end what was done. */
async function session(
  queue: ReviewQueue,
  options: QueueOptions,
  state: ReviewState,
  coded: CodedStudy,
  call: Call,
  waiting: string,
): Promise<string> {
  const terminal = await call.terminal();
  call.progress('');
  const screen = { coded, width: terminal.width, color: call.color };
  terminal.write(waiting + opening(queue, options, state.coder, coded));
  const { accepted, changed, against, rejected } = await runReview(queue.passages, { state, terminal, screen });
  const after = state.coded();
  const left = reviewQueue(after, state.coder, options).passages.flatMap(({ suggestions }) => suggestions).length;
  const acceptance = reviewAcceptance(after);
  const parts = [`${accepted} accepted`, `${changed} changed`, `${against} against`, `${rejected} rejected`];
  return [
    `\n${parts.join(', ')}; ${left} left.\nEverything is saved: \`study review\` goes on from here.\n`,
    acceptance.blind.n > 0 ? acceptanceText(acceptance) : '',
    madePartial([...state.made]),
  ].join('');
}

function opening({ passages, known }: ReviewQueue, { order }: QueueOptions, coder: string, coded: CodedStudy): string {
  const count = passages.flatMap(({ suggestions }) => suggestions).length;
  const { reportCoders } = coded.settings;
  const uncounted = reportCoders.length > 0 && !reportCoders.includes(coder);
  const what = `${plural(count, 'suggestion')} for ${plural(passages.length, 'passage')}`;
  return [
    lines(`${what}, ${orderWords[order]}; what you accept becomes ${coder}’s.`),
    newcomer(coder, coded),
    known > 0 ? lines(`${plural(known, 'suggestion')} more: ${coder} has coded it there already.`) : '',
    uncounted ? lines(`The study reports the codings of ${reportCoders.join(', ')} only (coders: report:).`) : '',
  ].join('');
}

/** A name nobody has coded under may be a slip. */
function newcomer(coder: string, { codingFiles }: CodedStudy): string {
  const known = [...new Set(codingFiles.map((file) => file.coder))].filter((name) => !machines.has(name));
  if (known.length === 0 || known.includes(coder)) return '';
  const others = `${known.join(', ')} ${known.length === 1 ? 'has' : 'have'}`;
  return lines(`${coder} has not coded in this study before (${others}): new files will be made.`);
}

const orderWords: Readonly<Record<ReviewOrder, string>> = {
  useful: 'the most useful first',
  code: 'by code',
  source: 'by interview',
  confidence: 'the surest first',
};

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function listed(queue: ReviewQueue, coder: string, order: ReviewOrder, study: Opened, call: Call): Answer {
  const { coded, problems } = study;
  const exit = exitCode(problems, call.options.strict === true);
  const document = queueDocument(queue, coder, order, coded);
  if (call.options.json) return { output: jsonDocument({ ...document, problems }), exitCode: exit };
  const output = queue.passages.length === 0 ? nothingLeft(queue, coded) : queueText(document);
  return { output, exitCode: exit, ...problemNotes(problems, call) };
}

function nothingLeft({ known }: ReviewQueue, coded: CodedStudy): string {
  const own = coded.codings.filter(({ coder }) => machines.has(coder));
  if (own.length === 0)
    return 'There are no suggestions to review. `study code --rules` makes them from the indicators of the codebook.\n';
  const of = (status: string) => own.filter(({ coding }) => coding.status === status).length;
  const already = known > 0 ? `, ${known} coded already` : '';
  return `Nothing is left to review here. In the whole study: ${of('accepted')} accepted, ${of('rejected')} rejected${already}.\n`;
}

function queueOptions(call: Call, { coded, opened }: Opened): QueueOptions {
  const { by, code, source, machine } = call.options;
  const order = orders.find((one) => one === (by ?? 'useful'));
  if (!order) throw new UsageError(`\`--by ${by}\` is not known. Known: ${orders.join(', ')}.`);
  if (typeof machine === 'string' && !machines.has(machine))
    throw new UsageError(`There is no machine « ${machine} ». Known: ${[...machines].join(', ')}.`);
  const words = [...call.args, ...(typeof source === 'string' ? source.split(',').map((word) => word.trim()) : [])];
  const blind = blindShare(call);
  return {
    order,
    ...(typeof code === 'string' ? { codes: new Set(idsBelow(coded.codebook, codeNamed(code, coded))) } : {}),
    ...(words.length > 0 ? { sources: new Set(sourcesNamed(words, coded, opened, call.cwd).map(({ id }) => id)) } : {}),
    ...(typeof machine === 'string' ? { machine } : {}),
    ...(blind === undefined ? {} : { blind }),
  };
}

function blindShare(call: Call): number | undefined {
  const share = shareGiven(call, 'blind');
  if (share === 0)
    throw new UsageError('`--blind 0%`: no passage would come without its suggestions; leave the option out.');
  return share;
}
