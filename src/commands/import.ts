import { basename, extname, resolve } from 'node:path';
import { gridFormats } from '../exchange/grid-formats.ts';
import type { ImportOptions } from '../exchange/importer.ts';
import { importers } from '../exchange/importers.ts';
import { type CodesPlan, planImportedCodes } from '../exchange/plan-imported-codes.ts';
import { planSources, type SourcesPlan } from '../exchange/plan-sources.ts';
import { type VariablesTable, variablesTable } from '../exchange/variables-table.ts';
import type { Problem } from '../model/problem.ts';
import { isSlug } from '../model/slug.ts';
import { type SpokenLanguage, spokenLanguages } from '../model/spoken.ts';
import { reopened } from '../study/open.ts';
import { operationChanges } from '../study/operation-changes.ts';
import { boundedFile } from './bounded-file.ts';
import { coderNamed } from './coder-named.ts';
import { type Answer, type Call, type Command, type CommandOption, UsageError } from './command.ts';
import manual from './import.md';
import { importAnswer } from './import-answer.ts';
import { type CodingsPlan, planImportedCodings } from './import-codings.ts';
import { hiddenFiles } from './import-hidden.ts';
import { type FilesRead, readFiles, wholeFile } from './import-read.ts';
import { codeOpened, type Opened, openCoded } from './opened.ts';
import { refuseOptions } from './options-taken.ts';

const options: CommandOption[] = [
  ['--wave <id>', 'the wave they are of: they go to its folder'],
  ['--case <id>', 'the case they are of'],
  ['--variables <table>', 'a csv, xlsx or docx whose rows say more of each file, or of each case'],
  ['--language <code>', `the language they are in, where it is not the study’s: ${spokenLanguages.join(', ')}`],
  ['--replace', 'new texts take the place of those the study has; codings follow'],
  ['--speakers <list>', 'other labels: "Checheur=Chercheur, Marie Dupont=Q"'],
  ['--format <name>', `read as, whatever the name: ${Object.keys(importers).join(', ')}`],
  [
    '--comments <what>',
    'comments of a text become memos, or codings where they name codes',
    'Texts of Word and LibreOffice:',
  ],
  ['--coder <name>', 'whose memos and codings they are', 'Texts of Word and LibreOffice:'],
  ['--text <columns>', 'the columns that hold what was answered, by heading or number', 'Tables:'],
  ['--id <column>', 'the column that names the source', 'Tables:'],
  ['--columns <columns>', 'the columns that become variables', 'Tables:'],
  ['--join', 'the rows of one --id are one source', 'Tables:'],
  ['--project <name>', 'the project to take of a database that holds several', 'Databases:'],
  ['--report', 'the files, docx or md, are finished reports: each becomes a template in reports/', 'Reports:'],
  [
    '--codings <coder>',
    'with --report: quotations become codings by this person, under the code of their heading',
    'Reports:',
  ],
  ['--edits', 'the file is a report of this study with a co-author’s tracked changes and comments', 'Reports:'],
  ['--name <name>', 'the template: of --report the new one, of --edits the one that is changed', 'Reports:'],
];

export const command: Command = {
  args: '<files...>',
  options,
  changes: true,
  manual,
  run,
};

async function run(call: Call): Promise<Answer> {
  const of = (...flags: readonly string[]) => options.filter(([flag]) => flags.includes(flag.split(' ')[0] as string));
  if (call.options.edits) {
    refuseOptions(call, 'study import --edits', of('--edits', '--name'), options);
    return (await import('./import-edits.ts')).run(call);
  }
  if (call.options.report) {
    refuseOptions(call, 'study import --report', of('--report', '--name', '--codings'), options);
    return (await import('./import-report.ts')).run(call);
  }
  checkCall(call);
  const before = openCoded(call);
  const { settings } = before.coded;
  const { wave } = call.options;
  if (typeof wave === 'string') checkWave(wave, before);
  const language = languageOf(call) ?? settings.spoken.language;
  const { comments, coder: named } = call.options;
  const coder = comments === undefined && named === undefined ? 'import' : coderNamed(call, before.coded);
  const table = await tableOf(call);
  const labels = [...before.coded.codebook.codes.values()].map(({ label }) => label);
  const read = await readFiles(call, { ...optionsOf(call, language, settings.interviewers), labels });
  if (hasError(read.problems)) return importAnswer(call, before, { read });
  call.progress('Writing the sources …');
  const sources = planSources(read.files, before.opened.study, {
    ...(typeof wave === 'string' ? { wave } : {}),
    ...(typeof call.options.case === 'string' ? { case: call.options.case } : {}),
    replace: call.options.replace === true,
    folderWaves: before.opened.settingsOffsets.waves === undefined,
    variables: (file, name) => ({
      ...(language === settings.spoken.language ? {} : { language }),
      ...table?.find([name, basename(file)]),
    }),
  });
  const problems = [...read.problems, ...sources.problems, ...unusedRows(call, table)];
  if (hasError(problems)) return importAnswer(call, before, { read: { ...read, problems } });
  const codes = codesOf(before, read);
  return carryOut(call, before, { ...read, problems }, { sources, codes }, coder);
}

function hasError(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

/** The codes that the files bring. @throws UsageError where the codebook cannot take any. */
function codesOf({ opened }: Opened, { files }: FilesRead): CodesPlan {
  if (opened.codebookBroken && files.some(({ codes }) => codes))
    throw new UsageError('The codebook has a file that cannot be read: `study check` says which. Mend it first.');
  return planImportedCodes(files, opened.study);
}

/** Imports in memory, and looks at what the study would be. */
function carryOut(
  call: Call,
  before: Opened,
  read: FilesRead,
  { sources, codes }: { readonly sources: SourcesPlan; readonly codes: CodesPlan },
  coder: string,
): Answer {
  const { opened } = before;
  let codings: CodingsPlan = {
    plan: { edits: [] },
    added: 0,
    known: 0,
    notes: 0,
    joined: 0,
    coders: [],
    given: [],
    problems: [],
  };
  const { changes } = operationChanges(opened, [
    () => sources.plan,
    () => codes.plan,
    (study) => {
      codings = planImportedCodings(read.files, sources.sources, study, { coder, idOf: codes.idOf });
      return codings.plan;
    },
  ]);
  const folders = sources.sources.map(({ path }) => path.split('/').slice(0, -1).join('/'));
  const wider = { ...opened, folders: [...new Set([...opened.folders, ...folders])] };
  const after = codeOpened(reopened(wider, changes), call);
  const unwritten = codes.unwritten.map((message): Problem => {
    return { ...wholeFile('codebook'), rule: 'import-code', severity: 'warning', message };
  });
  const hidden = hiddenFiles(after, sources.sources, changes, codings.given);
  const problems = [...read.problems, ...unwritten, ...codings.problems, ...hidden];
  if (hidden.length > 0) return importAnswer(call, before, { read: { ...read, problems } });
  const done = { sources, codes, codings, changes, after };
  return importAnswer(call, before, { read: { ...read, problems }, done });
}

function checkCall(call: Call): void {
  if (call.options.name !== undefined || call.options.codings !== undefined)
    throw new UsageError('`--name` and `--codings` are of reports: add --report, or --edits.');
  const { format, comments, speakers } = call.options;
  if (typeof format === 'string' && !Object.hasOwn(importers, format))
    throw new UsageError(`\`--format ${format}\` is not known. Known: ${Object.keys(importers).join(', ')}.`);
  if (typeof comments === 'string' && !['memos', 'codings'].includes(comments))
    throw new UsageError(`\`--comments ${comments}\` is not known. Known: memos, codings.`);
  if (typeof call.options.case === 'string' && !isSlug(call.options.case))
    throw new UsageError(
      `\`--case ${call.options.case}\`: an id has lower-case letters without accents, digits and hyphens.`,
    );
  if (typeof speakers === 'string' && !renamed(speakers))
    throw new UsageError('`--speakers` lists labels and what they become: --speakers "Checheur=Chercheur, Marie=Q".');
}

function languageOf(call: Call): SpokenLanguage | undefined {
  const { language } = call.options;
  const found = spokenLanguages.find((known) => known === language);
  if (language !== undefined && !found)
    throw new UsageError(`\`--language ${language}\` is not known. Known: ${spokenLanguages.join(', ')}.`);
  return found;
}

function checkWave(wave: string, { coded, opened }: Opened): void {
  const known = coded.settings.waves.map(({ id }) => id);
  const areFolders =
    known.every((id) => opened.folders.includes(`corpus/${id}`)) && !opened.settingsOffsets[`wave:${wave}`];
  if (known.includes(wave) || (areFolders && /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(wave))) return;
  throw new UsageError(`The study has no wave « ${wave} ». Known: ${known.join(', ') || 'none'}.`);
}

function optionsOf(call: Call, language: ImportOptions['language'], interviewers: readonly string[]): ImportOptions {
  const { comments, id, text, columns, join, speakers, project } = call.options;
  const speakersGiven = typeof speakers === 'string' ? (renamed(speakers) ?? {}) : {};
  return {
    language,
    interviewers,
    speakers: speakersGiven,
    join: join === true,
    ...(typeof text === 'string' ? { text } : {}),
    ...(typeof columns === 'string' ? { columns } : {}),
    ...(typeof id === 'string' ? { id } : {}),
    ...(typeof project === 'string' ? { project } : {}),
    ...(comments === 'memos' || comments === 'codings' ? { comments } : {}),
  };
}

/** `A=B, C=D` → what each label becomes. */
function renamed(list: string): Readonly<Record<string, string>> | undefined {
  const pairs = list.split(/[,;\n]/).map((pair) => pair.split('=').map((part) => part.trim()));
  if (pairs.some(([from, to, ...more]) => !from || !to || more.length > 0)) return undefined;
  return Object.fromEntries(pairs as [string, string][]);
}

async function tableOf(call: Call): Promise<VariablesTable | undefined> {
  const { variables } = call.options;
  if (typeof variables !== 'string') return undefined;
  const name = extname(variables).slice(1).toLowerCase();
  const load = Object.hasOwn(gridFormats, name) ? gridFormats[name] : undefined;
  if (!load)
    throw new UsageError(`${variables} is no table that is known. Known: ${Object.keys(gridFormats).join(', ')}.`);
  const bytes = boundedFile(resolve(call.cwd, variables), variables, 'table');
  if (!bytes) throw new UsageError(`There is no file ${variables}.`);
  const grids = (await load()).format.read(bytes);
  if ('fault' in grids) throw new UsageError(`${variables} cannot be read. ${grids.fault}`);
  const table = variablesTable(grids.grids[0]);
  if (!table) throw new UsageError(`${variables} has no rows below its headings.`);
  return table;
}

function unusedRows(call: Call, table: VariablesTable | undefined): Problem[] {
  const place = { file: String(call.options.variables), column: 1, rule: 'import-variables' };
  const repeated = (table?.repeated ?? []).map(({ row, key }): Problem => {
    const message = `« ${key} » has a row above, which is the one that counts. Leave one of the two.`;
    return { ...place, line: row, severity: 'warning', message };
  });
  const unused = (table?.unused() ?? []).map(({ row, key }): Problem => {
    return { ...place, line: row, severity: 'info', message: `« ${key} » is none of the files.` };
  });
  return [...repeated, ...unused];
}
