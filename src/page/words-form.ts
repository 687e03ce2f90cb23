import type { PageCodeWords } from '../model/page-organise.ts';
import type { PageCode } from '../model/page-study.ts';
import { button, element } from './element.ts';
import type { OrganiseWords } from './organise-words.ts';
import type { WordDraft } from './word-drafts.ts';

type Field = keyof PageCodeWords;

interface WordsActions {
  save(draft: WordDraft): void;
  /** Told of what is to be saved whenever that is something else. */
  keep(draft: WordDraft): void;
}

/** The words of a code, edited in place; what is being written outlives a change of the study elsewhere. */
export class WordsForm {
  readonly element: HTMLFormElement;
  private readonly areas: ReadonlyMap<Field, HTMLTextAreaElement>;
  private readonly doings: HTMLElement;
  private seen: PageCodeWords;

  constructor(
    code: PageCode,
    words: OrganiseWords,
    private readonly actions: WordsActions,
    draft?: WordDraft,
  ) {
    this.seen = wordsOf(code);
    // Only a theme's file has sections of its own for these.
    const fields: Field[] =
      code.level === 1 ? ['definition', 'include', 'exclude', 'examples', 'indicators'] : ['definition', 'indicators'];
    this.areas = new Map(fields.map((field) => [field, this.area(field)]));
    this.doings = element(
      'div',
      { class: 'doings', attributes: { hidden: true } },
      element('button', { class: 'main', attributes: { type: 'submit' } }, words.save),
      button(words.discard, () => this.discard()),
    );
    const submit = (event: Event) => {
      event.preventDefault();
      this.submit();
    };
    const input = () => {
      this.follow();
      this.actions.keep(this.draft);
    };
    this.element = element(
      'form',
      { class: 'form words-form', on: { submit, input, keydown: (event) => this.key(event) } },
      ...[...this.areas].map(([field, area]) => element('label', {}, words.fields[field], area)),
      this.doings,
    );
    this.fill();
    if (draft) this.resume(draft);
  }

  private get isChanged(): boolean {
    return Object.keys(this.draft.wanted).length > 0;
  }

  focus(): void {
    this.areas.get('definition')?.focus();
  }

  /** The code as it is now: fields nobody is writing in say so. */
  follow(code?: PageCode): void {
    if (code) {
      const now = wordsOf(code);
      const { wanted } = this.draft;
      const kept = Object.fromEntries(Object.keys(wanted).map((field) => [field, this.seen[field as Field]]));
      this.seen = { ...now, ...kept };
      for (const [field, area] of this.areas) if (!(field in wanted)) area.value = shown(now[field]);
    }
    this.doings.hidden = !this.isChanged;
  }

  /** What was written is what the file says. */
  settle(code: PageCode): void {
    this.seen = wordsOf(code);
    this.fill();
  }

  private get draft(): WordDraft {
    const differing = [...this.areas].filter(([field, area]) => area.value.trim() !== shown(this.seen[field]).trim());
    return {
      seen: Object.fromEntries(differing.map(([field]) => [field, this.seen[field]])),
      wanted: Object.fromEntries(differing.map(([field, area]) => [field, written(field, area.value)])),
    };
  }

  private area(field: Field): HTMLTextAreaElement {
    return element('textarea', {
      class: field,
      attributes: { rows: field === 'definition' ? 4 : 2, spellcheck: 'true' },
    });
  }

  private submit(): void {
    if (this.isChanged) this.actions.save(this.draft);
  }

  private discard(): void {
    this.fill();
    this.actions.keep(this.draft);
    this.focus();
  }

  /** Goes on with what was begun. */
  private resume({ seen, wanted }: WordDraft): void {
    this.seen = { ...this.seen, ...seen };
    for (const [field, value] of Object.entries(wanted)) {
      const area = this.areas.get(field as Field);
      if (area) area.value = shown(value);
    }
    this.follow();
  }

  private fill(): void {
    for (const [field, area] of this.areas) area.value = shown(this.seen[field]);
    this.doings.hidden = true;
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.submit();
  }
}

function wordsOf({ definition, include, exclude, examples, indicators }: PageCode): PageCodeWords {
  return { definition, include, exclude, examples, indicators };
}

/** Indicators stand on lines of their own. */
function shown(value: string | readonly string[]): string {
  return typeof value === 'string' ? value : value.join('\n');
}

function written(field: Field, text: string): string | string[] {
  if (field !== 'indicators') return text.trim();
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}
