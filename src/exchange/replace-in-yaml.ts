import { appendAll } from '../model/append.ts';
import { applyEdits } from '../model/edit.ts';
import type { Span } from '../model/span.ts';
import type { YamlNode } from '../parse/yaml.ts';
import type { Splice } from './edit-keys.ts';
import { yamlScalar } from './yaml-text.ts';

/** Changes of one piece of text: a value as it reads, or words of a comment. */
export type Rewrite = (text: string) => readonly Splice[];

interface Scalar {
  readonly span: Span;
  readonly value: string;
  /** Within `{…}` or `[…]`. */
  readonly flow: boolean;
}

/** Keys below it are words of the text, too: the labels of speakers. */
const labelled = 'speakers';

/**
 * Splices that rewrite what a stretch of YAML says: the values of its scalars, and its comments; keys stay, but for the
 * labels of speakers, which are words of the text.
 * @param text the whole file
 * @param isKept whether the value that begins at an offset stays
 */
export function replaceInYaml(
  text: string,
  { start, end, root }: Span & { readonly root: YamlNode | undefined },
  rewrite: Rewrite,
  isKept: (offset: number) => boolean = () => false,
): Splice[] {
  const scalars = root ? scalarsOf(root, text, false) : [];
  scalars.sort((a, b) => a.span.start - b.span.start);
  const splices = scalars.flatMap((scalar) => (isKept(scalar.span.start) ? [] : inScalar(text, scalar, rewrite)));
  let from = start;
  for (const { span } of [...scalars, { span: { start: end, end } }]) {
    appendAll(splices, inComments(text, from, span.start, rewrite));
    from = Math.max(from, span.end);
  }
  return splices.sort((a, b) => a.start - b.start);
}

function scalarsOf(node: YamlNode, text: string, flow: boolean): Scalar[] {
  if (node.kind === 'scalar')
    return node.span.start === node.span.end ? [] : [{ span: node.span, value: node.value, flow }];
  if (node.kind === 'list') {
    const inside = flow || text[node.span.start] === '[';
    return node.items.flatMap((item) => scalarsOf(item, text, inside));
  }
  const inside = flow || node.flow;
  return node.entries.flatMap(({ key, value }) => {
    const labels =
      key === labelled && value.kind === 'map'
        ? value.entries.map((entry) => ({ span: entry.keySpan, value: entry.key, flow: inside || value.flow }))
        : [];
    return [...labels, ...scalarsOf(value, text, inside)];
  });
}

/** A value on one line is written anew in the way it was written; the lines of a longer one are changed where they stand. */
function inScalar(text: string, { span, value, flow }: Scalar, rewrite: Rewrite): Splice[] {
  const written = text.slice(span.start, span.end);
  if (written.includes('\n'))
    return rewrite(written).map((one) => ({ ...one, start: one.start + span.start, end: one.end + span.start }));
  const edits = rewrite(value);
  if (edits.length === 0) return [];
  const changed = applyEdits(value, edits);
  return [{ ...span, text: encoded(written, changed, flow) }];
}

function encoded(written: string, value: string, flow: boolean): string {
  if (written.startsWith('"')) return JSON.stringify(value);
  if (written.startsWith("'")) return `'${value.replace(/'/g, "''")}'`;
  return yamlScalar(value, flow);
}

function inComments(text: string, start: number, end: number, rewrite: Rewrite): Splice[] {
  return [...text.slice(start, end).matchAll(/(?<=^|\s)#[^\n]*/g)].flatMap(({ 0: comment, index }) =>
    rewrite(comment).map((one) => ({ ...one, start: one.start + start + index, end: one.end + start + index })),
  );
}
