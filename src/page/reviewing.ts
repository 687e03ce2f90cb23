import type { PageBlindPassage, PageDecision, PageReview, PageSift, PageSuggestion } from '../model/page-review.ts';
import type { PageGiven } from '../model/page-wish.ts';
import type { App } from './app.ts';
import { ask, tell } from './server.ts';

/** What is asked about: a suggestion, or a passage before its suggestions are seen. */
export type Asked = PageSuggestion | PageBlindPassage;

export function isBlind(one: Asked): one is PageBlindPassage {
  return 'blind' in one;
}

const nothing: PageReview = {
  revision: -1,
  suggestions: [],
  open: 0,
  codes: [],
  known: 0,
  accepted: 0,
  rejected: 0,
  shown: { k: 0, n: 0 },
  blind: { k: 0, n: 0 },
  reported: [],
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
  /** The threshold that what is known was asked for with. */
  reviewedAbove: number | undefined;
  current: Asked | undefined;
  private sifted: PageSift = JSON.parse(sessionStorage.getItem('study-sift') ?? '{}');
  private readonly skipped = new Set<string>();

  constructor(
    readonly app: App,
    private readonly changed: () => void,
  ) {}

  /** Which suggestions are asked about; of this window, beyond a change of language. */
  get sift(): PageSift {
    return this.sifted;
  }

  /** @param change what of it becomes something else; `undefined` takes it away. */
  set(change: { readonly [K in keyof PageSift]: PageSift[K] | undefined }): void {
    const all = Object.entries({ ...this.sifted, ...change });
    this.sifted = Object.fromEntries(all.filter(([, value]) => value !== undefined));
    sessionStorage.setItem('study-sift', JSON.stringify(this.sifted));
    this.skipped.clear();
    this.current = undefined;
  }

  /** Asks again what there is. @throws Refusal */
  async load(): Promise<void> {
    const { coder, window } = this.app;
    if (coder === undefined) {
      this.current = undefined;
      this.changed();
      return;
    }
    const { above, sift } = this;
    const query = { coder, window, above: String(above), sift: JSON.stringify(sift) };
    const review = await ask<PageReview>('suggestions', query);
    // Somebody else, or something else, may have been chosen meanwhile.
    if (coder === this.app.coder && above === this.above && sift === this.sift) this.take(review, above);
  }

  /** @throws Refusal */
  decide(does: PageDecision, keys: readonly string[], given?: PageGiven): Promise<void> {
    return this.send('review', { does, keys, ...given });
  }

  /** Looks for the codebook's indicators. @throws Refusal */
  rules(): Promise<void> {
    return this.send('rules', {});
  }

  /** Takes the last step back, or does it again; what is open again through it is asked about. @throws Refusal */
  async turn(path: 'undo' | 'redo'): Promise<void> {
    const { coder = '', study, window } = this.app;
    const before = new Set(this.review.suggestions.map(({ key }) => key));
    const source = this.current?.source ?? study.sources[0]?.id ?? '';
    await tell(path, { window, source, coders: [coder] });
    await this.load();
    const back = this.review.suggestions.find(({ key }) => !before.has(key));
    if (back) this.show(back);
  }

  /** Leaves the suggestion for later. */
  skip(): void {
    if (!this.current) return;
    this.skipped.add(this.current.key);
    const { suggestions } = this.review;
    if (suggestions.every(({ key }) => this.skipped.has(key))) this.skipped.clear();
    const at = suggestions.indexOf(this.current);
    const after = [...suggestions.slice(at + 1), ...suggestions.slice(0, at)];
    this.show(after.find(({ key }) => !this.skipped.has(key)) ?? this.current);
  }

  private show(one: Asked): void {
    this.current = one;
    this.changed();
  }

  private async send(path: string, wish: object): Promise<void> {
    const { coder, window } = this.app;
    const { above, sift } = this;
    this.take(await tell<PageReview>(path, { window, coder, above, sift, ...wish }), above);
    if (above !== this.above || sift !== this.sift) await this.load();
  }

  /** What is asked about stays, while it is open; then the rest of its passage; then what is most useful. */
  private take(review: PageReview, above: number): void {
    if (review.revision < this.review.revision) return;
    this.reviewedAbove = above;
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

function isSamePassage(one: Asked, other: Asked): boolean {
  return one.source === other.source && JSON.stringify(one.pieces) === JSON.stringify(other.pieces);
}
