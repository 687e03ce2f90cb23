import type { PageCode } from '../model/page-study.ts';
import { drawStory } from './code-story.ts';
import { button, element } from './element.ts';
import type { OrganiseWords } from './organise-words.ts';
import type { Organising } from './organising.ts';
import { type WordDraft, WordDrafts } from './word-drafts.ts';
import { WordsForm } from './words-form.ts';

interface CardActions {
  save(code: PageCode, draft: WordDraft): void;
  /** What is written about a code is no longer what is saved of it, or is so again. */
  drafted(): void;
  redistribute(code: string): void;
  takeBack(): void;
}

/** What is looked at: what a code means, how often it is found, what was done to it. */
export class OrganiseCard {
  readonly element = element('div', { class: 'organise-card' });
  private readonly head = element('header', {});
  private readonly below = element('div', { class: 'below' });
  private form: WordsForm | undefined;
  private drawn: string | undefined;
  private readonly drafts: WordDrafts;

  constructor(
    private readonly organising: Organising,
    private readonly words: OrganiseWords,
    private readonly actions: CardActions,
  ) {
    this.drafts = WordDrafts.of(organising.app);
  }

  focus(): void {
    this.form?.focus();
  }

  /** A code says what was written. */
  settle(saved: PageCode): void {
    this.drafts.drop(saved);
    this.actions.drafted();
    const code = this.organising.find(this.organising.current)?.code;
    if (code?.id === saved.id) this.form?.settle(code);
  }

  draw(): void {
    const { organising } = this;
    const node = organising.find(organising.current);
    this.head.replaceChildren(...this.headParts());
    this.below.replaceChildren(...this.belowParts());
    if (node?.key === this.drawn && node?.code) {
      this.form?.follow(node.code);
      return;
    }
    this.drawn = node?.key;
    const { code } = node ?? {};
    this.form = code && this.formOf(code);
    this.element.replaceChildren(this.head, ...(this.form ? [this.form.element] : []), this.below);
    this.element.scrollTop = 0;
  }

  private formOf(code: PageCode): WordsForm {
    const { drafts, actions, words } = this;
    const keep = (draft: WordDraft) => {
      const before = drafts.has(code);
      drafts.set(code, draft);
      if (drafts.has(code) !== before) actions.drafted();
    };
    return new WordsForm(code, words, { save: (draft) => actions.save(code, draft), keep }, drafts.get(code));
  }

  private headParts(): (HTMLElement | string)[] {
    const { organising, words } = this;
    const node = organising.find(organising.current);
    if (!node) return [element('p', {}, words.noBook)];
    const { id, label, code } = node;
    const count = organising.page.counts[id];
    const facts = code
      ? [id, code.retired && words.retired, code.aliases.length > 0 && words.formerly(code.aliases.join(', '))]
      : [id];
    const split = organising.page.splits.find((one) => one.code === id);
    return [
      element('h2', {}, code ? label : words.chapter(label)),
      element('p', { class: 'faint' }, facts.filter(Boolean).join(' · ')),
      ...(code && count ? [element('p', {}, words.counts(count))] : []),
      ...(code && split
        ? [
            element(
              'p',
              { class: 'faults' },
              `${words.waiting(split.items.length)} `,
              button(words.redistribute, () => this.actions.redistribute(id)),
            ),
          ]
        : []),
    ];
  }

  private belowParts(): HTMLElement[] {
    const { organising, words } = this;
    const { history } = organising.page;
    const code = organising.find(organising.current)?.code;
    const names = new Set([code?.id, ...(code?.aliases ?? [])]);
    const own = code ? history.filter(({ from, to }) => [...from, ...to].some((id) => names.has(id))) : history;
    const hasChange = history.some(({ op, undone }) => op !== 'undo' && !undone);
    return [
      ...(code ? [element('p', { class: 'faint' }, element('code', {}, code.path))] : []),
      element('h3', {}, code ? words.storyOfCode : words.story),
      ...drawStory(own, words),
      ...(hasChange
        ? [
            element(
              'p',
              {},
              button(words.takeBackLast, () => this.actions.takeBack()),
            ),
          ]
        : []),
    ];
  }
}
