import { terminalTable } from '../render/terminal-table.ts';
import { isNumberType, type QueryAnswer } from '../study/query.ts';

/** Longer cells are cut: the other formats have them whole. */
const longest = 60;

/** An answer for people: a line a row. */
export function queryTable({ columns, rows }: QueryAnswer): string {
  const cells = rows.map((row) => row.map((value) => (value === null ? '' : shortened(String(value)))));
  const right = columns.flatMap(({ type }, i) => (isNumberType(type) ? [i] : []));
  const table = terminalTable(
    columns.map(({ name }) => name),
    cells,
    right,
  );
  return rows.length === 0 ? `${table}(no rows)\n` : table;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const characters = [...line];
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join('')}…`;
}
