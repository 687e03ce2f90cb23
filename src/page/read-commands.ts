import type { PageCoding } from '../model/page-source.ts';
import type { PageGiven, PageWanted } from '../model/page-wish.ts';
import { attempt } from './attempt.ts';
import { type Chosen, chosenText, wholeWords } from './chosen.ts';
import { openPalette } from './code-palette.ts';
import { askCoder } from './coder-dialog.ts';
import { refusalText } from './complaint.ts';
import { askConflict } from './conflict-dialog.ts';
import { openDialog } from './dialog.ts';
import { button, element } from './element.ts';
import type { ReadWords } from './read-words.ts';
import type { Reading } from './reading.ts';
import { recentCodes, rememberCodes } from './recent-codes.ts';
import { Refusal } from './server.ts';

/** What can be done while reading, by key, button or menu alike. */
export class ReadCommands {
  constructor(
    private readonly reading: Reading,
    private readonly words: ReadWords,
    /** Tells of what did not work, where it can be seen. */
    private readonly complain: (message: string) => void,
  ) {}

  /** Codes what is chosen; with codes given, at once. */
  async code(codes?: readonly string[]): Promise<void> {
    const { reading } = this;
    const chosen = this.said();
    if (!chosen) return;
    if (reading.adjusting !== undefined) return this.finishAdjusting(chosen);
    if (!(await this.hasCoder())) return;
    const given = codes ? { codes, against: [], memo: '' } : await this.ask(chosen);
    if (given) await this.giveChosen(given);
  }

  /** A code named by the chosen words. */
  async inVivo(): Promise<void> {
    const chosen = this.said();
    if (!chosen || !(await this.hasCoder())) return;
    const label = chosenText(this.reading.paragraphs, chosen).replace(/\s+/g, ' ').slice(0, 80);
    const given = await this.ask(chosen, label.replace(/[\s.,;:!?…»”)]+$/u, ''));
    if (given) await this.giveChosen(given);
  }

  recentCode(number: number): Promise<void> {
    const id = this.recent()[number - 1];
    return id === undefined ? Promise.resolve() : this.code([id]);
  }

  /** The codes used last that the codebook still has. */
  recent(): string[] {
    return recentCodes().filter((id) => this.reading.codes.get(id)?.retired === false);
  }

  async recode(): Promise<void> {
    const coding = await this.own();
    if (!coding) return;
    const { codes, against, quote, memo = '' } = coding;
    const given = await openPalette(this.reading, this.words, { quote, codes, against, memo });
    if (!given) return;
    rememberCodes(given.codes);
    await this.change(coding, given);
  }

  async memo(): Promise<void> {
    const coding = await this.own();
    if (!coding) return;
    const { words } = this;
    const memo = await openDialog<string>({ title: words.memo, close: words.close }, (dialog) => {
      const field = element('textarea', { attributes: { rows: 6, 'aria-label': words.memoOf, autofocus: true } });
      field.value = coding.memo ?? '';
      field.addEventListener('keydown', ({ key, ctrlKey, metaKey }) => {
        if (key === 'Enter' && (ctrlKey || metaKey)) dialog.close(field.value);
      });
      const save = button(words.save, () => dialog.close(field.value), { class: 'main' });
      return [element('blockquote', {}, coding.quote), field, element('footer', {}, save)];
    });
    if (memo !== undefined && memo.trim() !== (coding.memo ?? '').trim()) await this.change(coding, { memo });
  }

  /** The next choice becomes the passage of the coding. */
  async adjust(): Promise<void> {
    const coding = await this.own();
    const [first, last] = [coding?.pieces[0], coding?.pieces.at(-1)];
    if (!coding || !first || !last) return;
    this.reading.activate(coding.key);
    this.reading.adjusting = coding.key;
    this.reading.choose({
      from: { paragraph: first.paragraph, at: first.from },
      to: { paragraph: last.paragraph, at: last.to },
    });
    this.reading.app.announce(this.words.adjusting);
  }

  /** Splits the coding where what is chosen begins. */
  async split(): Promise<void> {
    const coding = await this.own();
    const { chosen, source } = this.reading;
    if (!coding) return;
    if (!chosen || !source) return this.complain(this.words.splitHint);
    await this.change(coding, { splitAt: { print: source.print, ...chosen.from } });
    this.reading.choose(undefined);
  }

  async remove(): Promise<void> {
    const coding = await this.own();
    if (coding && (await this.change(coding, { remove: true }))) this.reading.app.announce(this.words.removed);
  }

  undo(): Promise<void> {
    return this.attempt(async () => {
      await this.reading.undo();
      this.reading.app.announce(this.words.undone);
    });
  }

  redo(): Promise<void> {
    return this.attempt(async () => {
      await this.reading.redo();
      this.reading.app.announce(this.words.redone);
    });
  }

  async finish(status: 'complete' | 'partial'): Promise<void> {
    if (await this.hasCoder()) await this.attempt(() => this.reading.finish(status));
  }

  clear(): void {
    if (this.reading.chosen) this.reading.choose(undefined);
    else this.reading.activate(undefined);
    this.reading.adjusting = undefined;
  }

  /** The coding that is looked at, where it is the coder's own; once what was asked before is done, which may change it. */
  private async own(): Promise<PageCoding | undefined> {
    await this.reading.settled;
    const { active, app } = this.reading;
    if (active && active.coder !== app.coder) this.complain(this.words.byOther(active.coder));
    return active?.coder === app.coder ? active : undefined;
  }

  /** What is chosen, where a respondent said some of it; else it is told why it cannot be coded. */
  private said(): Chosen | undefined {
    const { chosen, paragraphs } = this.reading;
    if (chosen && chosenText(paragraphs, chosen) !== '') return chosen;
    this.complain(chosen ? this.words.nothingSaid : this.words.nothingChosen);
    return undefined;
  }

  private async hasCoder(): Promise<boolean> {
    return this.reading.app.coder !== undefined || (await askCoder(this.reading.app, this.words));
  }

  private ask(chosen: Chosen, label?: string): Promise<PageGiven | undefined> {
    const quote = chosenText(this.reading.paragraphs, chosen);
    return openPalette(this.reading, this.words, { quote, ...(label === undefined ? {} : { label }) });
  }

  /** While codes were looked for, what is chosen may have moved with its words, or gone with its interview. */
  private giveChosen(given: PageGiven): Promise<void> | void {
    const { chosen } = this.reading;
    return chosen ? this.give(chosen, given) : this.complain(this.words.nothingChosen);
  }

  private async give(chosen: Chosen, given: PageGiven): Promise<void> {
    rememberCodes([...given.codes, ...given.against]);
    this.reading.choose(undefined);
    await this.attempt(async () => {
      await this.reading.code(chosen, given);
      const label = (id: string) => this.reading.codes.get(id)?.label ?? id;
      const labels = [...given.codes, ...given.against].map(label);
      this.reading.app.announce(
        this.words.coded([...labels, ...(given.newCode ? [given.newCode.label] : [])].join(', ')),
      );
    });
  }

  private async finishAdjusting(chosen: Chosen): Promise<void> {
    const coding = await this.own();
    this.reading.adjusting = undefined;
    this.reading.choose(undefined);
    if (coding) await this.change(coding, { passage: this.reading.passageOf(chosen) });
  }

  /** Changes a coding; where the file says something else by now, the user chooses. @returns whether it was written. */
  private async change(coding: PageCoding, wanted: PageWanted): Promise<boolean> {
    try {
      await this.reading.change(coding, wanted);
      this.reading.app.announce(this.words.saved);
      return true;
    } catch (cause) {
      if (!(cause instanceof Refusal) || cause.answer.rule !== 'coding-changed') {
        this.explain(cause);
        return false;
      }
      return this.settle(coding, wanted, cause);
    }
  }

  private async settle(coding: PageCoding, wanted: PageWanted, { answer }: Refusal): Promise<boolean> {
    const { theirs, path } = answer as unknown as { theirs?: PageCoding; path: string };
    await this.reading.reload();
    const conflict = { path, seen: coding, wanted, ...(theirs ? { theirs } : {}) };
    const choice = await askConflict(this.reading, this.words, conflict);
    if (choice !== 'mine') {
      this.reading.activate(theirs?.key);
      return false;
    }
    // All of what was seen here, since all of what stands there gives way.
    const { codes, against, memo = '' } = coding;
    const whole = wanted.remove ? wanted : { codes, against, memo, ...wanted };
    if (theirs) return this.change(theirs, whole);
    const chosen = wanted.passage ?? placeOf(coding);
    if (!chosen) return false;
    const { newCode } = wanted;
    const given = {
      codes: wanted.codes ?? codes,
      against: wanted.against ?? against,
      memo: wanted.memo ?? memo,
      ...(newCode ? { newCode } : {}),
    };
    for (const part of this.partsOf(chosen, wanted)) await this.give(part, given);
    return true;
  }

  /** Words that are given codes anew: in two where the coding was to be split. */
  private partsOf({ from, to }: Chosen, { splitAt }: PageWanted): Chosen[] {
    if (!splitAt) return [{ from, to }];
    const { paragraph, at } = splitAt;
    const parts = [
      { from, to: { paragraph, at } },
      { from: { paragraph, at }, to },
    ];
    return parts.flatMap((part) => wholeWords(this.reading.paragraphs, part) ?? []);
  }

  private attempt(run: () => Promise<void>): Promise<void> {
    return attempt(run, (refusal) => this.explain(refusal));
  }

  private explain(cause: unknown): void {
    if (!(cause instanceof Refusal)) throw cause;
    this.complain(refusalText(cause, this.words.refused));
  }
}

/** The words of a coding, as somebody would choose them. */
function placeOf({ pieces }: PageCoding): Chosen | undefined {
  const [first, last] = [pieces[0], pieces.at(-1)];
  return (
    first &&
    last && {
      from: { paragraph: first.paragraph, at: first.from },
      to: { paragraph: last.paragraph, at: last.to },
    }
  );
}
