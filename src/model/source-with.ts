import type { Known, Source } from './source.ts';

/** What of a source is held where its text is read when it is asked for. */
export type SourceHead = Omit<Source, 'body' | 'turns' | 'said' | 'known'>;
type SourceText = Pick<Source, 'body' | 'turns' | 'said'>;

interface Lazy {
  readonly head: SourceHead;
  readonly text: () => SourceText;
  readonly known: Known;
}

const lazy = new WeakMap<Source, Lazy>();

/** A source whose text is read when it is asked for. */
export function lazySource(head: SourceHead, text: () => SourceText, known: Known): Source {
  const source: Source = {
    ...head,
    get body() {
      return text().body;
    },
    get turns() {
      return text().turns;
    },
    get said() {
      return text().said;
    },
    known,
  };
  lazy.set(source, { head, text, known });
  return source;
}

/** A source with other values; a text that is read when it is asked for stays so. */
export function sourceWith(source: Source, changes: Partial<SourceHead>): Source {
  const parts = lazy.get(source);
  return parts ? lazySource({ ...parts.head, ...changes }, parts.text, parts.known) : { ...source, ...changes };
}
