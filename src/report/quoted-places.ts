import type { Place } from '../coding/pack-place.ts';
import { quotedPlace } from '../coding/quoted-place.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';

/** Where the quotes of a report stand: each is asked for once, in whichever order is best, and then at hand. */
export class QuotedPlaces {
  private readonly found = new Map<Source, Map<string, Place>>();

  constructor(private readonly coded: Pick<CodedStudy, 'withdrawn'>) {}

  /** @param at where it is said to stand. */
  of(quote: string, at: number | undefined, source: Source): Place {
    const inSource = this.found.get(source) ?? new Map<string, Place>();
    this.found.set(source, inSource);
    const key = `${at ?? ''} ${quote}`;
    const known = inSource.get(key) ?? quotedPlace(quote, at, source, this.coded);
    inSource.set(key, known);
    return known;
  }
}
