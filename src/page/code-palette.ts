import type { PageGiven, PageNewCode } from '../model/page-wish.ts';
import { drawDefinition } from './code-definition.ts';
import { type FoundCode, searchCodes } from './code-search.ts';
import { type Dialog, openDialog } from './dialog.ts';
import { button, element } from './element.ts';
import { newCodeForm } from './new-code-form.ts';
import type { ReadWords } from './read-words.ts';
import type { Reading } from './reading.ts';
import { recentCodes } from './recent-codes.ts';

interface Picked {
  readonly id: string;
  against: boolean;
}

/** What the palette begins with. */
export interface Beginning {
  /** The words that are to be coded. */
  readonly quote: string;
  readonly codes?: readonly string[];
  readonly against?: readonly string[];
  readonly memo?: string;
  /** A new code, named so, at once. */
  readonly label?: string;
}

/**
 * Asks which codes some words get: codes are found as they are typed, those used lately first, each with its definition
 * in view; several may be picked, a new one made.
 * @returns undefined where somebody gives up.
 */
export function openPalette(reading: Reading, words: ReadWords, begin: Beginning): Promise<PageGiven | undefined> {
  const title = begin.codes ? words.recode : words.palette;
  return openDialog<PageGiven>({ title, close: words.close, wide: true }, (dialog) =>
    new Palette(reading, words, begin, dialog).parts(),
  );
}

class Palette {
  private readonly picked: Picked[];
  private found: readonly FoundCode[] = [];
  private at = 0;
  private moved = false;
  private readonly input: HTMLInputElement;
  private readonly list: HTMLElement;
  private readonly tray: HTMLElement;
  private readonly about: HTMLElement;
  private readonly memo: HTMLTextAreaElement;
  private readonly body: HTMLElement;

  constructor(
    private readonly reading: Reading,
    private readonly words: ReadWords,
    private readonly begin: Beginning,
    private readonly dialog: Dialog<PageGiven>,
  ) {
    const { codes = [], against = [] } = begin;
    this.picked = [...codes.map((id) => ({ id, against: false })), ...against.map((id) => ({ id, against: true }))];
    const field = {
      type: 'text',
      role: 'combobox',
      'aria-expanded': 'true',
      'aria-controls': 'palette-codes',
      'aria-autocomplete': 'list',
      'aria-label': words.searchCodes,
      placeholder: words.searchCodes,
      autocomplete: 'off',
      spellcheck: 'false',
      autofocus: true,
    };
    const typed = () => {
      this.at = 0;
      this.moved = false;
      this.drawList();
    };
    this.input = element('input', { attributes: field, on: { input: typed, keydown: (event) => this.key(event) } });
    const listed = { id: 'palette-codes', role: 'listbox', 'aria-label': words.book };
    this.list = element('ul', { class: 'found', attributes: listed });
    this.tray = element('ul', { class: 'tray', attributes: { 'aria-label': words.chosenCodes } });
    this.about = element('div', {
      class: 'about',
      attributes: { role: 'group', 'aria-label': words.definition, tabindex: 0 },
    });
    this.memo = element('textarea', { attributes: { rows: 2, 'aria-label': words.memo, placeholder: words.memo } });
    this.memo.value = begin.memo ?? '';
    this.memo.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.finish();
    });
    this.body = element('div', { class: 'palette' });
  }

  parts(): HTMLElement[] {
    const quote = element('blockquote', {}, this.begin.quote);
    const save = button(this.words.save, () => this.finish(), { class: 'main' });
    this.body.append(
      quote,
      this.tray,
      this.input,
      element('div', { class: 'columns' }, this.list, this.about),
      this.memo,
      element('footer', {}, element('p', { class: 'faint' }, this.words.paletteHint), save),
    );
    this.drawTray();
    this.drawList();
    if (this.begin.label !== undefined) this.makeCode(this.begin.label);
    return [this.body];
  }

  private key(event: KeyboardEvent): void {
    const { key, shiftKey, altKey } = event;
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      this.at = Math.max(0, Math.min(this.rows.length - 1, this.at + step));
      this.moved = true;
      this.drawCurrent();
    } else if (key === 'Enter' && altKey) this.makeCode(this.input.value);
    else if (key === 'Enter' && shiftKey) this.pickCurrent();
    else if (key === 'Enter') this.enter();
    else if (key === 'Backspace' && this.input.value === '') this.drop(this.picked.at(-1)?.id);
    else return;
    event.preventDefault();
  }

  /** With codes picked and nothing typed or moved to, they are enough. */
  private enter(): void {
    if (this.input.value.trim() !== '' || this.moved || this.picked.length === 0) this.pickCurrent(true);
    else this.finish();
  }

  private pickCurrent(last = false): void {
    const found = this.found[this.at];
    if (!found) this.makeCode(this.input.value);
    else {
      this.pick(found.code.id);
      if (last) this.finish();
    }
  }

  private pick(id: string): void {
    if (!this.picked.some((one) => one.id === id)) this.picked.push({ id, against: false });
    this.input.value = '';
    this.at = 0;
    this.moved = false;
    this.drawTray();
    this.drawList();
    this.input.focus();
  }

  private drop(id: string | undefined): void {
    const index = this.picked.findIndex((one) => one.id === id);
    if (index === -1) return;
    this.picked.splice(index, 1);
    this.drawTray();
    this.input.focus();
  }

  private finish(newCode?: PageNewCode): void {
    const ids = (against: boolean) => this.picked.filter((one) => one.against === against).map(({ id }) => id);
    if (this.picked.length === 0 && !newCode) {
      this.input.focus();
      return;
    }
    this.dialog.close({
      codes: ids(false),
      against: ids(true),
      memo: this.memo.value.trim(),
      ...(newCode ? { newCode } : {}),
    });
  }

  private makeCode(label: string): void {
    const form = newCodeForm(this.reading, this.words, label.trim(), {
      make: (code) => this.finish(code),
      cancel: () => {
        form.replaceWith(this.body);
        this.input.focus();
      },
    });
    const show = () => {
      this.body.replaceWith(form);
      form.querySelector('input')?.focus();
    };
    if (this.body.isConnected) show();
    else queueMicrotask(show);
  }

  private get rows(): Element[] {
    return [...this.list.children];
  }

  private drawTray(): void {
    const { words, reading } = this;
    this.tray.replaceChildren(
      ...this.picked.map((one) => {
        const label = reading.codes.get(one.id)?.label ?? one.id;
        const { hue = 0, stroke = 0 } = reading.colours.get(one.id) ?? {};
        const turn = element('input', {
          attributes: { type: 'checkbox', checked: one.against, 'aria-label': words.againstHint(label) },
          on: {
            change: () => {
              one.against = !one.against;
            },
          },
        });
        return element(
          'li',
          { class: `hue-${hue} stroke-${stroke}` },
          element('span', { class: 'swatch' }),
          label,
          element('label', { class: 'turn-against' }, turn, words.against),
          button('✕', () => this.drop(one.id), { class: 'quiet', attributes: { 'aria-label': words.drop(label) } }),
        );
      }),
    );
  }

  private drawList(): void {
    const { words, reading } = this;
    const typed = this.input.value.trim();
    this.found = searchCodes(typed, [...reading.codes.values()], recentCodes());
    const rows = this.found.map(({ code, alias }, index) => {
      const { hue = 0, stroke = 0 } = reading.colours.get(code.id) ?? {};
      const { here = 0, all = 0 } = reading.counts[code.id] ?? {};
      const attributes = { role: 'option', id: `palette-${index}` };
      return element(
        'li',
        { class: `hue-${hue} stroke-${stroke}`, attributes, on: { click: () => this.press(index) } },
        element('span', { class: 'swatch' }),
        element('span', { class: 'label' }, code.label),
        element(
          'span',
          { class: 'faint' },
          alias === undefined ? (reading.paths.get(code.id) ?? '') : words.formerly(alias),
        ),
        element('span', { class: 'count', attributes: { title: words.counts(here, all) } }, String(here)),
      );
    });
    if (typed !== '') {
      const attributes = { role: 'option', id: `palette-${rows.length}` };
      const make = () => this.makeCode(this.input.value);
      rows.push(element('li', { class: 'make', attributes, on: { click: make } }, words.makeCode(typed)));
    }
    this.list.replaceChildren(...rows);
    this.drawCurrent();
  }

  private press(index: number): void {
    this.at = index;
    this.pickCurrent();
  }

  private drawCurrent(): void {
    this.rows.forEach((row, index) => {
      row.setAttribute('aria-selected', String(index === this.at));
    });
    const row = this.rows[this.at];
    row?.scrollIntoView({ block: 'nearest' });
    this.input.setAttribute('aria-activedescendant', row?.id ?? '');
    const code = this.found[this.at]?.code;
    this.about.replaceChildren(...(code ? [element('h3', {}, code.label), drawDefinition(code, this.words)] : []));
  }
}
