import { slug } from '../model/slug.ts';
import type { Grid } from './grid.ts';
import { variableKey, variableValue } from './table-columns.ts';

/** A table of variables: a row a source, or a case. */
export interface VariablesTable {
  /** What a row says of a source, by the first of its names that has a row. */
  find(names: readonly string[]): Readonly<Record<string, string>> | undefined;
  /** Rows that were never asked for, by their number and key. */
  unused(): { readonly row: number; readonly key: string }[];
  /** Rows whose key a row above has, which is the one that counts. */
  readonly repeated: readonly { readonly row: number; readonly key: string }[];
}

/** Headings of the column that says which file, or which case, a row is of; by default the first column. */
const keyNames = ['file', 'fichier', 'source', 'filename', 'nom-du-fichier', 'case', 'cas', 'id'];

/** Reads a table of variables; undefined where it has no rows below its headings. */
export function variablesTable(grid: Grid | undefined): VariablesTable | undefined {
  const [heading, ...rows] = grid?.rows ?? [];
  if (!heading || rows.length === 0) return undefined;
  const titles = heading.cells.map(({ text }) => text.trim());
  const key = keyNames.map((name) => titles.findIndex((title) => slug(title) === name)).find((at) => at !== -1) ?? 0;
  const named = rows.flatMap(({ number, cells }) => {
    const name = cells[key]?.text.trim() ?? '';
    const values = titles.flatMap((title, column) => {
      const value = variableValue(variableKey(title), cells[column]?.text ?? '');
      return column === key || title === '' || value === '' ? [] : [[variableKey(title), value] as const];
    });
    return name === '' ? [] : [[keyOf(name), { number, name, values: Object.fromEntries(values) }] as const];
  });
  const byKey = new Map(named.toReversed());
  const asked = new Set<string>();
  return {
    repeated: named.flatMap(([name, row]) => (byKey.get(name) === row ? [] : [{ row: row.number, key: row.name }])),
    find: (names) => {
      const found = names.map(keyOf).find((name) => byKey.has(name));
      if (found !== undefined) asked.add(found);
      return found === undefined ? undefined : byKey.get(found)?.values;
    },
    unused: () =>
      named.flatMap(([name, row]) =>
        byKey.get(name) !== row || asked.has(name) ? [] : [{ row: row.number, key: row.name }],
      ),
  };
}

/** Names are compared without folder, ending, case and accents. */
function keyOf(name: string): string {
  const file = name.replace(/^.*[/\\]/, '');
  return slug(file.replace(/\.[a-z][a-z0-9]{1,8}$/i, ''));
}
