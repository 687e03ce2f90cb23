import { nearest } from '../language/nearest.ts';
import { readByBoth, type Side, sidesBy } from '../measure/side.ts';
import type { Selection } from '../model/selection.ts';
import type { CodedStudy } from '../model/study.ts';
import { valueNamed } from '../verbatims/known-values.ts';
import { shownValue } from '../verbatims/shown-value.ts';

/** Why two values cannot be compared, in a sentence. */
export interface NoSides {
  readonly rule: 'unknown-wave' | 'unknown-value' | 'wrong-value';
  readonly fault: string;
  readonly expected?: string | undefined;
}

/** More known values than this are not listed. */
const mostListed = 12;

/** The two sides that values of a variable name; its sources are known to have the variable. */
export function pickSides(
  by: string,
  [from, to]: readonly [string, string],
  selection: Selection,
  coded: CodedStudy,
): readonly [Side, Side] | NoSides {
  if (from.normalize('NFC') === to.normalize('NFC'))
    return { rule: 'wrong-value', fault: `« ${from} » stands on both sides. Name two different ones.` };
  const isName = by === 'wave' || by === 'coder';
  const known = sidesBy(by, selection, coded).map((side) => {
    const shown = isName ? side.value : shownValue(by, side.value, coded);
    return { value: side.value, shown, side: isName ? side : { ...side, label: shown } };
  });
  const [first, second] = [valueNamed(from, known)?.side, valueNamed(to, known)?.side];
  if (first && first === second)
    return { rule: 'wrong-value', fault: `« ${first.label} » stands on both sides. Name two different ones.` };
  if (first && second) return by === 'coder' ? readByBoth([first, second]) : [first, second];
  const unknown = first ? to : from;
  const names = known.map(({ shown }) => shown);
  const listed = names.length > mostListed ? '' : ` Known: ${names.join(', ') || 'none'}.`;
  const expected = nearest(unknown, names);
  if (by === 'wave') return { rule: 'unknown-wave', fault: `The study has no wave « ${unknown} ».${listed}`, expected };
  const fault = by === 'coder' ? `Nobody codes as « ${unknown} ».` : `No source has « ${unknown} » for \`${by}\`.`;
  return { rule: 'unknown-value', fault: `${fault}${listed}`, expected };
}
