import { codeStudy } from '../coding/code-study.ts';
import { type Decision, planReview } from '../coding/plan-review.ts';
import { type OpenSuggestion, reviewQueue } from '../coding/review-queue.ts';
import { type LocatedCoding, segmentKey } from '../model/coding.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { type OpenedStudy, openSource } from '../study/open.ts';
import { plannedChanges } from '../study/planned-changes.ts';
import type { FileChange } from '../study/save.ts';
import type { Call } from './command.ts';
import type { Opened } from './opened.ts';
import { today } from './today.ts';

/** A decision as it was written, so that it can be taken back to the letter. */
interface Step {
  /** Which question it answered. */
  readonly question: number;
  readonly undo: readonly FileChange[];
}

/** One source and its coding files as they are on disk now. */
interface SourceNow {
  readonly opened: OpenedStudy;
  readonly coded: CodedStudy;
}

/**
 * The files of a review while it runs. Whatever is asked or written is read from disk again first, so that what somebody
 * edits meanwhile is neither lost nor overlooked.
 */
export class ReviewState {
  private readonly steps: Step[] = [];
  private readonly read = new Map<string, SourceNow>();
  /** Coding files that this session made. */
  readonly made = new Set<string>();

  constructor(
    private readonly study: Opened,
    readonly coder: string,
    private readonly apply: Call['apply'],
  ) {}

  get hasSteps(): boolean {
    return this.steps.length > 0;
  }

  now(source: Source): SourceNow {
    const before = this.read.get(source.id);
    const opened = openSource(this.study.opened, source.path);
    if (before && hasSameBytes(before.opened, opened)) return before;
    const now = { opened, coded: codeStudy(opened.study) };
    this.read.set(source.id, now);
    return now;
  }

  /** The suggestions of a passage that are open now and that the coder has not given. */
  openAt({ segment }: Pick<OpenSuggestion, 'segment'>, source: Source): OpenSuggestion[] {
    const { passages } = reviewQueue(this.now(source).coded, this.coder, { order: 'source' });
    const key = segmentKey(segment);
    return passages.flatMap(({ suggestions }) => suggestions).filter((one) => segmentKey(one.segment) === key);
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
    const { opened, coded } = this.now(source);
    const plan = planReview(coded, this.coder, decisions, today());
    if (!plan) return false;
    // The person's coding first: were the next not written, the suggestion would only be asked about again.
    const machines = new Set(decisions.map(({ suggestion }) => suggestion.path));
    const changes = plannedChanges(opened, plan).sort(
      (a, b) => Number(machines.has(a.path)) - Number(machines.has(b.path)),
    );
    await this.apply(this.study.opened.folder, changes);
    for (const { path } of plan.created ?? []) this.made.add(path);
    this.steps.push({ question, undo: changes.map((change) => inverse(change, opened)).reverse() });
    return true;
  }

  /** A question that was left open can be gone back to as well. */
  skip(question: number): void {
    this.steps.push({ question, undo: [] });
  }

  /** Takes the last step back. @returns its question; undefined where there is none. @throws ChangedOnDisk */
  async undo(): Promise<number | undefined> {
    const step = this.steps.pop();
    if (!step) return undefined;
    await this.apply(this.study.opened.folder, step.undo);
    for (const { path, remove } of step.undo) if (remove) this.made.delete(path);
    return step.question;
  }

  /** The study with the codings as they are now in the sources that were asked about. */
  coded(): CodedStudy {
    const { coded } = this.study;
    const asked = [...this.read.keys()].map((id) => this.now(coded.sourceById.get(id) as Source).coded);
    const others = coded.codings.filter(({ source }) => !this.read.has(source));
    return { ...coded, codings: [...others, ...asked.flatMap(({ codings }) => codings)] };
  }
}

function hasSameBytes(one: OpenedStudy, other: OpenedStudy): boolean {
  if (one.bytes.size !== other.bytes.size) return false;
  return [...one.bytes].every(([path, bytes]) => {
    const same = other.bytes.get(path);
    return same === bytes || (same !== undefined && Buffer.compare(same, bytes) === 0);
  });
}

function inverse({ path, content }: FileChange, { bytes }: OpenedStudy): FileChange {
  const over = new Uint8Array(Buffer.from(content));
  const before = bytes.get(path);
  return before ? { path, content: before, over } : { path, content: '', over, remove: true };
}
