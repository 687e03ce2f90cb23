import { appendAll } from '../model/append.ts';
import { formats } from '../model/settings.ts';
import type { CodedStudy, Template } from '../model/study.ts';
import { templateFrom } from '../report/compose.ts';
import { defaultTemplate } from '../report/default-template.ts';
import { memberCheckDocument } from '../report/member-check-document.ts';
import { reportsToCome } from '../report/member-check-passages.ts';
import type { FileChange } from '../study/save.ts';
import { shownSource } from '../verbatims/attribution.ts';
import { type Answer, type Call, type Command, exitCode, jsonDocument, UsageError } from './command.ts';
import { formatsGiven } from './formats-given.ts';
import manual from './member-check.md';
import { memberCheckFiles, memberCheckFolder, memberCheckNames } from './member-check-files.ts';
import { list } from './member-check-list.ts';
import { record } from './member-check-record.ts';
import { type Opened, openCoded, problemNotes } from './opened.ts';
import { houseGiven } from './report-furnishing.ts';
import { sourcesNamed } from './sources-named.ts';

export const command: Command = {
  args: '[sources...]',
  options: [
    ['--format <list>', `formats to write, of ${formats.join(', ')}; by default those of study.yaml`],
    ['--force', 'write over a document somebody has changed'],
    ['--validated [day]', 'record that the interviewee has approved the text, on this day or today'],
    ['--note <text>', 'with --validated: how, or with what corrections'],
  ],
  changes: true,
  manual,
  run(call) {
    const opened = openCoded(call);
    const { validated, note } = call.options;
    if (note !== undefined && validated === undefined) throw new UsageError('--note goes with --validated.');
    const [source, ...more] = sourcesNamed(call.args, opened.coded, opened.opened, call.cwd);
    if (validated === undefined) return source ? write(opened, [source, ...more], call) : list(opened, call);
    if (!source || more.length > 0)
      throw new UsageError('An approval is of one interview: study member-check SOURCE --validated 2024-03-10.');
    return record(opened, source, call);
  },
};

async function write(opened: Opened, sources: CodedStudy['sources'], call: Call): Promise<Answer> {
  const { coded } = opened;
  const asked = formatsGiven(call) ?? coded.settings.formats;
  const { house, problems: houseProblems } = houseGiven(call, asked, opened);
  const problems = [...opened.problems, ...houseProblems];
  const names = memberCheckNames(coded);
  const reports = reportsToCome(coded, reportsOf(coded));
  const changes: FileChange[] = [];
  const missing = new Set<string>();
  const documents: { source: string; passages: number; outputs: string[] }[] = [];
  for (const source of sources) {
    call.progress(`Writing to ${shownSource(source)} …`);
    const name = names.get(source.id) as string;
    const { document, passages } = memberCheckDocument(coded, source, { name, reports });
    const made = await memberCheckFiles(opened.opened.folder, source, document, {
      formats: asked,
      force: call.options.force === true,
      furnishing: house ? { house } : {},
    });
    for (const sentence of made.missing) missing.add(sentence);
    appendAll(problems, made.problems);
    appendAll(changes, made.changes);
    documents.push({ source: shownSource(source), passages, outputs: made.changes.map(({ path }) => path) });
  }
  return {
    output: call.options.json
      ? jsonDocument({ documents, ...(missing.size > 0 ? { missing: [...missing] } : {}), problems })
      : `${summary(documents)}${[...missing].map((sentence) => `${sentence}\n`).join('')}`,
    ...(call.options.json ? {} : problemNotes(problems, call)),
    exitCode: exitCode(problems, call.options.strict === true),
    changes,
    folder: opened.opened.folder,
  };
}

/** The reports an interviewee may find themselves in: the templates, or the one that is composed without any. */
function reportsOf(coded: CodedStudy): readonly Template[] {
  return coded.templates.length > 0 ? coded.templates : [templateFrom('report', defaultTemplate(coded))];
}

function summary(documents: readonly { source: string; passages: number; outputs: readonly string[] }[]): string {
  const lines = documents.map(({ source, passages, outputs }) => {
    const count = `${passages} passage${passages === 1 ? '' : 's'} quoted`;
    return `${source}: ${count}\n${outputs.map((path) => `  ${path}\n`).join('')}`;
  });
  return `${lines.join('')}They hold the whole interview: send each to its interviewee only; ${memberCheckFolder}/ is not for publication.\n`;
}
