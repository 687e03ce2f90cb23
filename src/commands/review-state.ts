import { type Decision, personsFirst, planReview } from '../coding/plan-review.ts';
import { type OpenSuggestion, openAt } from '../coding/review-queue.ts';
import type { LocatedCoding } from '../model/coding.ts';
import type { Source } from '../model/source.ts';
import type { Call } from './command.ts';
import type { Opened } from './opened.ts';
import { SessionFiles } from './session-files.ts';
import { today } from './today.ts';

/** The files of a review while it runs. */
export class ReviewState extends SessionFiles {
  constructor(
    study: Opened,
    readonly coder: string,
    private readonly call: Pick<Call, 'apply' | 'env'>,
  ) {
    super(study, call.apply);
  }

  /** The suggestions of a passage that are open now and that the coder has not given. */
  openAt({ segment }: Pick<OpenSuggestion, 'segment'>, source: Source): OpenSuggestion[] {
    return openAt(this.now(source).coded, this.coder, segment);
  }

  /** The same suggestion as it stands now; undefined where it is no longer open. */
  again(one: OpenSuggestion, source: Source): OpenSuggestion | undefined {
    return this.openAt(one, source).find(({ path, codes }) => path === one.path && codes.join() === one.codes.join());
  }

  /** The coder's own codings of a source. */
  own(source: Source): LocatedCoding[] {
    return this.now(source).coded.codings.filter(({ coder }) => coder === this.coder);
  }

  /** Writes decisions about one source at once. @returns false where a file cannot be changed without risk. */
  async write(question: number, source: Source, decisions: readonly Decision[]): Promise<boolean> {
    const plan = planReview(this.now(source).coded, this.coder, decisions, today(this.call.env));
    if (!plan) return false;
    await this.writePlan(question, source, plan, personsFirst(decisions));
    return true;
  }
}
