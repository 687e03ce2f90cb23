import { keysOf, stemOf } from '../model/source.ts';
import { columnKeys } from '../model/source-keys.ts';
import type { Span } from '../model/span.ts';
import type { Study } from '../model/study.ts';
import { idColumn } from '../parse/answer-columns.ts';
import { csvRows } from '../parse/csv-cells.ts';
import { readYaml, type YamlNode } from '../parse/yaml.ts';

/**
 * Where names in a file stay as they are: in the heading of a table of answers and the ids of its rows, and in what names
 * columns or rows beside it, which would be lost.
 * @returns whether an offset of the file, which begins a cell or value or stands in one, is there
 */
export function standingIn({ texts }: Pick<Study, 'texts'>, file: string): (offset: number) => boolean {
  let found: readonly Span[] | undefined;
  return (offset) => {
    found ??= spansIn(texts, file);
    const spans = found;
    let [low, high] = [0, spans.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle] as Span).end < offset) low = middle + 1;
      else high = middle;
    }
    const span = spans[low];
    return span !== undefined && span.start <= offset;
  };
}

/** In the order of the file, and none of them touches another. */
function spansIn(texts: Study['texts'], file: string): readonly Span[] {
  const text = texts.get(file) ?? '';
  if (file.endsWith('.csv')) return inTable(text, { path: keysOf(file), text: texts.get(keysOf(file)) ?? '' });
  const keys = file.endsWith('.yaml') ? pointers(file, [...texts.keys()]) : [];
  const { root } = keys.length > 0 ? readYaml(file, text) : {};
  return root ? valuesOf(root, keys, false) : [];
}

function inTable(text: string, keys: { readonly path: string; readonly text: string }): readonly Span[] {
  const [heading = [], ...rows] = csvRows(text).rows;
  const ids = idColumn(keys, heading);
  return [...heading, ...rows.flatMap((row) => row[ids] ?? [])];
}

/** The keys of a file beside a table that name columns or rows of it. */
function pointers(file: string, paths: readonly string[]): readonly string[] {
  const tables = paths.filter((path) => path.endsWith('.csv'));
  if (tables.some((table) => keysOf(table) === file)) return columnKeys;
  return tables.some((table) => file.startsWith(`${stemOf(table)}.`)) ? ['row', 'rows'] : [];
}

/** The values that stand below some keys, however deep. */
function valuesOf(node: YamlNode, keys: readonly string[], isBelow: boolean): Span[] {
  if (node.kind === 'scalar') return isBelow && node.span.start < node.span.end ? [node.span] : [];
  if (node.kind === 'list') return node.items.flatMap((item) => valuesOf(item, keys, isBelow));
  return node.entries.flatMap(({ key, value }) => valuesOf(value, keys, isBelow || keys.includes(key)));
}
