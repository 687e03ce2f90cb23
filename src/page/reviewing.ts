import type { PageDecision, PageReview, PageSuggestion } from '../model/page-review.ts';
import type { PageGiven } from '../model/page-wish.ts';
import type { App } from './app.ts';
import { ask, tell } from './server.ts';

const nothing: PageReview = {
  revision: -1,
  suggestions: [],
  codes: [],
  known: 0,
  accepted: 0,
  rejected: 0,
  waits: [],
  canUndo: false,
  canRedo: false,
};

/** What somebody reviews: the suggestions that are left, and the one that is asked about. */
export class Reviewing {
  review = nothing;
  /** Whether the server has said what there is. */
  isKnown = false;
  /** How sure a suggestion has to be to be accepted unread, 0–1. */
  above = 0.8;
  current: PageSuggestion | undefined;
  private readonly skipped = new Set<string>();
  /** What is being written: nothing else is decided before its answer is seen. */
  private isBusy = false;

  constructor(
    readonly app: App,
    private readonly changed: () => void,
  ) {}

  /** Asks again what there is. @throws Refusal */
  async load(): Promise<void> {
    const { coder, window } = this.app;
    if (coder === undefined) {
      this.current = undefined;
      this.changed();
      return;
    }
    const { above } = this;
    const review = await ask<PageReview>('suggestions', { coder, window, above: String(above) });
    // Somebody else, or another confidence, may have been chosen meanwhile.
    if (coder === this.app.coder && above === this.above) this.take(review);
  }

  /** @returns whether it was carried out: not while something else is. @throws Refusal */
  decide(does: PageDecision, keys: readonly string[], given?: PageGiven): Promise<boolean> {
    return this.send('review', { does, keys, ...given });
  }

  /** Looks for the codebook's indicators. @throws Refusal */
  rules(): Promise<boolean> {
    return this.send('rules', {});
  }

  /** Takes the last step back, or does it again; what is open again through it is asked about. @throws Refusal */
  turn(path: 'undo' | 'redo'): Promise<boolean> {
    return this.alone(async () => {
      const { coder = '', study, window } = this.app;
      const before = new Set(this.review.suggestions.map(({ key }) => key));
      const source = this.current?.source ?? study.sources[0]?.id ?? '';
      await tell(path, { window, source, coders: [coder] });
      await this.load();
      const back = this.review.suggestions.find(({ key }) => !before.has(key));
      if (back) this.show(back);
    });
  }

  /** Leaves the suggestion for later. */
  skip(): void {
    if (!this.current || this.isBusy) return;
    this.skipped.add(this.current.key);
    const { suggestions } = this.review;
    if (suggestions.every(({ key }) => this.skipped.has(key))) this.skipped.clear();
    const at = suggestions.indexOf(this.current);
    const after = [...suggestions.slice(at + 1), ...suggestions.slice(0, at)];
    this.show(after.find(({ key }) => !this.skipped.has(key)) ?? this.current);
  }

  private show(one: PageSuggestion): void {
    this.current = one;
    this.changed();
  }

  private send(path: string, wish: object): Promise<boolean> {
    return this.alone(async () => {
      const { coder, window } = this.app;
      this.take(await tell<PageReview>(path, { window, coder, above: this.above, ...wish }));
    });
  }

  private async alone(run: () => Promise<void>): Promise<boolean> {
    if (this.isBusy) return false;
    this.isBusy = true;
    try {
      await run();
      return true;
    } finally {
      this.isBusy = false;
    }
  }

  /** What is asked about stays, while it is open; then the rest of its passage; then what is most useful. */
  private take(review: PageReview): void {
    if (review.revision < this.review.revision) return;
    const before = this.current;
    this.review = review;
    this.isKnown = true;
    const { suggestions } = review;
    const open = suggestions.filter(({ key }) => !this.skipped.has(key));
    this.current =
      suggestions.find(({ key }) => key === before?.key) ??
      open.find((one) => before !== undefined && isSamePassage(one, before)) ??
      open[0] ??
      suggestions[0];
    this.changed();
  }
}

function isSamePassage(one: PageSuggestion, other: PageSuggestion): boolean {
  return one.source === other.source && JSON.stringify(one.pieces) === JSON.stringify(other.pieces);
}
