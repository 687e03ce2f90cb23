import type { PageGivenCoding } from '../model/page-compare.ts';
import { attempt } from './attempt.ts';
import { openPalette } from './code-palette.ts';
import type { CompareWords } from './compare-words.ts';
import type { Comparing, Settlement } from './comparing.ts';
import { type Complaint, refusalText } from './complaint.ts';
import { Queue } from './queue.ts';
import type { ReadWords } from './read-words.ts';
import type { Reading } from './reading.ts';
import { rememberCodes } from './recent-codes.ts';

/** What can be done while comparing, by key or button alike. */
export class CompareCommands {
  /** Each decision is about what the one before has left in dispute. */
  readonly queue = new Queue();

  constructor(
    private readonly reading: Reading,
    private readonly comparing: Comparing,
    private readonly words: CompareWords & { readonly read: ReadWords },
    private readonly complaint: Complaint,
  ) {}

  readonly load = (): Promise<void> => this.attempt(() => this.comparing.load());
  readonly reload = (): Promise<void> => this.attempt(() => this.comparing.reload());
  readonly measure = (): Promise<void> => this.attempt(() => this.comparing.measure());

  /** Gets the transcript a dispute is about. */
  read(source: string): Promise<void> {
    return this.attempt(() => this.reading.open(source));
  }

  /** Other codes for the passage; undefined where somebody gives up. */
  async otherCodes(): Promise<Settlement | undefined> {
    const { reading, comparing, words } = this;
    const codings = comparing.current?.given.flatMap((one) => one.codings) ?? [];
    const longest = [...codings].sort((a, b) => lengthOf(b) - lengthOf(a))[0];
    const text = (paragraph: number) => reading.paragraphs[paragraph]?.paragraph.text ?? '';
    const pieces = longest?.pieces ?? [];
    const quote = pieces.map(({ paragraph, from, to }) => text(paragraph).slice(from, to)).join('\n\n');
    const given = await openPalette(reading, words.read, { quote });
    if (!given) return undefined;
    rememberCodes([...given.codes, ...given.against]);
    return { does: 'codes', ...given };
  }

  /** @returns whether it was written. */
  async settle(settlement: Settlement, reason: string): Promise<boolean> {
    const { current } = this.comparing;
    let isWritten = false;
    await this.inTurn(async () => {
      if (!current) return;
      await this.comparing.settle(current.key, settlement, reason);
      isWritten = true;
      this.tell(this.words.decided(this.nameOf(settlement)));
    });
    return isWritten;
  }

  /** A decision in words: « comme ana ». */
  nameOf({ does, as = '', codes = [], against = [], newCode }: Settlement): string {
    const { words, comparing } = this;
    const label = (id: string) => this.reading.codes.get(id)?.label ?? id;
    if (does === 'coder') return words.as(as);
    if (does === 'both') return comparing.coders.length > 2 ? words.all : words.both;
    if (does === 'none') return words.noCode;
    return [...codes.map(label), ...against.map((id) => `≠ ${label(id)}`), ...(newCode ? [newCode.label] : [])].join(
      ', ',
    );
  }

  takeOver(): Promise<void> {
    return this.inTurn(async () => {
      await this.comparing.takeOver();
      this.tell(this.words.agreedDone);
    });
  }

  turn(path: 'undo' | 'redo'): Promise<void> {
    const said = path === 'undo' ? this.words.undone : this.words.redone;
    return this.inTurn(async () => {
      await this.comparing.turn(path);
      this.tell(said);
    });
  }

  skip(): Promise<void> {
    return this.step(1, this.words.skipped);
  }

  step(by: number, done?: string): Promise<void> {
    return this.inTurn(async () => {
      this.comparing.step(by);
      this.tell(done);
    });
  }

  /** What was done, and what is looked at now. */
  private tell(done?: string): void {
    const { current } = this.comparing;
    const label = (id: string) => this.reading.codes.get(id)?.label ?? id;
    const next = current ? this.words.next(current.codes.map(label).join(', ')) : this.words.nothing;
    this.reading.app.announce(done === undefined ? next : `${done}. ${next}`);
  }

  private inTurn(run: () => Promise<void>): Promise<void> {
    return this.queue.add(() => this.attempt(run));
  }

  private attempt(run: () => Promise<void>): Promise<void> {
    return attempt(run, async (refusal) => {
      const { read, refused } = this.words;
      this.complaint.say(refusalText(refusal, { ...read.refused, ...refused }));
      if (refusal.answer.rule === 'place-changed') await this.reload();
    });
  }
}

function lengthOf({ pieces }: PageGivenCoding): number {
  return pieces.reduce((sum, { from, to }) => sum + to - from, 0);
}
