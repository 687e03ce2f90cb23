import type { Known, Source } from './source.ts';

/** What of a source is held where its text is read when it is asked for. */
export type SourceHead = Omit<Source, 'body' | 'turns' | 'said' | 'known' | 'knownOfFile'>;

/** What of an answer in a table no other says, however alike; of its `case`, what is so if the row says none. */
export type AnswerHead = Pick<SourceHead, 'id' | 'path' | 'row' | 'case' | 'bodyStart' | 'doubled' | 'keys'>;

/** What many answers may say. */
export type SharedHead = Omit<SourceHead, keyof AnswerHead> & Partial<Pick<SourceHead, 'case'>>;

/** Reads texts of sources when they are asked for, and remembers what was found out about them. */
export interface SourceReader {
  text(source: SourceHead): Pick<Source, 'body' | 'turns'>;
  said(source: SourceHead): Source['said'];
  known(source: SourceHead): Known;
  knownOfFile(source: SourceHead): Known;
}

/** There may be a hundred thousand: of each no more is held than its head. */
class LazySource {
  readonly #reader: SourceReader;

  constructor(head: Partial<SourceHead>, reader: SourceReader, changes?: Partial<SourceHead>) {
    Object.assign(this, head, changes);
    this.#reader = reader;
  }

  get body(): string {
    return this.#reader.text(this.#head).body;
  }

  get turns(): Source['turns'] {
    return this.#reader.text(this.#head).turns;
  }

  get said(): Source['said'] {
    return this.#reader.said(this.#head);
  }

  get known(): Known {
    return this.#reader.known(this.#head);
  }

  get knownOfFile(): Known {
    return this.#reader.knownOfFile(this.#head);
  }

  get #head(): SourceHead {
    return this as unknown as SourceHead;
  }

  static readerOf(source: object): SourceReader | undefined {
    return #reader in source ? source.#reader : undefined;
  }
}

/** A source whose text is read when it is asked for. */
export function lazySource(head: SourceHead, reader: SourceReader): Source {
  return new LazySource(head, reader) as LazySource & SourceHead;
}

/** The same of an answer in a table. */
export function lazyAnswer(shared: SharedHead, own: AnswerHead, reader: SourceReader): Source {
  return new LazySource(shared, reader, own) as LazySource & SourceHead;
}

/** A source with other values; a text that is read when it is asked for stays so. */
export function sourceWith(source: Source, changes: Partial<SourceHead>): Source {
  const reader = LazySource.readerOf(source);
  return reader ? (new LazySource(source, reader, changes) as LazySource & SourceHead) : { ...source, ...changes };
}
