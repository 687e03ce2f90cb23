import { counted } from '../model/counted.ts';
import type { ExportedSegment, ExportedSource, ExportedStudy } from '../model/exported.ts';
import { greatest } from '../model/extremes.ts';
import { type CodeInBook, codesById, variableNames } from './exported-codes.ts';
import type { Exported, Exporter } from './exporter.ts';
import { type Column, tableFile, uniqueNames } from './table-file.ts';

/** A flat table of coded passages: a row for each passage and code, with the code's path and the source's variables. */
export const exporter: Exporter = {
  async write(study, ending): Promise<Exported> {
    const columns = segmentColumns(study);
    return { pieces: [await tableFile(columns, ending, study.language)], losses: lossesOf(study) };
  },
};

interface Row {
  readonly segment: ExportedSegment;
  readonly source: ExportedSource;
  readonly code: CodeInBook;
  readonly against: boolean;
  /** Who gave the code. */
  readonly coders: readonly string[];
  readonly number: number;
}

export function segmentColumns(study: ExportedStudy): Column[] {
  const codes = codesById(study);
  const sources = new Map(study.sources.map((source) => [source.name, source]));
  const rows = study.segments.flatMap((segment, index): Row[] => {
    const source = sources.get(segment.source);
    const row = (id: string, against: boolean, coders: readonly string[] = []) => {
      const code = codes.get(id);
      return source && code ? [{ segment, source, code, against, coders, number: index + 1 }] : [];
    };
    return [
      ...segment.codes.flatMap((id, i) => row(id, false, segment.codesBy[i])),
      ...segment.against.flatMap((id, i) => row(id, true, segment.againstBy[i])),
    ];
  });
  const column = (name: string, value: (row: Row) => string | number | null): Column => ({
    name,
    values: rows.map(value),
  });
  const deepest = greatest(
    rows.map(({ code }) => code.path.length - 1),
    1,
  );
  const own = [
    column('segment', ({ number }) => number),
    column('source', ({ source }) => source.name),
    column('case', ({ source }) => source.case),
    column('wave', ({ source }) => source.wave ?? null),
    column('speaker', ({ segment }) => segment.speaker ?? null),
    column('time', ({ segment }) => segment.time ?? null),
    column('start', ({ segment }) => segment.start),
    column('end', ({ segment }) => segment.end),
    column('text', ({ segment }) => segment.text),
    column('code', ({ code }) => code.code.id),
    column('label', ({ code }) => code.code.label),
    column('path', ({ code }) => code.path.join(' > ')),
    column('chapter', ({ code }) => code.path[0] ?? null),
    ...Array.from({ length: deepest }, (_, level) =>
      column(`level ${level + 1}`, ({ code }) => code.path[level + 1] ?? null),
    ),
    column('stance', ({ against }) => (against ? 'against' : 'for')),
    column('coders', ({ coders }) => coders.join(', ')),
    column('translation', ({ segment }) => segment.translation ?? null),
    column('memo', ({ segment }) => segment.memos.join('\n\n') || null),
  ];
  const names = variableNames(study.sources);
  const shown = uniqueNames(
    names,
    own.map(({ name }) => name),
  );
  return [
    ...own,
    ...names.map((name, i) => column(shown[i] as string, ({ source }) => source.variables[name] ?? null)),
  ];
}

function lossesOf({ segments, codings }: ExportedStudy): string[] {
  const places = new Set(segments.map(({ source, start }) => `${source}\0${start}`));
  const others = codings.filter(({ source, start, codes }) => codes.length > 0 && !places.has(`${source}\0${start}`));
  const dated = codings.filter(({ date }) => date !== undefined).length;
  return [
    ...counted(others.length, 'coding of coders who do not count', 'codings of coders who do not count'),
    ...counted(dated, 'day of a coding', 'days of codings'),
  ];
}
