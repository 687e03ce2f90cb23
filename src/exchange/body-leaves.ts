import { type Leaf, leavesOf } from '../parse/leaves.ts';

let last: { readonly body: string; readonly leaves: Leaf[] } | undefined;

/** The blocks of a body. Those of the last one are kept: each step of writing a source looks at the same body again. */
export function bodyLeaves(body: string): Leaf[] {
  const text = body.endsWith('\n') ? body.slice(0, -1) : body;
  if (last?.body !== text) last = { body: text, leaves: leavesOf(text) };
  return last.leaves;
}
