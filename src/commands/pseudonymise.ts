import { sortProblems } from '../model/problem.ts';
import { type Answer, type Call, type Command, exitCode, jsonDocument, UsageError } from './command.ts';
import { leftBeside } from './left-beside.ts';
import { type Opened, openCoded, problemNotes } from './opened.ts';
import { type KeyFile, keyFile, keyPath } from './pseudonym-key-file.ts';
import { namedPlaces } from './pseudonym-places.ts';
import manual from './pseudonymise.md';
import { propose } from './pseudonymise-propose.ts';
import { pseudonymised } from './pseudonymise-study.ts';
import { pseudonymiseDocument, pseudonymiseText } from './pseudonymise-text.ts';

export const command: Command = {
  args: '',
  options: [
    [
      '--key <file>',
      'the table of names and what replaces them, outside the study; by default the one study.yaml names',
    ],
    ['--propose', 'write names found in the study into the key, for review; nothing is replaced'],
  ],
  changes: true,
  manual,
  async run(call) {
    const before = openCoded(call, { reports: !call.options.propose });
    const file = await namedKey(call, before);
    return call.options.propose ? propose(file, before, call) : replace(file, before, call);
  },
};

async function namedKey(call: Call, { opened, coded }: Opened): Promise<KeyFile> {
  const { key } = call.options;
  if (typeof key === 'string') return keyFile(key, keyPath(key, call.cwd), opened.folder);
  const set = coded.settings.pseudonymisationKey;
  if (set !== undefined) return keyFile(set, keyPath(set, opened.folder), opened.folder);
  throw new UsageError('Say where the key lies, outside the study: --key ../key.csv.');
}

function replace(file: KeyFile, before: Opened, call: Call): Answer {
  if (!file.bytes)
    throw new UsageError(
      `There is no file ${file.shown}. Start one: study pseudonymise --propose --key ${file.shown}.`,
    );
  if (before.coded.splits.length > 0)
    throw new UsageError(
      'Codings of a split code wait to be redistributed: finish it first, `study codebook split` says how.',
    );
  const rows = file.key.rows;
  if (!rows.some(({ replaceBy, kept }) => replaceBy !== '' && !kept))
    throw new UsageError(
      `${file.shown} has nothing in « remplacer par » / “replace by”: fill it for the names to be replaced.`,
    );
  const done = pseudonymised(before, rows, call);
  const left = namedPlaces(done.after.coded, rows);
  const beside = leftBeside(before.opened);
  const problems = sortProblems([...done.after.problems, ...beside]);
  return {
    output: call.options.json
      ? jsonDocument({ ...pseudonymiseDocument(done, left), problems })
      : pseudonymiseText(done, left, beside, call.options.dryRun === true),
    ...(call.options.json ? {} : problemNotes(problems, call)),
    exitCode: exitCode(problems, call.options.strict === true),
    changes: done.changes,
    folder: before.opened.folder,
  };
}
