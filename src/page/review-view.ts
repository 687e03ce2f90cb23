import type { Complaint } from './complaint.ts';
import { button, element } from './element.ts';
import { readAddress } from './read-address.ts';
import type { ReadWords } from './read-words.ts';
import type { Reading } from './reading.ts';
import { ReviewBatch } from './review-batch.ts';
import { drawBlindCard, drawCard } from './review-card.ts';
import type { ReviewCommands } from './review-commands.ts';
import { drawPassage } from './review-passage.ts';
import { ReviewSift } from './review-sift.ts';
import type { ReviewWords } from './review-words.ts';
import { type Asked, isBlind, type Reviewing } from './reviewing.ts';
import { titleOf } from './source-list.ts';

interface Parts {
  readonly reading: Reading;
  readonly reviewing: Reviewing;
  readonly words: ReviewWords & { readonly read: ReadWords };
  readonly commands: ReviewCommands;
  readonly complaint: Complaint;
  readonly help: () => void;
}

/** The suggestion that is asked about, what can be answered, and beside it what can be accepted unread. */
export class ReviewView {
  readonly element: HTMLElement;
  private readonly title = element('div', { class: 'title' });
  private readonly asking: HTMLElement;
  private readonly answers: HTMLElement;
  private readonly coder = element('p', { class: 'who' });
  private readonly sift: ReviewSift;
  private readonly batch: ReviewBatch;
  private readonly tools: readonly [HTMLButtonElement, HTMLButtonElement];
  private readonly runs: Readonly<Record<string, () => unknown>>;
  /** What the answers in view are for. */
  private answering: 'seen' | 'blind' | undefined;
  private drawn: string | undefined;

  constructor(private readonly parts: Parts) {
    const { reading, reviewing, words, commands, complaint, help } = parts;
    this.runs = {
      a: () => commands.decide('accept'),
      c: () => commands.change(),
      g: () => commands.decide('against'),
      r: () => commands.decide('reject'),
      n: () => commands.blind(),
      s: () => commands.skip(),
      u: () => commands.turn('undo'),
      y: () => commands.turn('redo'),
      '?': help,
    };
    const tool = (sign: string, label: string, run: () => void) =>
      button(sign, run, { class: 'tool', attributes: { 'aria-label': label, title: label } });
    this.tools = [
      tool('↶', words.undo, () => void commands.turn('undo')),
      tool('↷', words.redo, () => void commands.turn('redo')),
    ];
    const labelled = { role: 'toolbar', 'aria-label': words.tools };
    const tools = element('div', { class: 'tools', attributes: labelled }, ...this.tools, tool('?', words.keys, help));
    const named = { 'aria-label': words.suggestion, tabindex: 0 };
    this.asking = element('section', { class: 'asking', attributes: named });
    this.answers = element('div', { class: 'bar doings' });
    const reviewer = element(
      'div',
      { class: 'reviewer', on: { keydown: (event) => this.key(event) } },
      element('div', { class: 'toolbar' }, this.title, tools),
      this.asking,
      this.answers,
      complaint.element,
    );
    this.sift = new ReviewSift(reading, reviewing, words, commands);
    this.batch = new ReviewBatch(reading, words, reviewing, {
      above: (share) => {
        reviewing.above = share;
        void commands.load();
      },
      accept: (keys) => void commands.batch(keys),
      // Out of the field, whose own Ctrl+Z would not take the batch back.
      lost: () => this.asking.focus({ preventScroll: true }),
    });
    this.element = element(
      'div',
      { class: 'review' },
      reviewer,
      element('div', { class: 'side right' }, this.coder, this.sift.element, this.batch.element),
    );
    for (const what of ['source', 'codings'] as const) reading.on(what, () => this.draw());
    this.draw();
  }

  draw(): void {
    const { reading, reviewing, commands, words } = this.parts;
    const { review, current } = reviewing;
    this.title.replaceChildren(...this.titleParts());
    const [undo, redo] = this.tools;
    undo.disabled = !review.canUndo;
    redo.disabled = !review.canRedo;
    this.coder.replaceChildren(`${words.read.coder} ${reading.app.coder ?? '…'} `, this.whoButton());
    this.sift.draw();
    this.batch.draw();
    this.drawAnswers(current);
    if (current && reading.source?.id !== current.source) {
      void commands.read(current.source);
      return;
    }
    this.asking.replaceChildren(...(current ? this.askingParts(current) : this.nothingParts()));
    if (current?.key !== this.drawn) this.asking.scrollTop = 0;
    this.drawn = current?.key;
    if (document.activeElement === document.body) this.asking.focus({ preventScroll: true });
  }

  private titleParts(): HTMLElement[] {
    const { words, reviewing } = this.parts;
    const { suggestions, open, accepted, rejected, known, reported, waits, shown, blind } = reviewing.review;
    const isSifted = Object.keys(reviewing.sift).some((name) => name !== 'order' && name !== 'blind');
    const facts = [
      ...(isSifted ? [words.siftedOf(open)] : []),
      words.settled(accepted, rejected),
      ...(known > 0 ? [words.known(known)] : []),
    ];
    const unseen = suggestions.filter(isBlind).length;
    const ofAll = ({ k, n }: typeof shown) => words.ofAll(k, n);
    return [
      element('h2', {}, unseen > 0 ? words.leftBlind(suggestions.length, unseen) : words.left(suggestions.length)),
      element('p', { class: 'faint' }, facts.join(' · ')),
      ...(blind.n > 0 ? [element('p', { class: 'faint' }, words.acceptance(ofAll(shown), ofAll(blind)))] : []),
      ...(reported.length > 0 ? [element('p', { class: 'faint' }, words.uncounted(reported.join(', ')))] : []),
      ...(waits.length > 0
        ? [element('p', { class: 'faults', attributes: { role: 'alert' } }, `${words.waits} ${waits.join(', ')}`)]
        : []),
    ];
  }

  private askingParts(current: Asked): HTMLElement[] {
    const { reading, words } = this.parts;
    const row = reading.app.study.sources.find(({ id }) => id === current.source);
    const name = row ? titleOf(row) : current.source;
    const link = element(
      'a',
      { attributes: { href: `#${readAddress(current.source, current.pieces)}` } },
      words.inTranscript,
    );
    const facts = [row?.wave, row?.consent === 'none' ? words.read.consent.none : undefined].filter(Boolean);
    return [
      element('header', {}, element('h3', {}, name), element('span', { class: 'faint' }, facts.join(' · ')), link),
      drawPassage(reading, words, current),
      isBlind(current) ? drawBlindCard(reading, words, current) : drawCard(reading, words, words.read, current),
    ];
  }

  private nothingParts(): HTMLElement[] {
    const { reading, reviewing, words, commands } = this.parts;
    if (reading.app.coder === undefined) return [element('p', {}, words.who), this.whoButton('main')];
    if (!reviewing.isKnown) return [];
    if (reviewing.review.open > 0) return [element('p', {}, words.nothingSifted)];
    return [
      element('p', {}, words.nothing),
      element('p', { class: 'faint' }, words.nothingHint),
      button(words.rules, () => void commands.rules(), { class: 'main' }),
    ];
  }

  private whoButton(looks = 'quiet'): HTMLButtonElement {
    const { words, commands } = this.parts;
    return button(words.whoCodes, () => void commands.whoCodes(), { class: looks });
  }

  private drawAnswers(current: Asked | undefined): void {
    this.answers.hidden = !current;
    const kind = current && (isBlind(current) ? 'blind' : 'seen');
    if (kind === undefined || kind === this.answering) return;
    const hasFocus = this.answers.contains(document.activeElement);
    this.answering = kind;
    this.answers.replaceChildren(...this.answerButtons(kind));
    if (hasFocus) this.asking.focus({ preventScroll: true });
  }

  private answerButtons(kind: 'seen' | 'blind'): HTMLButtonElement[] {
    const { words } = this.parts;
    const labels: (readonly [string, string])[] =
      kind === 'blind'
        ? [
            ['c', words.giveCodes],
            ['n', words.giveNone],
            ['s', words.skip],
          ]
        : [
            ['a', words.accept],
            ['c', words.change],
            ['g', words.against],
            ['r', words.reject],
            ['s', words.skip],
          ];
    return labels.map(([key, label]) => {
      const made = button('', () => void this.runs[key]?.(), {
        class: key === labels[0]?.[0] ? 'main' : '',
        attributes: { 'aria-keyshortcuts': key },
      });
      made.append(label, element('kbd', { attributes: { 'aria-hidden': 'true' } }, key));
      return made;
    });
  }

  /** Letters decide only while the focus is on the suggestion and its answers, and once a press. */
  private key(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, altKey, repeat } = event;
    const run = this.runs[key];
    if (!run || ctrlKey || metaKey || altKey || repeat) return;
    event.preventDefault();
    void run();
  }
}
