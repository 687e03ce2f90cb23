import type { PageCoding, PageCodings, PageSource } from '../model/page-source.ts';
import type { PageChange, PageCode, PageSourceRow } from '../model/page-study.ts';
import type { PageGiven, PagePassage, PageSeen, PageWanted } from '../model/page-wish.ts';
import type { App } from './app.ts';
import { type Chosen, type Numbered, numbered } from './chosen.ts';
import type { CodeColour } from './code-colours.ts';
import { type CodeIndex, codeIndex, idsBelow } from './code-index.ts';
import { movedChoice, movedParagraphs } from './moved-paragraphs.ts';
import { pendingCoding } from './pending-coding.ts';
import { Queue } from './queue.ts';
import { ask, Refusal, tell } from './server.ts';

type What = 'source' | 'codings' | 'chosen' | 'active' | 'filter' | 'coder';

/** Which codings and sources are shown; what is absent does not matter. */
export interface Filter {
  /** A code, and those below it. */
  readonly code?: string;
  readonly wave?: string;
  readonly variable?: string;
  readonly value?: string;
}

/** What somebody reads and codes: one source, its codings, what is chosen in it. */
export class Reading {
  source: PageSource | undefined;
  paragraphs: readonly Numbered[] = [];
  /** Where each paragraph that was shown before stands now; undefined where another interview was shown. */
  moved: readonly (number | undefined)[] | undefined;
  /** Of the coders that are shown; what is being written is among them already. */
  codings: readonly PageCoding[] = [];
  counts: PageCodings['counts'] = {};
  faults: readonly string[] = [];
  canUndo = false;
  canRedo = false;
  chosen: Chosen | undefined;
  filter: Filter = {};
  /** Other coders, once somebody asked for them. */
  others: ReadonlySet<string> = new Set();
  /** The coding whose passage the next choice becomes. */
  adjusting: string | undefined;
  private known: { readonly chapters: unknown; readonly index: CodeIndex } | undefined;
  private key: string | undefined;
  /** The interview asked for last: answers about others come too late. */
  private wanted: string | undefined;
  private revision = -1;
  /** Path of the interview that was shown, where it has been deleted since. */
  gone: string | undefined;
  private readonly listeners = new Map<What, Set<() => void>>();
  private readonly stops: (() => void)[];
  /** Each step is about what the one before has left. */
  private readonly queue = new Queue();

  constructor(readonly app: App) {
    this.stops = [
      app.on('change', (change) => void this.follow(change)),
      app.on('coder', () => {
        this.tellAll('coder');
        void this.reload();
      }),
    ];
  }

  close(): void {
    for (const stop of this.stops) stop();
  }

  on(what: What, listener: () => void): void {
    this.listeners.set(what, (this.listeners.get(what) ?? new Set()).add(listener));
  }

  /** Every code, in the codebook's order. */
  get codes(): ReadonlyMap<string, PageCode> {
    return this.codebook.codes;
  }

  get colours(): ReadonlyMap<string, CodeColour> {
    return this.codebook.colours;
  }

  /** The labels above each code. */
  get paths(): ReadonlyMap<string, string> {
    return this.codebook.paths;
  }

  private get codebook(): CodeIndex {
    const { chapters } = this.app.study;
    if (this.known?.chapters !== chapters) this.known = { chapters, index: codeIndex(chapters) };
    return this.known.index;
  }

  /** The coder, and those somebody asked to see. */
  get shown(): string[] {
    const { coder } = this.app;
    return [...new Set([...(coder === undefined ? [] : [coder]), ...this.others])];
  }

  /** The sources that the filter leaves, in order. */
  get rows(): PageSourceRow[] {
    const { wave, variable, value } = this.filter;
    return this.app.study.sources.filter(
      (row) =>
        (wave === undefined || row.wave === wave) &&
        (variable === undefined || value === undefined || row.variables[variable] === value),
    );
  }

  /** The codings that the filter leaves, by their place. */
  get visible(): PageCoding[] {
    const { code } = this.filter;
    const wanted = code === undefined ? undefined : this.below(code);
    return this.codings.filter(
      ({ codes, against }) => wanted === undefined || [...codes, ...against].some((id) => wanted.has(id)),
    );
  }

  get active(): PageCoding | undefined {
    return this.codings.find(({ key }) => key === this.key);
  }

  /** A code and all below it. */
  below(id: string): ReadonlySet<string> {
    const code = this.codes.get(id);
    return new Set(code ? idsBelow(code) : []);
  }

  async open(id: string): Promise<void> {
    this.wanted = id;
    if (this.source?.id !== id) {
      const source = await ask<PageSource>('source', { id });
      if (this.wanted !== id) return;
      this.source = source;
      this.gone = undefined;
      this.paragraphs = numbered(this.source);
      this.moved = undefined;
      this.codings = [];
      this.revision = -1;
      this.chosen = undefined;
      this.activate(undefined);
      this.tellAll('source');
    }
    await this.reload();
  }

  async reload(): Promise<void> {
    const { source } = this;
    if (!source) return;
    this.take(await this.askCodings(source.id));
  }

  private askCodings(id: string): Promise<PageCodings> {
    return ask<PageCodings>('codings', { id, coders: this.shown.join(','), window: this.app.window });
  }

  activate(key: string | undefined): void {
    this.key = key;
    this.adjusting = undefined;
    this.tellAll('active');
  }

  choose(chosen: Chosen | undefined): void {
    this.chosen = chosen;
    this.tellAll('chosen');
  }

  /** @param change what of the filter becomes something else; `undefined` takes it away. */
  sift(change: { readonly [K in keyof Filter]: Filter[K] | undefined }): void {
    const all = { ...this.filter, ...change };
    this.filter = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
    this.tellAll('filter');
  }

  show(coder: string, isShown: boolean): void {
    const others = new Set(this.others);
    if (isShown) others.add(coder);
    else others.delete(coder);
    this.others = others;
    this.tellAll('coder');
    void this.reload();
  }

  passageOf(chosen: Chosen): PagePassage {
    return { print: this.source?.print ?? '', ...chosen };
  }

  /** Gives words codes: shown at once, then written. @throws Refusal */
  async code(chosen: Chosen, given: PageGiven): Promise<void> {
    const pending = pendingCoding(this.paragraphs, this.app.coder ?? '', chosen, given);
    this.codings = [...this.codings, pending];
    const before = new Set(this.codings.map(({ key }) => key));
    this.tellAll('codings');
    try {
      await this.send('code', { ...given, passage: this.passageOf(chosen) });
      // Somebody may have gone to it before it was written.
      if (this.key === pending.key) this.activate(this.newSince(before));
    } catch (cause) {
      this.codings = this.codings.filter((one) => one !== pending);
      this.tellAll('codings');
      throw cause;
    }
  }

  /** Changes a coding. @throws Refusal */
  async change(coding: PageCoding, wanted: PageWanted): Promise<void> {
    const { codes, against, memo = '', quote } = coding;
    const seen: PageSeen = { codes, against, memo, quote };
    const before = new Set(this.codings.map(({ key }) => key));
    await this.send('coding', { key: coding.key, seen, ...wanted });
    if (wanted.remove) this.activate(undefined);
    else this.activate(this.newSince(before) ?? this.key);
  }

  async undo(): Promise<void> {
    await this.send('undo', {});
  }

  async redo(): Promise<void> {
    await this.send('redo', {});
  }

  async finish(status: 'complete' | 'partial'): Promise<void> {
    await this.send('reading', { status });
  }

  private newSince(before: ReadonlySet<string>): string | undefined {
    return this.codings.find(({ key, coder }) => coder === this.app.coder && !before.has(key))?.key;
  }

  /** When all that was sent is answered. */
  get settled(): Promise<unknown> {
    return this.queue.settled;
  }

  private send(path: string, wish: object): Promise<void> {
    const { source, app } = this;
    const whole = { window: app.window, source: source?.id, coder: app.coder, coders: this.shown, ...wish };
    return this.queue.add(async () => this.arrive(await tell<PageCodings>(path, whole)));
  }

  /** What was taken back may have been in another source. */
  private async arrive(answer: PageCodings): Promise<void> {
    if (answer.source === this.source?.id) this.take(answer);
    else location.hash = `read/${encodeURIComponent(answer.source)}`;
  }

  private take(answer: PageCodings): void {
    if (this.keep(answer)) this.tellAll('codings');
  }

  /** @returns whether it tells more than what is known. */
  private keep(answer: PageCodings): boolean {
    if (answer.source !== this.source?.id || answer.revision < this.revision) return false;
    this.revision = answer.revision;
    this.codings = answer.codings;
    this.counts = answer.counts;
    this.faults = answer.faults;
    this.canUndo = answer.canUndo;
    this.canRedo = answer.canRedo;
    return true;
  }

  /** Shows what was changed elsewhere. */
  private async follow({ revision, paths }: PageChange): Promise<void> {
    const { source } = this;
    this.tellAll('filter');
    if (!source) return;
    if (!this.app.study.sources.some(({ id }) => id === source.id)) return this.clear(source.path);
    try {
      if (paths.includes(source.path) || paths.includes('study.yaml')) await this.again(source);
      if (revision > this.revision) await this.reload();
      else this.tellAll('codings');
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      this.app.announce(cause.message);
    }
  }

  /** The interview is no longer in the study: nothing of it stays on the screen. */
  private clear(path: string): void {
    this.source = undefined;
    this.gone = path;
    this.moved = undefined;
    this.paragraphs = [];
    this.codings = [];
    this.counts = {};
    this.chosen = undefined;
    this.tellAll('source');
    this.activate(undefined);
    this.tellAll('codings');
    this.tellAll('chosen');
  }

  private async again(before: PageSource): Promise<void> {
    // Both at once: codings of the one do not stand in the other.
    const [now, codings] = await Promise.all([
      ask<PageSource>('source', { id: before.id }),
      this.askCodings(before.id),
    ]);
    if (this.source !== before) return;
    const paragraphs = numbered(now);
    const moved = movedParagraphs(this.paragraphs, paragraphs);
    this.source = now;
    this.paragraphs = paragraphs;
    this.moved = moved;
    this.chosen = this.chosen && movedChoice(this.chosen, moved);
    this.keep(codings);
    this.tellAll('source');
    this.tellAll('codings');
  }

  private tellAll(what: What): void {
    for (const listener of this.listeners.get(what) ?? []) listener();
  }
}
