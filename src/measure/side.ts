import { isReadFor } from '../model/assessed.ts';
import { type CodingFile, machines } from '../model/coding.ts';
import { filesOfSource } from '../model/files-of-source.ts';
import { compareText } from '../model/order.ts';
import type { Selection } from '../model/selection.ts';
import { sourceWith } from '../model/source-with.ts';
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
    filesOfSource(coded, id).filter((file) => file.coder === coder),
  ]);
  return { ...coded, counted: new Map(counted) };
}

/**
 * Two coders' sides, with nothing but what both have read: the sources both read to the end, each for the codes both read
 * it for. What only one of them could find is no difference between them.
 */
export function readByBoth([first, second]: readonly [Side, Side]): readonly [Side, Side] {
  const { coded } = first;
  const shared = coded.sources.flatMap((source): [string, readonly [CodingFile, CodingFile]][] => {
    const [one, other] = [first, second].map((side) => side.coded.counted.get(source.id)?.[0]);
    if (one?.status !== 'complete' || other?.status !== 'complete') return [];
    const only = onlyBoth(one, other, coded);
    return only === 'nothing'
      ? []
      : [
          [
            source.id,
            [
              { ...one, only },
              { ...other, only },
            ],
          ],
        ];
  });
  const read = new Map(shared);
  const narrowed = (side: Side, at: 0 | 1): Side => {
    // The others stay in the study, uncounted: their names are still to be masked.
    const sources = coded.sources.map((source) =>
      read.has(source.id) ? source : sourceWith(source, { counted: false }),
    );
    const counted = new Map(shared.map(([id, files]): [string, CodingFile[]] => [id, [files[at]]]));
    return { ...side, coded: { ...side.coded, sources, counted } };
  };
  return [narrowed(first, 0), narrowed(second, 1)];
}

/** The codes two readings were both for, as an `only:`; empty: all. */
function onlyBoth(one: CodingFile, other: CodingFile, coded: CodedStudy): readonly string[] | 'nothing' {
  if (one.only.length === 0) return other.only;
  if (other.only.length === 0) return one.only;
  const both = [...coded.codebook.codes.keys()].filter(
    (code) => isReadFor(coded, one, code) && isReadFor(coded, other, code),
  );
  return both.length === 0 ? 'nothing' : both;
}
