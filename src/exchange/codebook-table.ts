import type { Chapter, Code, Codebook } from '../model/codebook.ts';
import type { Language } from '../model/settings.ts';
import { type Column, columnName, columns } from './codebook-columns.ts';
import { listCell } from './listed-cell.ts';

/** In how many cases a code is present, and assessed. */
export interface Counts {
  readonly k: number;
  readonly n: number;
}

/**
 * A codebook as rows of texts, its heading first: a code a row, in the codebook's order.
 * @param countsOf what the columns k and n say; an import ignores them.
 */
export function codebookTable(
  { chapters }: Codebook,
  language: Language,
  countsOf: (code: string) => Counts,
): string[][] {
  const shown = columns.filter((column) => column !== 'subtheme');
  const labels = chapters.map(({ label }) => label);
  const nameOf = ({ id, label }: Chapter) => (labels.indexOf(label) === labels.lastIndexOf(label) ? label : id);
  const rowsOf = (code: Code, chapter: string): string[][] => {
    const cells = cellsOf(code, chapter, countsOf(code.id));
    return [shown.map((column) => cells[column] ?? ''), ...code.children.flatMap((child) => rowsOf(child, chapter))];
  };
  return [
    shown.map((column) => columnName(column, language)),
    ...chapters.flatMap((chapter) => chapter.themes.flatMap((theme) => rowsOf(theme, nameOf(chapter)))),
  ];
}

function cellsOf(code: Code, chapter: string, { k, n }: Counts): Partial<Record<Column, string>> {
  const { id, label, level, parent = '', definition, include, exclude, examples, indicators, aliases, asked } = code;
  return {
    ...{ chapter, code: id, label, level: String(level), parent, definition, include, exclude, examples },
    indicators: listCell(indicators),
    aliases: listCell(aliases),
    asked: listCell(asked ?? []),
    ...(n === 0 ? {} : { k: String(k), n: String(n) }),
  };
}
