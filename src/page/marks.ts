import type { PageCoding, PagePiece } from '../model/page-source.ts';
import type { CodeColour } from './code-colours.ts';
import { lanesOf } from './lanes.ts';

/** One code of one coding, as it is drawn beside the text. */
export interface Mark {
  readonly coding: PageCoding;
  readonly code: string;
  /** The passage speaks against it. */
  readonly against: boolean;
  readonly colour: CodeColour;
  readonly lane: number;
  readonly pieces: readonly PagePiece[];
}

/** A code the codebook does not have. */
const unknown: CodeColour = { hue: 0, stroke: 3 };

/** The marks of some codings, each in a lane of its own. */
export function marksOf(
  codings: readonly PageCoding[],
  colours: ReadonlyMap<string, CodeColour>,
): { readonly marks: readonly Mark[]; readonly lanes: number } {
  const all = codings.flatMap((coding) => {
    const { pieces, codes, against } = coding;
    const given = [
      ...codes.map((code) => ({ code, against: false })),
      ...against.map((code) => ({ code, against: true })),
    ];
    return given.map((one) => ({ coding, pieces, colour: colours.get(one.code) ?? unknown, ...one }));
  });
  const lanes = lanesOf(all);
  const marks = all.flatMap((mark) => {
    const lane = lanes.get(mark);
    return lane === undefined ? [] : [{ ...mark, lane }];
  });
  return { marks, lanes: Math.max(0, ...lanes.values()) + (marks.length > 0 ? 1 : 0) };
}
