import { type Chosen, chosenText, wholeWords } from './chosen.ts';
import { button, element } from './element.ts';
import { clearHighlights, highlight, highlightMarks } from './highlights.ts';
import { Margin } from './margin.ts';
import { type Mark, marksOf } from './marks.ts';
import type { ReadCommands } from './read-commands.ts';
import { readKeys, type Walk } from './read-keys.ts';
import type { ReadWords } from './read-words.ts';
import type { Reading } from './reading.ts';
import { titleOf } from './source-list.ts';
import { drawTranscript, placeIn, type Transcript } from './transcript.ts';

/** The transcript with its codings: what is read, chosen and coded. */
export class ReadingView {
  readonly element: HTMLElement;
  private readonly place: HTMLElement;
  private readonly bar: HTMLElement;
  private transcript: Transcript | undefined;
  private margin: Margin | undefined;
  private here = 0;

  constructor(
    private readonly reading: Reading,
    private readonly words: ReadWords,
    private readonly commands: ReadCommands,
    private readonly help: () => void,
  ) {
    this.place = element('div', { class: 'page' });
    this.bar = element('div', { class: 'bar', attributes: { hidden: true } });
    this.element = element('div', { class: 'view' }, this.place, this.bar);
    reading.on('source', () => this.drawSource());
    reading.on('codings', () => this.drawMarks());
    reading.on('filter', () => this.drawMarks());
    reading.on('coder', () => this.drawMarks());
    reading.on('active', () => this.drawMarks());
    reading.on('chosen', () => this.drawChosen());
    this.place.addEventListener('pointerdown', this.onPress);
    document.addEventListener('pointerup', this.onRelease);
    if (reading.source) this.drawSource();
  }

  close(): void {
    document.removeEventListener('pointerup', this.onRelease);
    this.margin?.close();
    clearHighlights();
  }

  /** Puts the focus where somebody was reading. */
  focus(): void {
    this.transcript?.blocks[this.here]?.words.focus({ preventScroll: true });
  }

  /** Chooses words that somebody was led to; nothing where the transcript has become another. */
  show(words: Chosen): void {
    const whole = wholeWords(this.reading.paragraphs, words);
    if (!whole) return;
    this.reading.choose(whole);
    this.walk().show(whole);
  }

  readonly turnPage = (by: 1 | -1): void => {
    const { rows, source } = this.reading;
    const own = rows.findIndex(({ id }) => id === source?.id);
    const next = rows[own + by];
    if (next) location.hash = `read/${encodeURIComponent(next.id)}`;
  };

  private drawSource(): void {
    const { reading, words } = this;
    const { source, app } = reading;
    if (!source) {
      this.clear();
      return;
    }
    const { moved } = reading;
    const isSame = moved !== undefined;
    const seen = moved && this.seen(moved);
    const hadFocus = this.element.contains(document.activeElement);
    const row = app.study.sources.find(({ id }) => id === source.id);
    const title = row ? titleOf(row) : source.id;
    this.margin?.close();
    const transcript = drawTranscript(source.turns, words.transcript(title), source.language);
    this.transcript = transcript;
    const here = moved ? nearest(moved, this.here) : 0;
    this.here = 0;
    this.rest(here);
    this.margin = new Margin(transcript, {
      labelOf: (code) => reading.codes.get(code)?.label ?? code,
      words: words.marks,
      coderOf: () => app.coder,
      press: ({ coding }: Mark) => reading.activate(coding.key === reading.active?.key ? undefined : coding.key),
    });
    transcript.element.addEventListener('keydown', readKeys(reading, this.commands, this.walk()));
    transcript.element.addEventListener('focusin', ({ target }) => {
      const paragraph = (target as HTMLElement)
        .closest<HTMLElement>('.block')
        ?.querySelector<HTMLElement>('[data-paragraph]');
      if (paragraph) this.rest(Number(paragraph.dataset.paragraph));
    });
    this.place.replaceChildren(transcript.element);
    this.place.scrollTop = 0;
    for (const { paragraph } of source.withdrawn)
      transcript.blocks[paragraph]?.element.setAttribute('data-taken-back', words.takenBack);
    highlight('withdrawn', source.withdrawn, this.textOf);
    if (hadFocus || !isSame) this.focus();
    this.drawMarks();
    this.drawChosen();
    // Margins have their heights now.
    if (seen) this.place.scrollTop = this.topOf(seen.now) - seen.above;
    if (reading.chosen && hadFocus) this.select(reading.chosen);
  }

  /** The first paragraph in view that is still there: its number now, and how far it was below the top. */
  private seen(moved: readonly (number | undefined)[]): { readonly now: number; readonly above: number } | undefined {
    const blocks = this.transcript?.blocks ?? [];
    const { top } = this.place.getBoundingClientRect();
    const first = blocks.findIndex(
      ({ element: block }, i) => moved[i] !== undefined && block.getBoundingClientRect().bottom > top,
    );
    const now = moved[first];
    return now === undefined ? undefined : { now, above: this.topOf(first) - this.place.scrollTop };
  }

  /** How far below the beginning of the transcript a paragraph is, in pixels. */
  private topOf(paragraph: number): number {
    const block = this.transcript?.blocks[paragraph]?.element.getBoundingClientRect();
    return (block?.top ?? 0) - this.place.getBoundingClientRect().top + this.place.scrollTop;
  }

  private clear(): void {
    const { reading, words } = this;
    this.margin?.close();
    this.margin = undefined;
    this.transcript = undefined;
    clearHighlights();
    const said = reading.gone === undefined ? '' : words.sourceGone(reading.gone);
    this.place.replaceChildren(element('p', { class: 'faint', attributes: { role: 'alert' } }, said));
  }

  private drawMarks(): void {
    const { reading, margin, transcript } = this;
    if (!margin || !transcript) return;
    const { marks, lanes } = marksOf(reading.visible, reading.colours);
    highlightMarks(marks, this.textOf);
    highlight('active', reading.active?.pieces ?? [], this.textOf);
    margin.draw(marks, lanes, reading.active?.key);
  }

  private readonly textOf = (paragraph: number): Text | undefined => this.transcript?.blocks[paragraph]?.text;

  /** The words that are chosen stay marked while a dialog is open; the browser's own selection would not. */
  private drawChosen(): void {
    const { reading, words, commands } = this;
    const { chosen, paragraphs } = reading;
    highlight(
      'chosen',
      chosen ? piecesOf(chosen, (paragraph) => this.textOf(paragraph)?.length ?? 0) : [],
      this.textOf,
    );
    this.bar.hidden = chosen === undefined;
    if (!chosen) return;
    const text = chosenText(paragraphs, chosen);
    const count = text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
    const recent = commands.recent().slice(0, 5);
    this.bar.replaceChildren(
      element('p', {}, words.selected(count)),
      button(reading.adjusting === undefined ? words.code : words.save, () => void commands.code(), {
        class: 'main',
        attributes: { 'aria-keyshortcuts': 'Enter' },
      }),
      button(words.inVivo, () => void commands.inVivo(), { attributes: { 'aria-keyshortcuts': 'i' } }),
      ...recent.map((id, index) => this.recentButton(id, index + 1)),
      button(words.clear, () => commands.clear(), { class: 'quiet' }),
    );
  }

  private recentButton(id: string, number: number): HTMLButtonElement {
    const label = this.reading.codes.get(id)?.label ?? id;
    const { hue = 0, stroke = 0 } = this.reading.colours.get(id) ?? {};
    const attributes = { 'aria-label': this.words.recentCode(label), 'aria-keyshortcuts': number };
    const made = button('', () => void this.commands.code([id]), {
      class: `recent hue-${hue} stroke-${stroke}`,
      attributes,
    });
    made.append(element('span', { class: 'swatch' }), label, element('kbd', {}, String(number)));
    return made;
  }

  private walk(): Walk {
    return {
      here: () => this.here,
      go: (paragraph) => this.go(paragraph),
      show: (chosen) => {
        this.go(chosen.to.paragraph);
        this.select(chosen);
        this.reading.app.announce(chosenText(this.reading.paragraphs, chosen));
      },
      visit: (key) => this.visit(key),
      turnPage: this.turnPage,
      help: this.help,
    };
  }

  /** The one paragraph the tab key leads to. */
  private rest(paragraph: number): void {
    this.transcript?.blocks[this.here]?.words.setAttribute('tabindex', '-1');
    this.here = paragraph;
    this.transcript?.blocks[paragraph]?.words.setAttribute('tabindex', '0');
  }

  private go(paragraph: number): void {
    const block = this.transcript?.blocks[paragraph];
    if (!block) return;
    this.rest(paragraph);
    block.words.focus({ preventScroll: true });
    block.words.scrollIntoView({ block: 'nearest' });
  }

  private visit(key: string): void {
    this.reading.activate(key);
    const coding = this.reading.active;
    const first = coding?.pieces[0];
    if (!coding || !first) return;
    this.go(first.paragraph);
    const labels = [...coding.codes, ...coding.against].map((id) => this.reading.codes.get(id)?.label ?? id);
    this.reading.app.announce(`${labels.join(', ')}: ${coding.quote}`);
  }

  private readonly onPress = ({ target, button: pressed }: PointerEvent): void => {
    if (pressed === 0 && (target as HTMLElement).closest('.words')) this.reading.choose(undefined);
  };

  private readonly onRelease = ({ target, button: pressed }: PointerEvent): void => {
    if (pressed !== 0 || !(target instanceof Node) || !this.element.contains(target)) return;
    // The browser changes its selection after this.
    setTimeout(() => {
      const chosen = this.chosenBySelection();
      if (!chosen || this.reading.chosen) return;
      this.reading.choose(chosen);
      this.select(chosen);
      this.rest(chosen.from.paragraph);
      this.focus();
    });
  };

  /** The browser's own selection, so that words can be copied and are read aloud. */
  private select({ from, to }: Chosen): void {
    const [first, last] = [this.textOf(from.paragraph), this.textOf(to.paragraph)];
    if (first && last) getSelection()?.setBaseAndExtent(first, from.at, last, to.at);
  }

  private chosenBySelection(): Chosen | undefined {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0 || !this.transcript) return undefined;
    const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
    const from = placeIn(this.transcript, startContainer, startOffset);
    const to = placeIn(this.transcript, endContainer, endOffset);
    return from && to ? wholeWords(this.reading.paragraphs, { from, to }) : undefined;
  }
}

/** Where a paragraph is now, or the one before it that is still there. */
function nearest(moved: readonly (number | undefined)[], paragraph: number): number {
  return moved.slice(0, paragraph + 1).findLast((now) => now !== undefined) ?? 0;
}

function piecesOf({ from, to }: Chosen, lengthOf: (paragraph: number) => number) {
  return Array.from({ length: to.paragraph - from.paragraph + 1 }, (_, i) => {
    const paragraph = from.paragraph + i;
    return {
      paragraph,
      from: i === 0 ? from.at : 0,
      to: paragraph === to.paragraph ? to.at : lengthOf(paragraph),
    };
  });
}
