import { machines } from '../model/coding.ts';
import { compareText } from '../model/order.ts';
import type { Selection } from '../model/selection.ts';
import { splitBy } from '../model/split.ts';
import type { CodedStudy } from '../model/study.ts';

/** One of the two things a comparison compares: a wave, a value of a variable, or what one coder has read. */
export interface Side {
  readonly value: string;
  /** As a reader sees it: a wave's label. */
  readonly label: string;
  /** The study, of a coder's side with nobody's codings but theirs. */
  readonly coded: CodedStudy;
  readonly selection: Selection;
}

/**
 * What a variable lets one compare: waves in the study's order, values in code-point order, coders by name, persons first.
 * @param by `wave`, `coder`, or a variable of the sources
 */
export function sidesBy(by: string, selection: Selection, coded: CodedStudy): Side[] {
  if (by !== 'coder') return splitBy(by, selection, coded).map((split) => ({ ...split, coded }));
  const coders = [...new Set(coded.codingFiles.map(({ coder }) => coder))].sort(
    (a, b) => Number(machines.has(a)) - Number(machines.has(b)) || compareText(a, b),
  );
  return coders.map((coder) => ({ value: coder, label: coder, coded: readBy(coder, coded), selection }));
}

/** The study as one coder has coded it. */
function readBy(coder: string, coded: CodedStudy): CodedStudy {
  const counted = coded.sources.map(({ id }): [string, CodedStudy['codingFiles']] => [
    id,
    coded.codingFiles.filter((file) => file.source === id && file.coder === coder),
  ]);
  return { ...coded, counted: new Map(counted) };
}
