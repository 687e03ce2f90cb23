import { machines } from '../model/coding.ts';
import type { Problem } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import type { WrittenCodings } from './codings.ts';

/** So many rows are named. */
const mostNamed = 5;

/**
 * A reading that does not say of which rows it is, in a table most rows of which have no coding: it may be of a few. A theme
 * may also be as rare as that.
 * @param all the answers of the table
 * @param coded those with a coding
 */
export function fewRowsCoded(
  { path, coder, status }: Pick<WrittenCodings, 'path' | 'coder' | 'status'>,
  all: readonly Source[],
  coded: readonly Source[],
): Problem[] {
  if (status !== 'complete' || machines.has(coder) || all.length === 1 || coded.length * 2 >= all.length) return [];
  const ids = coded.slice(0, mostNamed).map(({ row }) => row);
  const list = ids.length === 0 ? '12, 13' : [...ids, ...(coded.length > mostNamed ? ['…'] : [])].join(', ');
  const message = `${coder} has coded ${coded.length === 0 ? 'none' : coded.length} of the ${all.length} rows of ${all[0]?.path}, and all ${all.length} count as read, since no \`rows:\` stands here. If only some were read, list these, coded or not: \`rows: [${list}]\`. If all were, and nothing was found in the others, write \`rows: all\`.`;
  return [{ file: path, line: 1, column: 1, rule: 'few-rows-coded', severity: 'warning', message }];
}
