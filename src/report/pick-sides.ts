import { nearest } from '../language/nearest.ts';
import { type Side, sidesBy } from '../measure/side.ts';
import type { Selection } from '../model/selection.ts';
import type { CodedStudy } from '../model/study.ts';
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
  const sides = sidesBy(by, selection, coded);
  const found = [from, to].map((value) => sides.find((side) => side.value.normalize('NFC') === value.normalize('NFC')));
  const [first, second] = found;
  if (first && second) return [shownSide(by, first, coded), shownSide(by, second, coded)];
  const unknown = first ? to : from;
  const known = sides.map(({ value }) => (by === 'wave' || by === 'coder' ? value : shownValue(by, value, coded)));
  const listed = known.length > mostListed ? '' : ` Known: ${known.join(', ') || 'none'}.`;
  const expected = nearest(unknown, known);
  if (by === 'wave') return { rule: 'unknown-wave', fault: `The study has no wave « ${unknown} ».${listed}`, expected };
  const fault = by === 'coder' ? `Nobody codes as « ${unknown} ».` : `No source has « ${unknown} » for \`${by}\`.`;
  return { rule: 'unknown-value', fault: `${fault}${listed}`, expected };
}

/** A side whose label may be printed. */
function shownSide(by: string, side: Side, coded: CodedStudy): Side {
  return by === 'wave' || by === 'coder' ? side : { ...side, label: shownValue(by, side.value, coded) };
}
