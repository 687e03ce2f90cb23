import type { LeafDirective, TextDirective } from 'mdast-util-directive';
import { nearest } from '../language/nearest.ts';
import type { Place } from '../model/place.ts';
import { type Composing, fault } from './composing.ts';

/** The attributes of a directive as called; one it does not take is a fault. */
export function attributesOf(
  node: LeafDirective | TextDirective,
  known: readonly string[],
  place: Place,
  composing: Composing,
): Record<string, string> {
  const attributes = Object.entries(node.attributes ?? {}).map(([key, value]): [string, string] => [key, value ?? '']);
  const sign = node.type === 'leafDirective' ? '::' : ':';
  for (const [key] of attributes) {
    if (known.includes(key)) continue;
    const takes = known.length > 0 ? `Known: ${known.join(', ')}.` : 'It takes none.';
    const message = `\`${sign}${node.name}\` takes no \`${key}\`. ${takes}`;
    fault(composing, place, 'unknown-attribute', message, { expected: nearest(key, known) });
  }
  return Object.fromEntries(attributes);
}
