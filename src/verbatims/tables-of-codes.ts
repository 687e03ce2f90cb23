import type { Chapter, Code } from '../model/codebook.ts';
import type { ExportedCoding } from '../model/exported.ts';
import type { Table } from '../model/table.ts';
import { type ColumnOf, dayOf, columnMeanings as meanings, tableOf } from './table-of.ts';
import type { Tabulated, TabulatedSource } from './tabulated.ts';

interface CodeRow {
  readonly code: Code;
  readonly theme: Code;
  readonly chapter: Chapter;
  readonly path: readonly string[];
  readonly position: number;
}

export function codesTable({ exported }: Tabulated): Table {
  function* rows(): Generator<CodeRow> {
    let position = 0;
    function* below(code: Code, theme: Code, chapter: Chapter, above: readonly string[]): Generator<CodeRow> {
      const path = [...above, code.label];
      position++;
      yield { code, theme, chapter, path, position };
      for (const child of code.children) yield* below(child, theme, chapter, path);
    }
    for (const chapter of exported.chapters)
      for (const theme of chapter.themes) yield* below(theme, theme, chapter, [chapter.label]);
  }
  const columns: ColumnOf<CodeRow>[] = [
    ['code', 'text', 'its id', ({ code }) => code.id],
    ['label', 'text', 'its label', ({ code }) => code.label],
    ['level', 'integer', '1 of a theme, 2 of a sub-theme, and so on', ({ code }) => code.level],
    ['position', 'integer', 'its place in the codebook, from 1', ({ position }) => position],
    ['parent', 'text', 'the code above; empty of a theme', ({ code }) => code.parent],
    ['theme', 'text', 'the theme it belongs to; of a theme itself', ({ theme }) => theme.id],
    ['chapter', 'text', 'id of the chapter', ({ chapter }) => chapter.id],
    ['chapter_label', 'text', 'its label', ({ chapter }) => chapter.label],
    ['path', 'text', 'labels from the chapter down, with ` > ` between', ({ path }) => path.join(' > ')],
    ['definition', 'text', 'what it means', ({ code }) => code.definition.trim() || null],
  ];
  return tableOf('codes', 'a code', columns, rows);
}

interface CodingRow {
  readonly coding: ExportedCoding;
  readonly number: number;
  readonly source: TabulatedSource;
  readonly code: string | null;
  readonly stance: 'for' | 'against' | null;
}

export function codingsTable({ coded, exported, byName }: Tabulated): Table {
  function* rows(): Generator<CodingRow> {
    let number = 0;
    for (const coding of exported.codings) {
      if (coding.continues) continue;
      number++;
      const row = { coding, number, source: byName.get(coding.source) as TabulatedSource };
      for (const code of coding.codes) yield { ...row, code, stance: 'for' };
      for (const code of coding.against) yield { ...row, code, stance: 'against' };
      if (coding.codes.length + coding.against.length === 0) yield { ...row, code: null, stance: null };
    }
  }
  const counts = ({ source, coding }: CodingRow) =>
    coded.counted.get(source.source.id)?.some(({ coder }) => coder === coding.coder) ?? false;
  const columns: ColumnOf<CodingRow>[] = [
    ['coding', 'integer', 'its number; one with two codes has two rows', ({ number }) => number],
    ['source', 'text', meanings.source, ({ source }) => source.name],
    ['case_id', 'text', meanings.case, ({ source }) => source.case],
    ['wave', 'text', meanings.wave, ({ source }) => source.source.wave],
    ['coder', 'text', 'who gave it', ({ coding }) => coding.coder],
    ['counted', 'boolean', 'the coder counts in this interview', counts],
    ['code', 'text', 'the code; empty where there is only a memo', ({ code }) => code],
    ['stance', 'text', '`for`, or `against`: it speaks against the code', ({ stance }) => stance],
    ['start_offset', 'integer', 'where its words begin, as in `paragraphs`', ({ coding }) => coding.start],
    ['end_offset', 'integer', 'where they end, exclusive', ({ coding }) => coding.end],
    ['text', 'text', 'its words; of a quote with cuts the first piece', ({ coding }) => coding.text],
    ['memo', 'text', 'the memo', ({ coding }) => coding.memo],
    ['date', 'date', 'its day; empty of a month or a year alone', ({ coding }) => dayOf(coding.date)],
  ];
  return tableOf('codings', 'a coding of a person and a code', columns, rows);
}
