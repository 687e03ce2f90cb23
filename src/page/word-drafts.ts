import type { PageCodeWords } from '../model/page-organise.ts';
import type { PageCode } from '../model/page-study.ts';
import type { App } from './app.ts';

/** Words of a code that differ from what was shown, and what that was. */
export interface WordDraft {
  readonly seen: Partial<PageCodeWords>;
  readonly wanted: Partial<PageCodeWords>;
}

const kept = new WeakMap<App, WordDrafts>();

/** What was written about codes and is not saved, by code: it stays while another code, part or language is looked at. */
export class WordDrafts {
  private readonly drafts = new Map<string, WordDraft>();

  private constructor() {
    // Only the window knows of them: it asks before it goes.
    addEventListener('beforeunload', (event) => {
      if (this.drafts.size > 0) event.preventDefault();
    });
  }

  /** Those of a window. */
  static of(app: App): WordDrafts {
    const drafts = kept.get(app) ?? new WordDrafts();
    kept.set(app, drafts);
    return drafts;
  }

  /** That of a code, also one that was begun under a former id. */
  get(code: PageCode): WordDraft | undefined {
    const key = this.key(code);
    return key === undefined ? undefined : this.drafts.get(key);
  }

  has(code: PageCode): boolean {
    return this.key(code) !== undefined;
  }

  /** @param draft what there is to save; nothing where it wants nothing. */
  set(code: PageCode, draft: WordDraft): void {
    this.drop(code);
    if (Object.keys(draft.wanted).length > 0) this.drafts.set(code.id, draft);
  }

  drop(code: PageCode): void {
    const key = this.key(code);
    if (key !== undefined) this.drafts.delete(key);
  }

  private key({ id, aliases }: PageCode): string | undefined {
    return [id, ...aliases].find((one) => this.drafts.has(one));
  }
}
