import type { ExportedSource } from '../model/exported.ts';
import { firstFrom } from '../model/first-from.ts';
import { wordCount } from './word-count.ts';

/** What is measured of the text of a source, as it is shown. */
interface Measures {
  /** Of the respondents, headings aside. */
  readonly words: number;
  /** The number, from 1, of the paragraph a place is in; null beyond them. */
  paragraphAt(at: number): number | null;
}

/** Measures of sources by name, taken once: their texts may have to be made for it. */
export function measuresOf(sources: readonly ExportedSource[]): (name: string) => Measures | undefined {
  const known = new Map<string, Measures>();
  const byName = new Map(sources.map((source) => [source.name, source]));
  return (name) => {
    const source = byName.get(name);
    const measures = known.get(name) ?? (source && measured(source));
    if (measures) known.set(name, measures);
    return measures;
  };
}

function measured({ text, turns }: ExportedSource): Measures {
  const said = turns.filter(({ asks }) => !asks).flatMap(({ paragraphs }) => paragraphs);
  const words = said.reduce(
    (sum, { heading, start, end }) => sum + (heading ? 0 : wordCount(text.slice(start, end))),
    0,
  );
  return new Measured(words, Uint32Array.from(turns.flatMap(({ paragraphs }) => paragraphs.map(({ end }) => end))));
}

/** Holds no text: there may be a measure for each of a hundred thousand. */
class Measured implements Measures {
  constructor(
    readonly words: number,
    private readonly ends: Uint32Array,
  ) {}

  paragraphAt(at: number): number | null {
    const before = firstFrom(this.ends, at + 1);
    return before === this.ends.length ? null : before + 1;
  }
}
