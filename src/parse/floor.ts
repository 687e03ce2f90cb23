import { asksByLabel } from './speaker-labels.ts';

/** A part of a text that one person says. */
export interface Spoken {
  /** The label it opens with. */
  readonly speaker: string | undefined;
  /** Set apart as a question would be, without a label. */
  readonly question: boolean;
}

/** Who has the floor: the same object as long as they have it. */
export interface Holder {
  readonly speaker: string | undefined;
  readonly asks: boolean;
}

/** Who says each part of a source, one part after the other. */
export class Floor {
  private readonly asking = new Map<string, boolean>();
  private readonly onlyQuestionsLabelled: boolean;
  private holder: Holder | undefined;
  /** The holder has said something. */
  private hasSpoken = false;
  private respondent: string | undefined;

  /** @param all the parts, in order. */
  constructor(all: readonly Spoken[], interviewers: readonly string[]) {
    const { asking } = this;
    for (const { speaker } of all)
      if (speaker !== undefined && !asking.has(speaker)) asking.set(speaker, asksByLabel(speaker, interviewers));
    this.onlyQuestionsLabelled = asking.size > 0 && [...asking.values()].every((asks) => asks);
  }

  /** @param says whether the part has any words. */
  holderOf(part: Spoken, says: boolean): Holder {
    const holder = this.whoSays(part);
    if (!holder.asks && holder.speaker !== undefined) this.respondent = holder.speaker;
    if (holder !== this.holder) {
      this.holder = holder;
      this.hasSpoken = false;
    }
    if (says) this.hasSpoken = true;
    return holder;
  }

  private whoSays({ speaker, question }: Spoken): Holder {
    if (speaker !== undefined) return this.held(speaker, this.asking.get(speaker) === true);
    if (question) return this.held(undefined, true);
    const { holder } = this;
    const asked = holder?.asks && this.hasSpoken;
    const isAnswer = asked && (holder.speaker === undefined || this.onlyQuestionsLabelled);
    return holder && !isAnswer ? holder : this.held(this.respondent, false);
  }

  private held(speaker: string | undefined, asks: boolean): Holder {
    const { holder } = this;
    return holder && holder.asks === asks && holder.speaker === speaker ? holder : { speaker, asks };
  }
}
