import { confirmation } from './confirm-labels.ts';
import {
  type Candidate,
  type Candidates,
  candidatesOf,
  type KnownNames,
  type Label,
  type LabelledBlock,
  mayBeName,
  noLines,
  signsOf,
} from './label-candidates.ts';
import { asksByLabel, isKnownLabel } from './speaker-labels.ts';

const noLabels: Label[] = [];

/** Finds the labels of one source. */
export class LabelFinder {
  private readonly names: KnownNames;

  /**
   * @param interviewers labels of the speakers who ask, besides the known ones.
   * @param speakers labels the source describes: one occurrence of theirs is enough.
   */
  constructor(
    private readonly interviewers: readonly string[],
    speakers: readonly string[],
  ) {
    this.names = {
      isKnown: (name) => speakers.includes(name) || isKnownLabel(name, interviewers),
      mayName: (name) => speakers.includes(name) || mayBeName(name),
    };
  }

  /**
   * What may be a label in a block.
   * @param body the Markdown it stands in.
   * @param signed of each sign, whether the body has it at all.
   */
  candidates(block: LabelledBlock, body: string, signed: readonly boolean[] = []): Candidates {
    return candidatesOf(block, body, this.names, signed);
  }

  /**
   * Tells the labels of a block of a source among its candidates.
   * @param found the lines of candidates of all blocks that have any.
   * @param certain how many paragraphs more begin with each label beyond doubt.
   */
  labelsAmong(found: Candidates, certain?: ReadonlyMap<string, number>): (candidates: Candidates) => readonly Label[] {
    let confirmed: ReturnType<typeof confirmation> | undefined;
    const isConfirmed = (candidate: Candidate, linewise: boolean): boolean => {
      confirmed ??= confirmation(found.flat(), (name) => asksByLabel(name, this.interviewers), certain);
      return confirmed(candidate, linewise);
    };
    return (lines) => {
      if (lines === noLines) return noLabels;
      const labels: Candidate[] = [];
      const linewise = lines[0]?.some(({ doubtful, alone, name }) => doubtful && !alone && name !== undefined) ?? false;
      for (const line of lines) {
        const label = line.find((candidate) => !candidate.doubtful || isConfirmed(candidate, linewise));
        if (label && label.start >= (labels.at(-1)?.end ?? 0)) labels.push(label);
      }
      return labels;
    };
  }
}

/**
 * The labels of each leaf, in order.
 * @param body the Markdown the leaves come from.
 */
export function findLabels(
  leaves: readonly LabelledBlock[],
  body: string,
  interviewers: readonly string[],
  speakers: readonly string[],
): (readonly Label[])[] {
  const finder = new LabelFinder(interviewers, speakers);
  const signed = signsOf(body);
  const found = leaves.map((leaf) => finder.candidates(leaf, body, signed));
  return found.map(finder.labelsAmong(found.flat()));
}
