import { join, relative, resolve } from 'node:path';
import { withoutConsequences } from '../check/reports.ts';
import { planFixes } from '../coding/plan-fixes.ts';
import { isAssessed } from '../model/assessed.ts';
import { type Problem, sortProblems } from '../model/problem.ts';
import type { CodedStudy } from '../model/study.ts';
import { renderProblems } from '../render/problems.ts';
import { composeReport } from '../report/compose.ts';
import { reopened } from '../study/open.ts';
import { plannedChanges } from '../study/planned-changes.ts';
import { readTemplate } from '../study/read-template.ts';
import type { FileChange } from '../study/save.ts';
import manual from './check.md';
import { checkKey } from './check-key.ts';
import { type Answer, type Call, type Command, exitCode, jsonDocument, UsageError } from './command.ts';
import { codeOpened, type Opened, openCoded, openCodedToRead } from './opened.ts';

export const command: Command = {
  args: '[files...]',
  options: [
    [
      '--key <file>',
      'a key of pseudonyms outside the study: warn where a name of it stands; by default the one study.yaml names',
    ],
    ['--fix', 'mend what has one certain answer: places of codings, drifted quotes, text on one line'],
  ],
  changes: true,
  manual,
  async run(call) {
    const open = call.options.fix ? openCoded : openCodedToRead;
    const opened = await open(call, { reports: call.args.length === 0 });
    if (call.options.key !== undefined && (call.args.length > 0 || call.options.fix))
      throw new UsageError('`--key` looks through a whole study: run it without a file and without --fix.');
    if (call.args.length > 0) return checkFiles(opened, call);
    if (call.options.fix) return fixStudy(opened, call);
    const ofKey = await checkKey(opened, call);
    const { pseudonymisationKey: set } = opened.coded.settings;
    // What a key outside the study holds, and whether it is there, no file of the study tells.
    const from = call.options.key === undefined && set === undefined ? { from: opened.opened } : {};
    return { ...answer({ ...opened, problems: sortProblems([...opened.problems, ...ofKey]) }, call), ...from };
  },
};

function answer({ coded, problems }: Opened, call: Call, fixed: readonly FileChange[] = [], folder?: string): Answer {
  const summary = summarise(coded, problems);
  const output = call.options.json
    ? jsonDocument({ problems, summary, ...(call.options.fix ? { fixed: fixed.map(({ path }) => path) } : {}) })
    : renderProblems(problems, { color: call.color }) +
      fixed.map(({ path }) => `${path} mended\n`).join('') +
      sentence(summary, problems);
  return {
    output,
    exitCode: exitCode(problems, call.options.strict === true),
    ...(fixed.length > 0 && folder ? { changes: fixed, folder } : {}),
  };
}

function summarise(coded: CodedStudy, problems: readonly Problem[]) {
  const counted = coded.sources.filter((source) => source.counted);
  const themes = coded.codebook.chapters.flatMap(({ themes }) => themes);
  const of = (rule: string) => problems.filter((problem) => problem.rule === rule).length;
  return {
    sources: coded.sources.length,
    cases: new Set(counted.map((source) => source.case)).size,
    codes: coded.codebook.codes.size,
    codings: coded.codings.length,
    orphans: of('orphan'),
    moved: of('moved'),
    drifted: of('drifted'),
    ambiguous: of('ambiguous'),
    unassessed: counted.filter((source) => !themes.some(({ id }) => isAssessed(coded, source, id))).length,
  };
}

function sentence(summary: ReturnType<typeof summarise>, problems: readonly Problem[]): string {
  const count = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;
  const of = (severity: string) => problems.filter((problem) => problem.severity === severity).length;
  const unread = summary.unassessed > 0 ? ` ${count(summary.unassessed, 'source')} not yet read to the end.` : '';
  return `${count(summary.sources, 'source')}, ${count(summary.cases, 'case')}, ${count(summary.codes, 'code')}, ${count(summary.codings, 'coding')}: ${count(of('error'), 'error')}, ${count(of('warning'), 'warning')}.${unread}\n`;
}

/** Plans the fixes, applies them in memory, and answers with what is left. */
function fixStudy({ opened, coded, problems }: Opened, call: Call): Answer {
  const edits = planFixes(coded, problems).filter(
    ({ file, start, end }) =>
      opened.bytes.has(file) &&
      (!opened.foreign.has(file) || (start === 0 && end === coded.texts.get(file)?.length && end > 0)),
  );
  const changes = plannedChanges(opened, { edits });
  const left = codeOpened(reopened(opened, changes), call, { reports: true });
  return answer(left, call, changes, opened.folder);
}

/** Checks Markdown reports, wherever they lie, against the study. */
function checkFiles({ opened, coded, problems: own }: Opened, call: Call): Answer {
  if (call.options.fix) throw new UsageError('`--fix` mends a whole study: run it without a file.');
  const problems = call.args.flatMap((file) => {
    const path = resolve(call.cwd, file);
    const read = readTemplate(
      path,
      relative(opened.folder, path).startsWith('..') ? file : relative(join(opened.folder), path),
    );
    if (!read) throw new UsageError(`There is no Markdown file ${file}.`);
    return [
      ...read.problems,
      ...withoutConsequences(composeReport(coded, read.template, { passages: false }).problems, opened),
    ];
  });
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.filter(({ severity }) => severity === 'warning').length;
  const output = call.options.json
    ? jsonDocument({ problems, summary: summarise(coded, [...own, ...problems]) })
    : `${renderProblems(problems, { color: call.color })}${errors} error${errors === 1 ? '' : 's'}, ${warnings} warning${warnings === 1 ? '' : 's'}.\n`;
  return { output, exitCode: exitCode(problems, call.options.strict === true) };
}
