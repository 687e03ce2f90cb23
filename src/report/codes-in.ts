import { nearest } from '../language/nearest.ts';
import type { Code } from '../model/codebook.ts';
import { type Composing, fault } from './composing.ts';
import type { DirectiveCall } from './directive.ts';
import { wholeNumber } from './whole-number.ts';

/** The codes a table shows: those of `chapter=` (id or 1-based position) or `code=`, down to `level=` (1: themes); none after a fault. */
export function codesIn(call: DirectiveCall, composing: Composing): Code[] {
  const { chapters, codes } = composing.coded.codebook;
  const { chapter, code } = call.attributes;
  const asked = wholeNumber(call, composing, 'level', 1);
  if (asked === null) return [];
  const level = asked ?? (code === undefined ? 1 : 2);
  const chosen =
    chapter === undefined
      ? chapters
      : chapters.filter(({ id }, index) => id === chapter || String(index + 1) === chapter);
  if (chosen.length === 0) {
    const expected = nearest(
      chapter ?? '',
      chapters.map(({ id }) => id),
    );
    const message = `The codebook has no chapter « ${chapter} ». Name one by its id, or its position from 1 to ${chapters.length}.`;
    fault(composing, call.place, 'unknown-chapter', message, { expected });
  }
  const root = code === undefined ? undefined : codes.get(composing.coded.codebook.aliases.get(code) ?? code);
  if (code !== undefined && !root) {
    fault(composing, call.place, 'unknown-code', `The codebook has no code « ${code} ».`, {
      expected: nearest(code, codes.keys()),
    });
    return [];
  }
  const down = (node: Code): Code[] => (node.level > level ? [] : [node, ...node.children.flatMap(down)]);
  return root ? down(root) : chosen.flatMap(({ themes }) => themes.flatMap(down));
}
