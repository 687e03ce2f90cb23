import type { ExportedStudy } from '../model/exported.ts';
import { grouped } from '../model/grouped.ts';
import { joined } from '../model/pieces.ts';
import { archiveReadme } from './archive-readme.ts';
import { codebookTable } from './codebook-table.ts';
import { format as csv } from './csv.ts';
import { exporter as iramuteq } from './export-iramuteq.ts';
import { exporter as json } from './export-json.ts';
import { presenceColumns } from './export-presence.ts';
import { exporter as refi } from './export-refi.ts';
import { exporter as codebook } from './export-refi-codebook.ts';
import { segmentColumns } from './export-segments.ts';
import { codesById, variableNames } from './exported-codes.ts';
import type { Exported, Exporter } from './exporter.ts';
import { fileNames } from './file-names.ts';
import { tableFile } from './table-file.ts';
import { zipFiles } from './zip.ts';

/** A study for a data repository: open formats, each text, and a README that says what is in it. */
export const exporter: Exporter = { write };

async function write(study: ExportedStudy): Promise<Exported> {
  const { language } = study;
  const labels = language === 'fr' ? 'fr' : 'en';
  const text = new TextEncoder();
  const names = fileNames(study.sources.map(({ name }) => name));
  const texts = study.sources.map((source, i) => [`texts/${names[i]}.txt`, text.encode(`${source.text}\n`)] as const);
  const book = codebookTable(
    { chapters: study.chapters, codes: codesOf(study), aliases: new Map() },
    labels,
    countsIn(study),
  );
  const files = {
    'README.md': text.encode(archiveReadme(study)),
    'project.qdpx': joined((await refi.write(study, 'qdpx')).pieces),
    'codebook.qdc': joined((await codebook.write(study, 'qdc')).pieces),
    'codebook.csv': csv.write(book, language),
    'segments.csv': await tableFile(segmentColumns(study), 'csv', language),
    'segments.parquet': await tableFile(segmentColumns(study), 'parquet', language),
    'presence.csv': await tableFile(presenceColumns(study), 'csv', language),
    'variables.csv': csv.write(variableRows(study), language),
    'study.json': joined((await json.write(study, 'json')).pieces),
    'iramuteq.txt': joined((await iramuteq.write(study, 'txt')).pieces),
    ...Object.fromEntries(texts),
  };
  return { pieces: [zipFiles(files)], losses: [] };
}

function codesOf(study: ExportedStudy) {
  return new Map([...codesById(study)].map(([id, { code }]) => [id, code]));
}

/** Present and assessed cases of a code. */
function countsIn({ presence: { codes, rows } }: ExportedStudy) {
  const positions = new Map(codes.map((id, at) => [id, at]));
  return (id: string) => {
    const at = positions.get(id) ?? -1;
    const cells = rows.flatMap(({ cells: own }) => own[at] ?? []);
    return { k: cells.filter((cell) => cell === 1).length, n: cells.length };
  };
}

/** What each variable can be, and how often it is. */
function variableRows({ sources }: ExportedStudy): string[][] {
  const rows = variableNames(sources).flatMap((name) => {
    const values = grouped(
      sources.flatMap(({ variables }) => variables[name] ?? []),
      (value) => value,
    );
    return [...values].map(([value, all]) => [name, value, String(all.length)]);
  });
  return [['variable', 'value', 'sources'], ...rows];
}
