import type { PageOperation, PagePreview } from '../model/page-organise.ts';
import type { PageProblem } from '../model/page-report.ts';
import { refusalText } from './complaint.ts';
import { type Dialog, openDialog } from './dialog.ts';
import { button, element } from './element.ts';
import type { OperationFields } from './operation-fields.ts';
import type { OrganiseWords } from './organise-words.ts';
import type { Organising } from './organising.ts';
import { drawPreview, problemRow } from './preview-view.ts';
import { Refusal } from './server.ts';

interface Asked {
  readonly title: string;
  readonly fields: OperationFields;
  /** Nothing is to be filled in: what follows is shown at once. */
  readonly atOnce?: boolean;
  /** A reason may be left out. */
  readonly mayBeSilent?: boolean;
}

/** Asks for a change, shows what would follow, and makes it once a reason is given. @returns whether it was made. */
export async function askOperation(organising: Organising, words: OrganiseWords, asked: Asked): Promise<boolean> {
  const done = await openDialog<boolean>({ title: asked.title, close: words.close, wide: true }, (dialog) =>
    new OperationForm(organising, words, asked, dialog).parts(),
  );
  return done === true;
}

class OperationForm {
  private readonly shown = element('div', { class: 'preview', attributes: { role: 'group' } });
  private readonly said = element('p', { class: 'faults', attributes: { role: 'alert', hidden: true } });
  private readonly reason: HTMLInputElement;
  private readonly confirm: HTMLElement;
  private readonly asker: HTMLButtonElement;
  /** Of what the fields asked for when it was shown. */
  private preview: { readonly operation: PageOperation; readonly print: string } | undefined;
  /** Counts what was asked for: an answer to anything but the last is about fields that say something else by now. */
  private asking = 0;
  private isBusy = false;

  constructor(
    private readonly organising: Organising,
    private readonly words: OrganiseWords,
    private readonly asked: Asked,
    private readonly dialog: Dialog<boolean>,
  ) {
    const required = !asked.mayBeSilent;
    this.reason = element('input', { attributes: { type: 'text', autocomplete: 'off', required } });
    this.confirm = element(
      'form',
      { class: 'form confirm', attributes: { hidden: true }, on: { submit: (event) => this.carryOut(event) } },
      element('label', {}, words.reason, this.reason),
      element(
        'footer',
        {},
        button(words.cancel, () => this.dialog.close(false)),
        element('button', { class: 'main', attributes: { type: 'submit' } }, words.carryOut),
      ),
    );
    this.asker = element('button', { attributes: { type: 'submit' } }, words.show);
    this.shown.setAttribute('aria-label', words.follows);
  }

  parts(): HTMLElement[] {
    const { fields, atOnce } = this.asked;
    const form = element(
      'form',
      { class: 'form', on: { submit: (event) => this.show(event), input: () => this.clear() } },
      ...fields.elements,
      !atOnce && element('div', { class: 'doings' }, this.asker),
    );
    if (atOnce) void this.ask();
    return [form, this.said, this.shown, this.confirm];
  }

  private show(event: Event): void {
    event.preventDefault();
    void this.ask();
  }

  private async ask(): Promise<void> {
    if (this.isBusy) return;
    this.clear();
    const operation = this.asked.fields.operation();
    const number = this.asking;
    this.work(true, this.words.looking);
    await this.attempt(async () => {
      const preview = await this.organising.preview(operation);
      return () => this.draw(operation, preview);
    }, number);
  }

  /** While the server is at work what is shown says so, and nothing else is asked for. */
  private work(isBusy: boolean, said = ''): void {
    this.isBusy = isBusy;
    this.shown.setAttribute('aria-busy', String(isBusy));
    this.asker.setAttribute('aria-disabled', String(isBusy));
    if (said !== '') this.shown.replaceChildren(element('p', { class: 'faint', attributes: { role: 'status' } }, said));
  }

  private draw(operation: PageOperation, preview: PagePreview): void {
    this.preview = { operation, print: preview.print };
    this.said.hidden = true;
    this.shown.replaceChildren(element('h3', {}, this.words.follows), ...drawPreview(preview, this.words));
    this.confirm.hidden = false;
    const sentences = preview.sentences.length;
    this.organising.app.announce(`${this.words.follows}. ${this.words.sentences(sentences)}.`);
    this.reason.focus();
  }

  /** Other fields would do something else than what is shown. */
  private clear(): void {
    this.asking++;
    this.work(false);
    this.preview = undefined;
    this.shown.replaceChildren();
    this.confirm.hidden = true;
    this.said.hidden = true;
  }

  private async carryOut(event: Event): Promise<void> {
    event.preventDefault();
    const { preview } = this;
    if (!preview || this.isBusy) return;
    this.work(true);
    await this.attempt(async () => {
      await this.organising.carryOut(preview.operation, preview.print, this.reason.value);
      return () => this.dialog.close(true);
    });
  }

  /**
   * @param run what the server is asked for; returns what is done with its answer.
   * @param number of what was asked for, where its answer, or refusal, is worth nothing once something else is.
   */
  private async attempt(run: () => Promise<() => void>, number?: number): Promise<void> {
    const isLate = () => number !== undefined && number !== this.asking;
    try {
      const answered = await run();
      if (isLate()) return;
      this.work(false);
      answered();
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      if (isLate()) return;
      const { rule, preview, problems } = cause.answer as {
        rule?: string;
        preview?: PagePreview;
        problems?: PageProblem[];
      };
      const before = this.preview;
      this.clear();
      if (rule === 'preview-changed' && preview && before) this.draw(before.operation, preview);
      const list = (problems ?? []).map((problem) => element('li', {}, ...problemRow(problem)));
      this.said.replaceChildren(
        refusalText(cause, this.words.refused),
        ...(list.length > 0 ? [element('ul', {}, ...list)] : []),
      );
      this.said.hidden = false;
    }
  }
}
