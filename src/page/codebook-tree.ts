import type { PageCode } from '../model/page-study.ts';
import { drawDefinition } from './code-definition.ts';
import { fold, searchCodes } from './code-search.ts';
import { button, element } from './element.ts';
import type { ReadWords } from './read-words.ts';
import type { Reading } from './reading.ts';

/** The codebook beside the text: codes with their counts as they are now, the chosen one with its definition. */
export class CodebookTree {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  private readonly tree: HTMLElement;
  private readonly about: HTMLElement;
  private chosen: string | undefined;

  constructor(
    private readonly reading: Reading,
    private readonly words: ReadWords,
    private readonly give: (code: string) => void,
  ) {
    const attributes = { type: 'search', 'aria-label': words.searchCodes, placeholder: words.searchCodes };
    this.input = element('input', { attributes, on: { input: () => this.draw() } });
    this.tree = element('div', { class: 'tree' });
    this.about = element('div', { class: 'about' });
    this.element = element(
      'section',
      { class: 'book', attributes: { 'aria-label': words.book } },
      element('h2', {}, words.book),
      this.input,
      this.about,
      this.tree,
    );
    for (const what of ['codings', 'filter'] as const) reading.on(what, () => this.draw());
    this.draw();
  }

  /** Shows what a code means. */
  choose(id: string | undefined): void {
    this.chosen = id;
    this.draw();
  }

  private draw(): void {
    const { reading, words } = this;
    const focused = (document.activeElement as HTMLElement | null)?.dataset.code;
    const typed = fold(this.input.value);
    const found = new Set(searchCodes(typed, [...reading.codes.values()], []).map(({ code }) => code.id));
    const isWanted = (code: PageCode): boolean => typed === '' || found.has(code.id) || code.children.some(isWanted);
    const rows = (code: PageCode): HTMLElement =>
      element(
        'li',
        {},
        this.row(code),
        code.children.some(isWanted) && element('ul', {}, ...code.children.filter(isWanted).map(rows)),
      );
    this.tree.replaceChildren(
      ...reading.app.study.chapters.flatMap(({ label, themes }) => {
        const wanted = themes.filter(isWanted);
        return wanted.length === 0 ? [] : [element('h3', {}, label), element('ul', {}, ...wanted.map(rows))];
      }),
    );
    if (this.tree.childElementCount === 0) this.tree.append(element('p', { class: 'faint' }, words.noCode));
    if (focused) this.tree.querySelector<HTMLElement>(`[data-code="${CSS.escape(focused)}"]`)?.focus();
    this.drawAbout();
  }

  private row({ id, label, retired }: PageCode): HTMLElement {
    const { hue = 0, stroke = 0 } = this.reading.colours.get(id) ?? {};
    const { here = 0, all = 0 } = this.reading.counts[id] ?? {};
    const isChosen = id === this.chosen;
    const attributes = { type: 'button', 'data-code': id, 'aria-expanded': String(isChosen) };
    const names = ['code', `hue-${hue}`, `stroke-${stroke}`, retired && 'retired', isChosen && 'chosen'];
    return element(
      'button',
      {
        class: names.filter((name) => name !== false).join(' '),
        attributes,
        on: { click: () => this.choose(isChosen ? undefined : id) },
      },
      element('span', { class: 'swatch' }),
      element('span', { class: 'label' }, label),
      element(
        'span',
        { class: 'count', attributes: { title: this.words.counts(here, all) } },
        element('span', { attributes: { 'aria-hidden': 'true' } }, `${here} / ${all}`),
        element('span', { class: 'unseen' }, this.words.counts(here, all)),
      ),
    );
  }

  private drawAbout(): void {
    const { reading, words, chosen } = this;
    const code = chosen === undefined ? undefined : reading.codes.get(chosen);
    this.about.replaceChildren();
    if (!code) return;
    const isOnly = reading.filter.code === code.id;
    this.about.append(
      element('h3', {}, code.label),
      drawDefinition(code, words),
      element(
        'div',
        { class: 'doings' },
        !code.retired && button(words.giveCode, () => this.give(code.id), { class: 'main' }),
        button(isOnly ? words.noFilter : words.only, () => reading.sift({ code: isOnly ? undefined : code.id }), {
          attributes: { 'aria-pressed': isOnly ? 'true' : 'false' },
        }),
      ),
    );
  }
}
