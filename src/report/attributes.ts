import type { LeafDirective, TextDirective } from 'mdast-util-directive';
import { toString as textOf } from 'mdast-util-to-string';
import { nearest } from '../language/nearest.ts';
import type { Place } from '../model/place.ts';
import { straightenQuotes } from '../parse/template.ts';
import { type Composing, fault } from './composing.ts';

type Directive = LeafDirective | TextDirective;

/**
 * The attributes of a directive as called; one it does not take, or that stands twice, is a fault.
 * @param body the text its position counts in.
 */
export function attributesOf(
  node: Directive,
  known: readonly string[],
  body: string,
  place: Place,
  composing: Composing,
): Record<string, string> {
  const attributes = Object.entries(node.attributes ?? {}).map(([key, value]): [string, string] => [key, value ?? '']);
  for (const [key] of attributes) {
    if (known.includes(key)) continue;
    const takes = known.length > 0 ? `Known: ${known.join(', ')}.` : 'It takes none.';
    const message = `\`${nameOf(node)}\` takes no \`${key}\`. ${takes}`;
    fault(composing, place, 'unknown-attribute', message, { expected: nearest(key, known) });
  }
  for (const key of repeated(keysWritten(node, body))) {
    const message = `\`${nameOf(node)}\` has \`${key}\` twice, and only the last would count. Keep one.`;
    fault(composing, place, 'duplicate-attribute', message);
  }
  return Object.fromEntries(attributes);
}

/** Reports words between the brackets of a directive that has no use for them. */
export function refuseText(node: Directive, place: Place, composing: Composing): void {
  if (node.children.length === 0) return;
  const message = `\`${nameOf(node)}\` takes no words between brackets: « ${textOf(node)} » would be lost. Remove them, or write them beside it.`;
  fault(composing, place, 'unused-text', message);
}

function nameOf({ type, name }: Directive): string {
  return `${type === 'leafDirective' ? '::' : ':'}${name}`;
}

/** The keys between the braces, in the order and as often as they are written. */
function keysWritten(node: Directive, body: string): string[] {
  const start = node.position?.start.offset ?? 0;
  const labelEnd = node.children.at(-1)?.position?.end.offset ?? start;
  const written = straightenQuotes(body.slice(start, node.position?.end.offset));
  const braces = written.indexOf('{', labelEnd - start);
  if (braces === -1) return [];
  const pairs = written
    .slice(braces + 1)
    .matchAll(/([\p{L}_][\p{L}\p{N}_.:-]*)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'}]+))?/gu);
  return [...pairs].map((pair) => pair[1] as string);
}

function repeated(keys: readonly string[]): string[] {
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
}
