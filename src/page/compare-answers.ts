import type { CompareCommands } from './compare-commands.ts';
import type { CompareWords } from './compare-words.ts';
import type { Comparing, Settlement } from './comparing.ts';
import { button, element } from './element.ts';

/** The answers to a dispute, each with its key; then why, and by whom it was decided. */
export class CompareAnswers {
  readonly element: HTMLElement;
  private readonly words: CompareWords;
  /** The dispute a reason is being written for. */
  private asked: string | undefined;

  /** @param done the focus is to go back to the dispute. */
  constructor(
    private readonly comparing: Comparing,
    words: CompareWords,
    private readonly commands: CompareCommands,
    private readonly done: () => void,
  ) {
    this.words = words;
    this.element = element('div', { class: 'answers', attributes: { role: 'group', 'aria-label': words.answers } });
  }

  /** What the keys of the answers do. */
  get runs(): Readonly<Record<string, () => unknown>> {
    const given = this.comparing.current?.given ?? [];
    return {
      ...Object.fromEntries(
        given.slice(0, 9).map(({ coder }, i) => [i + 1, () => this.ask({ does: 'coder', as: coder })]),
      ),
      b: () => this.ask({ does: 'both' }),
      n: () => this.ask({ does: 'none' }),
      c: () => void this.askCodes(),
      s: () => this.commands.skip(),
    };
  }

  draw(): void {
    const { current } = this.comparing;
    this.element.hidden = !current;
    // A reason is being written: not while what it is about is there as it was.
    if (!current || (this.asked !== undefined && this.asked === current.key)) return;
    this.asked = undefined;
    this.element.replaceChildren(element('div', { class: 'bar doings' }, ...this.buttons()));
  }

  private buttons(): HTMLButtonElement[] {
    const { words, comparing } = this;
    const given = comparing.current?.given ?? [];
    const labels: (readonly [string, string])[] = [
      ...given.slice(0, 9).map(({ coder }, i) => [String(i + 1), words.as(coder)] as const),
      ['b', given.length > 2 ? words.all : words.both],
      ['n', words.noCode],
      ['c', words.other],
      ['s', words.skip],
    ];
    return labels.map(([key, label]) => {
      const made = button('', () => void this.runs[key]?.(), { attributes: { 'aria-keyshortcuts': key } });
      made.append(label, element('kbd', { attributes: { 'aria-hidden': 'true' } }, key));
      return made;
    });
  }

  private async askCodes(): Promise<void> {
    await this.commands.queue.settled;
    const settlement = await this.commands.otherCodes();
    if (settlement) await this.ask(settlement);
  }

  /** Asks why, before anything is written. */
  private async ask(settlement: Settlement): Promise<void> {
    const { words, comparing } = this;
    const { queue } = this.commands;
    if (queue.isBusy) await queue.settled;
    const { current } = comparing;
    if (!current) return;
    this.asked = current.key;
    const why = element('input', { attributes: { type: 'text', autocomplete: 'off', 'aria-describedby': 'why-hint' } });
    const by = element('input', { attributes: { type: 'text', required: true, value: comparing.by } });
    const back = () => {
      this.asked = undefined;
      this.draw();
      this.done();
    };
    const write = async (event: Event) => {
      event.preventDefault();
      comparing.by = by.value;
      // Keys pressed before it is written are for what comes next.
      this.done();
      if (!(await this.commands.settle(settlement, why.value.trim())) && this.asked === current.key) why.focus();
    };
    const giveUp = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') back();
    };
    const form = element(
      'form',
      { class: 'bar why', on: { submit: (event) => void write(event), keydown: giveUp } },
      element('strong', {}, words.decision(this.commands.nameOf(settlement))),
      element('label', {}, words.why, why),
      element('label', {}, words.by, by),
      element('p', { class: 'faint', attributes: { id: 'why-hint' } }, words.whyHint),
      element('button', { class: 'main', attributes: { type: 'submit' } }, words.write),
      button(words.back, back),
    );
    this.element.replaceChildren(form);
    why.focus();
  }
}
