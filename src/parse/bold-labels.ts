import { boldCandidate } from './label-candidates.ts';
import { isLetter } from './plain-speech.ts';

/** A bold label that words follow, as it was met: its bytes, from an offset to another. */
export interface BoldLabel {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const space = 0x20;
const colon = 0x3a;
/** Longer than a bold label, and than the time code and the character after it, in bytes. */
const longestLabel = 240;
const longestTime = 24;
/** Labels that are known again. */
const mostMet = 8;

/** The bold labels that paragraphs of a file begin with: known again by their bytes where they were met before. */
export class BoldLabels {
  private readonly met: BoldLabel[] = [];

  /** @param bytes of a text of UTF-8. */
  constructor(private readonly bytes: Buffer) {}

  /**
   * The label that a line begins with, where it can be read in no other way and words follow.
   * @param start of the line, in bytes.
   */
  at(start: number, end: number): BoldLabel | undefined {
    return this.metBefore(start) ?? this.read(start, end);
  }

  /** A label that was met before, where a letter follows that no time code begins with. */
  private metBefore(start: number): BoldLabel | undefined {
    const { bytes } = this;
    for (const label of this.met) {
      const to = start + label.to - label.from;
      if (isLetter(bytes[to + 1] as number) && bytes[to] === space && isSame(bytes, label, start))
        return { name: label.name, from: start, to };
    }
    return undefined;
  }

  private read(start: number, end: number): BoldLabel | undefined {
    const { bytes } = this;
    const close = bytes.indexOf(colon, start) + 3;
    if (close > start + longestLabel || bytes[close] !== space) return undefined;
    const opening = bytes.toString('utf8', start, Math.min(end, close + longestTime));
    const candidates = boldCandidate(opening, start);
    if (!candidates) return undefined;
    const [[label]] = candidates;
    const name = label.name as string;
    const to = start + Buffer.byteLength(opening.slice(0, label.end - start));
    if (to === close && this.met.length < mostMet) this.met.push({ name, from: start, to });
    return { name, from: start, to };
  }
}

function isSame(bytes: Uint8Array, { from, to }: BoldLabel, start: number): boolean {
  for (let at = from, other = start; at < to; at++, other++) if (bytes[at] !== bytes[other]) return false;
  return true;
}
