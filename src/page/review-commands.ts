import type { PageGiven } from '../model/page-wish.ts';
import { attempt } from './attempt.ts';
import { openPalette } from './code-palette.ts';
import { askCoder } from './coder-dialog.ts';
import { type Complaint, refusalText } from './complaint.ts';
import { Queue } from './queue.ts';
import type { ReadWords } from './read-words.ts';
import type { Reading } from './reading.ts';
import { rememberCodes } from './recent-codes.ts';
import { askedLine } from './review-card.ts';
import type { ReviewWords } from './review-words.ts';
import { isBlind, type Reviewing } from './reviewing.ts';

/** What can be done while reviewing, by key or button alike. */
export class ReviewCommands {
  /** Each answer is about what the one before has left to ask about. */
  private readonly queue = new Queue();

  constructor(
    private readonly reading: Reading,
    private readonly reviewing: Reviewing,
    private readonly words: ReviewWords & { readonly read: ReadWords },
    private readonly complaint: Complaint,
  ) {}

  readonly load = (): Promise<void> => this.attempt(() => this.reviewing.load());

  /** Gets the transcript a suggestion is about, with the coder's own codings. */
  read(source: string): Promise<void> {
    return this.attempt(() => this.reading.open(source));
  }

  /** One of the answers that decide at once. */
  decide(does: 'accept' | 'reject' | 'against'): Promise<void> {
    return this.inTurn(async () => {
      const { current } = this.reviewing;
      if (!current || isBlind(current)) return;
      await this.reviewing.decide(does, [current.key]);
      this.tell(this.words.done[does]);
    });
  }

  /** Other codes in place of what is suggested; of a passage read blind, the codes somebody gives it. */
  async change(): Promise<void> {
    const { reading, reviewing, words } = this;
    await this.queue.settled;
    const { current } = reviewing;
    if (!current) return;
    const text = (paragraph: number) => reading.paragraphs[paragraph]?.paragraph.text ?? '';
    const quote = current.pieces.map(({ paragraph, from, to }) => text(paragraph).slice(from, to)).join('\n\n');
    const given = await openPalette(reading, words.read, { quote });
    if (!given) return;
    rememberCodes([...given.codes, ...given.against]);
    if (isBlind(current)) await this.blind(given);
    else
      await this.inTurn(async () => {
        await reviewing.decide('change', [current.key], given);
        this.tell(words.done.change);
      });
  }

  /** What somebody gives a passage before what is suggested there is seen; by default no code. */
  blind(given: PageGiven = { codes: [], against: [], memo: '' }): Promise<void> {
    const { reviewing, words } = this;
    return this.inTurn(async () => {
      const { current } = reviewing;
      if (!current || !isBlind(current)) return;
      await reviewing.decide('blind', [current.key], given);
      const { k, n } = reviewing.review.found ?? { k: 0, n: 0 };
      this.tell(words.found(k, n));
    });
  }

  /** Other suggestions are asked about. */
  sift(change: Parameters<Reviewing['set']>[0]): Promise<void> {
    this.reviewing.set(change);
    return this.load();
  }

  batch(keys: readonly string[]): Promise<void> {
    return this.inTurn(async () => {
      await this.reviewing.decide('batch', keys);
      this.tell(this.words.batchDone(keys.length));
    });
  }

  skip(): Promise<void> {
    return this.inTurn(async () => {
      if (!this.reviewing.current) return;
      this.reviewing.skip();
      this.tell(this.words.skipped);
    });
  }

  turn(path: 'undo' | 'redo'): Promise<void> {
    const said = path === 'undo' ? this.words.undone : this.words.redone;
    return this.inTurn(async () => {
      await this.reviewing.turn(path);
      this.tell(said);
    });
  }

  rules(): Promise<void> {
    const { reviewing, words } = this;
    return this.inTurn(async () => {
      await reviewing.rules();
      const found = reviewing.review.suggestions.length;
      if (found === 0) this.complaint.say(words.noRules);
      else this.tell(words.foundByRules(found));
    });
  }

  async whoCodes(): Promise<void> {
    await askCoder(this.reading.app, this.words.read);
  }

  /** What was done, and what is asked next. */
  private tell(done: string): void {
    const { current } = this.reviewing;
    const next = current ? askedLine(this.reading, this.words, current) : this.words.nothing;
    this.reading.app.announce(`${done}. ${next}`);
  }

  private inTurn(run: () => Promise<void>): Promise<void> {
    return this.queue.add(() => this.attempt(run));
  }

  private attempt(run: () => Promise<void>): Promise<void> {
    return attempt(run, async (refusal) => {
      const { read, refused } = this.words;
      this.complaint.say(refusalText(refusal, { ...read.refused, ...refused }));
      if (refusal.answer.rule === 'suggestion-changed') await this.load();
    });
  }
}
