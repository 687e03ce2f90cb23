import { extname, posix, resolve } from 'node:path';
import { type ExporterEntry, exporters } from '../exchange/exporters.ts';
import { codingCount, type ExportedStudy } from '../model/exported.ts';
import type { Problem } from '../model/problem.ts';
import { renderProblems } from '../render/problems.ts';
import { filesBelow, isForeignFile } from '../study/foreign-file.ts';
import { loosenHeap } from '../study/tight-heap.ts';
import { exportedStudy } from '../verbatims/exported-study.ts';
import { count } from './codebook-summary.ts';
import { type Answer, type Call, type Command, exitCode, jsonDocument, UsageError } from './command.ts';
import manual from './export.md';
import { namedFile } from './named-file.ts';
import { openCodedToRead, problemNotes, selectionNamed } from './opened.ts';
import { refuseBelowFile, refusePlace } from './refuse-place.ts';
import { tableWritten } from './table-written.ts';
import { textsTold } from './texts-told.ts';

export const command: Command = {
  args: '[file]',
  options: [
    [
      '--to, --format <name>',
      `what is written, where the ending leaves it open: ${Object.keys(exporters).join(', ')}; parquet, into a folder`,
    ],
    ['--full', 'with every name and interview as it is: for the team only'],
    ['--wave <ids>', 'of these waves only'],
    ['--where <condition>', 'of these sources only: sector=mécanique'],
    ['--force', 'write over a file that is there'],
  ],
  changes: true,
  manual,
  run,
};

async function run(call: Call): Promise<Answer> {
  if (call.options.format === 'parquet') return intoFolder(call);
  const [file] = call.args;
  if (file === undefined) throw new UsageError('Name the file to write: `study export etude.qdpx`.');
  const { name, entry, ending } = exporterNamed(call, file);
  refusePlace(call, file);
  const { coded, problems } = await openCodedToRead(call);
  const full = call.options.full === true;
  const onText = textsTold(call, coded, `Writing ${file}`);
  const study = exportedStudy(coded, { full, selection: selectionNamed(call, coded), onText });
  call.progress(`Writing ${file} …`);
  loosenHeap();
  const { exporter } = await entry.load();
  const { pieces, losses } = await tableWritten(() => exporter.write(study, ending));
  return {
    output: call.options.json
      ? jsonDocument(documentOf({ outputs: [file], removed: [] }, name, study, losses, problems))
      : sentences(file, entry, study, losses),
    exitCode: exitCode(problems, call.options.strict === true),
    ...notesOf(call, problems, full),
    ...namedFile(call, file, pieces),
  };
}

/** The tables of `study query`, each in files of its own. */
async function intoFolder(call: Call): Promise<Answer> {
  const { parquetFiles, parquetFolder, parquetWrites, rowsWritten, staleParquet } = await import('./export-parquet.ts');
  const { studyTables } = await import('../verbatims/study-tables.ts');
  const folder = call.args[0] ?? parquetFolder;
  const path = resolve(call.cwd, folder);
  if (isForeignFile(path)) throw new UsageError(`${folder} is a file: \`--to parquet\` writes a folder.`);
  refuseBelowFile(call, folder);
  if (filesBelow(path).length > 0 && !call.options.force)
    throw new UsageError(`There are files in ${folder} already. Name another folder, or add --force.`);
  const { coded, problems } = await openCodedToRead(call);
  const full = call.options.full === true;
  const onText = textsTold(call, coded, `Writing ${folder}`);
  const wanted = { full, selection: selectionNamed(call, coded), onText };
  const study = exportedStudy(coded, wanted);
  const tables = studyTables(coded, wanted, study);
  call.progress(`Writing ${folder} …`);
  loosenHeap();
  const files = parquetFiles(tables);
  const stale = staleParquet(path, tables, files);
  const named = (all: readonly { path: string }[]) => all.map((one) => posix.join(folder, one.path));
  const removed = named(stale);
  return {
    output: call.options.json
      ? jsonDocument(documentOf({ outputs: named(files), removed }, 'parquet', study, [], problems))
      : sentences(`${folder}/`, { writes: parquetWrites }, study, [], { rows: rowsWritten(files), removed }),
    exitCode: exitCode(problems, call.options.strict === true),
    ...notesOf(call, problems, full),
    changes: [...files.map(({ path, content }) => ({ path, content, owned: true as const })), ...stale],
    folder: path,
    folderNamed: folder,
  };
}

/** The exporter a call means: by name, else the first that writes files of this ending. */
function exporterNamed(call: Call, file: string): { name: string; entry: ExporterEntry; ending: string } {
  const { format } = call.options;
  const ending = extname(file).slice(1).toLowerCase();
  if (typeof format === 'string') {
    const entry = Object.hasOwn(exporters, format) ? exporters[format] : undefined;
    if (!entry)
      throw new UsageError(
        `\`--format ${format}\` is not known. Known: ${Object.keys(exporters).join(', ')}, parquet.`,
      );
    if (entry.endings.includes(ending)) return { name: format, entry, ending };
    const known = entry.endings.map((one) => `.${one}`).join(', ');
    throw new UsageError(`\`--format ${format}\` writes ${known}: end the name of the file so.`);
  }
  const found = Object.entries(exporters).find(([, entry]) => entry.endings.includes(ending));
  if (found) return { name: found[0], entry: found[1], ending };
  const known = [...new Set(Object.values(exporters).flatMap(({ endings }) => endings))];
  throw new UsageError(
    `What ${file} should be is not known. Known endings: ${known.map((one) => `.${one}`).join(', ')}.`,
  );
}

function documentOf(
  files: { readonly outputs: readonly string[]; readonly removed: readonly string[] },
  format: string,
  { sources, codings, segments, presence, masked, left }: ExportedStudy,
  losses: readonly string[],
  problems: readonly Problem[],
) {
  return {
    ...files,
    format,
    masked,
    sources: sources.length,
    cases: presence.rows.length,
    codings: codingCount({ codings }),
    segments: segments.length,
    left,
    losses,
    problems,
  };
}

function sentences(
  file: string,
  { writes }: Pick<ExporterEntry, 'writes'>,
  study: ExportedStudy,
  losses: readonly string[],
  { rows = '', removed = [] }: { readonly rows?: string; readonly removed?: readonly string[] } = {},
): string {
  const { sources, segments, left } = study;
  const list = (heading: string, items: readonly string[]) =>
    items.length === 0 ? '' : `${heading}\n${items.map((item) => `  ${item}\n`).join('')}`;
  return [
    `${file}: ${writes}\n`,
    `${count(sources.length, 'source')}, ${count(codingCount(study), 'coding')}, ${count(segments.length, 'passage')} of the coders who count.\n`,
    rows,
    list('Left out:', left),
    list('What this form has no place for:', losses),
    list('Removed, of an earlier export into this folder:', removed),
  ].join('');
}

function notesOf(call: Call, problems: readonly Problem[], full: boolean): { notes?: string } {
  const warning = full
    ? 'It holds names, and interviews that may not be quoted, as they are: keep it within the team.\n'
    : '';
  const personal = full || call.options.strict ? [] : problems.filter(({ rule }) => rule === 'personal-variable');
  const shown = renderProblems(personal, { color: call.color });
  const notes = (problemNotes(problems, call).notes ?? '') + shown + warning;
  return notes === '' ? {} : { notes };
}
