import { nearest } from '../language/nearest.ts';
import type { Side } from '../measure/side.ts';
import { selectionOf } from './base.ts';
import { type Composing, fault } from './composing.ts';
import type { DirectiveCall } from './directive.ts';
import { pickSides } from './pick-sides.ts';

/** The two sides that `from=` and `to=` name, of waves or of what `by=` says; undefined after a fault. */
export function sidesOf(call: DirectiveCall, composing: Composing): readonly [Side, Side] | undefined {
  const { coded } = composing;
  const { from, to, by = 'wave', wave } = call.attributes;
  const say = (rule: string, message: string, expected?: string) => {
    fault(composing, call.place, rule, message, { expected });
    return undefined;
  };
  if (!from || !to) return say('missing-attribute', `\`${call.name}\` needs two sides: {from=… to=…}.`);
  if (by === 'wave' && wave !== undefined)
    return say('wrong-value', `\`${call.name}\` compares waves: \`wave=\` selects only with \`by=\`. Remove it.`);
  const variables = [...new Set(coded.sources.flatMap(({ variables: own }) => Object.keys(own)))];
  const known = ['wave', 'coder', 'case', 'source', 'kind', 'language', 'consent', ...variables];
  if (!known.includes(by)) return say('unknown-variable', `No source has a variable « ${by} ».`, nearest(by, known));
  const selection = selectionOf(call, composing);
  if (!selection) return undefined;
  const picked = pickSides(by, [from, to], selection, coded);
  return 'fault' in picked ? say(picked.rule, picked.fault, picked.expected) : picked;
}
