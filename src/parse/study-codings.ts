import { appendAll } from '../model/append.ts';
import type { CodingFile } from '../model/coding.ts';
import { grouped } from '../model/grouped.ts';
import type { Problem } from '../model/problem.ts';
import { type Source, stemOf } from '../model/source.ts';
import { matchCodingFile } from './coding-file-name.ts';
import type { WrittenCodings } from './codings.ts';
import { codingsByRow } from './codings-by-row.ts';
import { type CorpusFiles, readCodings } from './read-corpus.ts';
import type { SourcesRead } from './study-sources.ts';

export interface CodingFilesRead {
  readonly codingFiles: readonly CodingFile[];
  /** Codings of what is no source: left out, or a row that is not there. */
  readonly setAside: readonly CodingFile[];
  /** One could not be read, or belongs to no source. */
  readonly broken: boolean;
  readonly problems: readonly Problem[];
}

/**
 * The coding files of a study.
 * @param paths of those files
 * @param sourcePaths of all that may hold sources, were they unreadable
 */
export function readCodingFiles(
  paths: readonly string[],
  sourcePaths: readonly string[],
  corpus: CorpusFiles,
  sources: SourcesRead,
): CodingFilesRead {
  const byPath = grouped(sources.sources, ({ path }) => path);
  const stems = new Map(sourcePaths.map((path) => [stemOf(path), path]));
  const problems: Problem[] = [];
  const codingFiles: CodingFile[] = [];
  const setAside: CodingFile[] = [];
  let broken = false;
  const byRow = (file: WrittenCodings, answers: readonly Source[]) => {
    const table = answers[0]?.path ?? '';
    const text = () => corpus.texts.get(file.path) ?? '';
    const rows = codingsByRow(file, text, answers, sources.brokenTables.has(table));
    appendAll(problems, rows.problems);
    for (const one of rows.files) codingFiles.push(one);
    if (rows.lost.codings.length > 0) setAside.push(rows.lost);
  };
  for (const path of paths) {
    const match = matchCodingFile(path, stems, (other) => corpus.files.has(other));
    if ('problem' in match) {
      problems.push(match.problem);
      broken = true;
      continue;
    }
    if (sources.leftOut.has(match.source)) {
      broken = true;
      continue;
    }
    const own = byPath.get(match.source) ?? [];
    const ofTable = match.source.endsWith('.csv');
    const read = readCodings(corpus, path, match.coder, ofTable ? '' : (own[0]?.id ?? ''), ofTable);
    appendAll(problems, read.problems);
    if (!read.file) broken = true;
    else if (own.length === 0) setAside.push(read.file);
    else if (ofTable) byRow(read.file, own);
    else codingFiles.push(read.file);
  }
  return { codingFiles, setAside, broken, problems };
}
