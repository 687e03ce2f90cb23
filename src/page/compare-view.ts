import type { PageDispute } from '../model/page-compare.ts';
import { drawDefinition } from './code-definition.ts';
import { CompareAgreement } from './compare-agreement.ts';
import { CompareAnswers } from './compare-answers.ts';
import type { CompareCommands } from './compare-commands.ts';
import { CompareList } from './compare-list.ts';
import { drawSides } from './compare-sides.ts';
import type { CompareWords } from './compare-words.ts';
import type { Comparing } from './comparing.ts';
import type { Complaint } from './complaint.ts';
import { button, element } from './element.ts';
import { readAddress } from './read-address.ts';
import type { ReadWords } from './read-words.ts';
import type { Reading } from './reading.ts';
import { titleOf } from './source-list.ts';

interface Parts {
  readonly reading: Reading;
  readonly comparing: Comparing;
  readonly words: CompareWords & { readonly read: ReadWords };
  readonly commands: CompareCommands;
  readonly complaint: Complaint;
  readonly help: () => void;
}

/** The list of disputes below the agreement, and the one that is looked at with what can be answered. */
export class CompareView {
  readonly element: HTMLElement;
  private readonly title = element('div', { class: 'title' });
  private readonly asking: HTMLElement;
  private readonly answers: CompareAnswers;
  private readonly agreement: CompareAgreement;
  private readonly list: CompareList;
  private readonly tools: readonly [HTMLButtonElement, HTMLButtonElement];
  private drawn: string | undefined;

  constructor(private readonly parts: Parts) {
    const { reading, comparing, words, commands, complaint, help } = parts;
    const tool = (sign: string, label: string, run: () => void) =>
      button(sign, run, { class: 'tool', attributes: { 'aria-label': label, title: label } });
    this.tools = [
      tool('↶', words.undo, () => void commands.turn('undo')),
      tool('↷', words.redo, () => void commands.turn('redo')),
    ];
    const labelled = { role: 'toolbar', 'aria-label': words.tools };
    const tools = element('div', { class: 'tools', attributes: labelled }, ...this.tools, tool('?', words.keys, help));
    this.asking = element('section', { class: 'asking', attributes: { 'aria-label': words.dispute, tabindex: 0 } });
    const focus = () => this.asking.focus({ preventScroll: true });
    this.answers = new CompareAnswers(comparing, words, commands, focus);
    this.agreement = new CompareAgreement(reading, comparing, words, commands);
    this.list = new CompareList(reading, comparing, words, commands, focus);
    const reviewer = element(
      'div',
      { class: 'reviewer', on: { keydown: (event) => this.key(event) } },
      element('div', { class: 'toolbar' }, this.title, tools),
      this.asking,
      this.answers.element,
      complaint.element,
    );
    const others = element('a', { attributes: { href: '#compare/choose' } }, words.others);
    const who = element('p', { class: 'who' }, `${words.compared(comparing.coders.join(', '))} · `, others);
    const side = element('div', { class: 'side left' }, who, this.agreement.element, this.list.element);
    this.element = element('div', { class: 'compare' }, side, reviewer);
    reading.on('source', () => this.draw());
    this.draw();
  }

  draw(): void {
    const { reading, comparing, commands } = this.parts;
    const { now, current } = comparing;
    this.title.replaceChildren(...this.titleParts());
    const [undo, redo] = this.tools;
    undo.disabled = !now?.canUndo;
    redo.disabled = !now?.canRedo;
    this.agreement.draw();
    this.list.draw();
    this.answers.draw();
    if (current && reading.source?.id !== current.source) {
      void commands.read(current.source);
      return;
    }
    if (now && current?.key === this.drawn && current) return;
    this.asking.replaceChildren(...(current ? this.askingParts(current) : now ? this.nothingParts() : []));
    this.asking.scrollTop = 0;
    this.drawn = current?.key;
    if (document.activeElement === document.body) this.asking.focus({ preventScroll: true });
  }

  private titleParts(): HTMLElement[] {
    const { words, comparing } = this.parts;
    const { now } = comparing;
    if (!now) return [];
    const sumOf = (count: 'settled' | 'alike') => now.sources.reduce((sum, one) => sum + one[count], 0);
    return [
      element('h2', {}, words.disputes(now.disputes.length)),
      element('p', { class: 'faint' }, words.settled(sumOf('settled'), sumOf('alike'), now.complete)),
      ...(now.reported.length > 0 ? [element('p', { class: 'faint' }, words.uncounted(now.reported.join(', ')))] : []),
      ...(now.waits.length > 0
        ? [element('p', { class: 'faults', attributes: { role: 'alert' } }, `${words.waits} ${now.waits.join(', ')}`)]
        : []),
    ];
  }

  private askingParts(current: PageDispute): HTMLElement[] {
    const { reading, words } = this.parts;
    const row = reading.app.study.sources.find(({ id }) => id === current.source);
    const pieces = current.given
      .flatMap(({ codings }) => codings.flatMap((one) => one.pieces))
      .sort((a, b) => a.paragraph - b.paragraph || a.from - b.from);
    const link = element('a', { attributes: { href: `#${readAddress(current.source, pieces)}` } }, words.inTranscript);
    const facts = [row?.wave, row?.consent === 'none' ? words.read.consent.none : undefined].filter(Boolean);
    const label = (id: string) => reading.codes.get(id)?.label ?? id;
    return [
      element(
        'header',
        {},
        element('h3', {}, row ? titleOf(row) : current.source),
        element('span', { class: 'faint' }, facts.join(' · ')),
        link,
      ),
      element('p', { class: 'in-dispute' }, words.disputed(current.codes.map(label).join(', '))),
      ...drawSides(reading, words, current),
      ...current.codes.flatMap((id) => this.definition(id)),
    ];
  }

  private definition(id: string): HTMLElement[] {
    const { reading, words } = this.parts;
    const code = reading.codes.get(id);
    if (!code) return [];
    const { hue = 0, stroke = 3 } = reading.colours.get(id) ?? {};
    const title = element(
      'h3',
      { class: `given hue-${hue} stroke-${stroke}` },
      element('span', { class: 'swatch' }),
      code.label,
    );
    return [element('div', { class: 'card' }, title, drawDefinition(code, words.read))];
  }

  private nothingParts(): HTMLElement[] {
    const { words } = this.parts;
    return [element('p', {}, words.nothing), element('p', { class: 'faint' }, words.nothingHint)];
  }

  /** Letters decide only while the focus is on the dispute and its answers, and once a press. */
  private key(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, altKey, repeat, target } = event;
    if (ctrlKey || metaKey || altKey || repeat || (target as HTMLElement).closest('input')) return;
    const { commands, help } = this.parts;
    const run = {
      ...this.answers.runs,
      j: () => commands.step(1),
      k: () => commands.step(-1),
      u: () => commands.turn('undo'),
      y: () => commands.turn('redo'),
      '?': help,
    }[key];
    if (!run) return;
    event.preventDefault();
    void run();
  }
}
