import type { PageVerbatim, PageVerbatims } from '../model/page-report.ts';
import type { App } from './app.ts';
import { Complaint, refusalText } from './complaint.ts';
import { button, element } from './element.ts';
import { Queue } from './queue.ts';
import { readAddress } from './read-address.ts';
import type { SeeWords } from './see-words.ts';
import { ask, Refusal, tell } from './server.ts';

/** The passages of a code over all interviews, best first; each leads to where it was said, and can be pinned or banned. */
export class VerbatimList {
  readonly element = element('div', { class: 'verbatims' });
  private readonly shown = element('div');
  private readonly complaint = new Complaint();
  private drawn = '';
  private readonly queue = new Queue();
  private verbatims: readonly PageVerbatim[] = [];

  constructor(
    private readonly code: string,
    private readonly app: App,
    private readonly words: SeeWords,
  ) {
    this.element.append(this.shown, this.complaint.element);
  }

  /**
   * Shows them as they are now.
   * @returns what has changed, in words; undefined where nothing has.
   * @throws Refusal
   */
  async draw(): Promise<string | undefined> {
    const { window, coder = '' } = this.app;
    return this.show(await ask<PageVerbatims>('verbatims', { code: this.code, coder, window }));
  }

  /** Takes the last step of this window back, or does it again. */
  turn(path: 'undo' | 'redo'): Promise<void> {
    return this.inTurn(async () => {
      await tell(path, { window: this.app.window });
      await this.draw();
      this.app.announce(path === 'undo' ? this.words.undone : this.words.redone);
    });
  }

  private show({ revision: _, ...found }: PageVerbatims): string | undefined {
    const { words, app } = this;
    this.verbatims = found.verbatims;
    const label = labelOf(app, found.code);
    const now = JSON.stringify([label, found]);
    if (now === this.drawn) return undefined;
    this.drawn = now;
    const banned = found.verbatims.filter(({ verbatim }) => verbatim === 'banned');
    const others = found.verbatims.filter(({ verbatim }) => verbatim !== 'banned');
    const focused = (document.activeElement as HTMLElement | null)?.dataset.does;
    const list = (verbatims: readonly PageVerbatim[]) =>
      element('ol', { attributes: { lang: app.study.language } }, ...verbatims.map((one) => this.row(one)));
    this.shown.replaceChildren(
      element('header', {}, element('h2', {}, label), this.tools(found)),
      element('p', { class: 'faint' }, found.isUnread ? words.unread : words.quotes(others.length, found.all)),
      ...(found.verbatims.length > 0 ? [element('p', { class: 'faint' }, words.pinHint)] : []),
      ...(others.length > 0 ? [list(others)] : []),
      ...(banned.length > 0 ? [element('h3', {}, words.bannedOnes), list(banned)] : []),
    );
    if (focused) this.shown.querySelector<HTMLElement>(`[data-does="${CSS.escape(focused)}"]`)?.focus();
    return words.renewedQuotes;
  }

  private tools({ canUndo, canRedo }: PageVerbatims | Omit<PageVerbatims, 'revision'>): HTMLElement {
    const { words } = this;
    const tool = (sign: string, label: string, path: 'undo' | 'redo', can: boolean) =>
      button(sign, () => void this.turn(path), {
        class: 'tool',
        attributes: { 'aria-label': label, title: label, 'data-does': path, disabled: !can },
      });
    return element(
      'div',
      { class: 'tools' },
      tool('↶', words.undo, 'undo', canUndo),
      tool('↷', words.redo, 'redo', canRedo),
    );
  }

  private row(one: PageVerbatim): HTMLElement {
    const { words, app } = this;
    const toggle = (state: 'pinned' | 'banned', label: string) =>
      button(label, () => void this.mark(one, state), {
        attributes: {
          'aria-pressed': String(one.verbatim === state),
          'data-does': `${state} ${placeOf(one)}`,
          lang: app.language,
        },
      });
    return element(
      'li',
      { class: one.verbatim ?? '' },
      drawVerbatim(one, words),
      element('div', { class: 'doings' }, toggle('pinned', words.pin), toggle('banned', words.ban)),
    );
  }

  /** Marks a passage so, as it is by then; or takes the mark away where it has it. */
  private mark(pressed: PageVerbatim, state: 'pinned' | 'banned'): Promise<void> {
    const { app, code, words } = this;
    return this.inTurn(async () => {
      const { window, coder = '' } = app;
      const { key, verbatim: before } = this.verbatims.find((one) => placeOf(one) === placeOf(pressed)) ?? pressed;
      const verbatim = before === state ? '' : state;
      this.show(await tell<PageVerbatims>('verbatim', { window, coder, code, key, verbatim }));
      app.announce(verbatim === '' ? words.free : words[verbatim]);
    });
  }

  private async inTurn(run: () => Promise<void>): Promise<void> {
    try {
      await this.queue.add(run);
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      this.complaint.say(refusalText(cause, this.words.refused));
    }
  }
}

function placeOf({ source, pieces }: PageVerbatim): string {
  return `${source} ${JSON.stringify(pieces)}`;
}

function drawVerbatim({ shown, translation, attribution, reasons, source, pieces }: PageVerbatim, words: SeeWords) {
  return element(
    'a',
    { attributes: { href: `#${readAddress(source, pieces)}` } },
    ...shown.split('\n\n').map((paragraph) => element('span', { class: 'said' }, paragraph)),
    translation !== undefined && element('span', { class: 'faint' }, `${words.translation} ${translation}`),
    element('span', { class: 'who' }, attribution),
    element('span', { class: 'faint' }, reasons.join(' · ')),
  );
}

function labelOf({ study }: App, id: string): string {
  const codes = study.chapters.flatMap(({ themes }) => themes);
  for (const code of codes) {
    if (code.id === id) return code.label;
    codes.push(...code.children);
  }
  return id;
}
