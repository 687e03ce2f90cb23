import { type Location, locateEach } from '../coding/locate.ts';
import type { ImportedQuote } from '../exchange/importer.ts';
import type { PlannedSource } from '../exchange/plan-sources.ts';
import { slug } from '../model/slug.ts';
import { placeName, type Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { placedAsExported } from '../verbatims/text-as-exported.ts';
import { unmaskedQuotes } from '../verbatims/unmasked-quotes.ts';
import { type FoundPassage, passageAt } from './import-passage.ts';

/** The source a quote is of, and its place there; without `found` it is nowhere in it. */
export interface Home {
  readonly source: Source;
  readonly found: FoundPassage | undefined;
}

/** Sources by what files may call them. */
export type Homes = ReadonlyMap<string, readonly Source[]>;

/**
 * Finds where the passages are that a file quotes from interviews of the study, one after the other.
 * @returns for a quote its home; undefined where the study has no such interview.
 */
export function quoteHomes(coded: CodedStudy, named: Homes): (quote: ImportedQuote) => Home | undefined {
  const turns = new Map<string, number>();
  return (quote) => {
    const homes = named.get(nameOf(quote.source)) ?? [];
    for (const source of homes) {
      const each = placesOf(quote.quote, source, coded);
      if (each.length > 0) return { source, found: passageAt(source, meant(quote, source, each, turns, coded)) };
    }
    return homes[0] && { source: homes[0], found: undefined };
  };
}

/** Where a quote stands, names put back that an export of the study has masked. */
function placesOf(quote: string, source: Source, coded: CodedStudy): Location[] {
  const named = unmaskedQuotes(quote, source, coded).map((one) => locateEach(one, source));
  return named.find(([first]) => first && first.located !== 'drifted') ?? locateEach(quote, source);
}

/** Of equal passages the one that stands where the file says, if it says so; else the next that was not yet quoted. */
function meant(
  { quote, start }: ImportedQuote,
  source: Source,
  each: readonly Location[],
  turns: Map<string, number>,
  coded: CodedStudy,
): Location {
  const away = (one: Location) => Math.abs(placedAsExported(one, source, coded) - (start ?? 0));
  if (start !== undefined) return each.reduce((best, one) => (away(one) < away(best) ? one : best));
  const key = `${source.id}\0${quote}`;
  const turn = turns.get(key) ?? 0;
  turns.set(key, turn + 1);
  return each[Math.min(turn, each.length - 1)] as Location;
}

/**
 * Sources by their id, their file's name, their pseudonym, and the name they have in a file of this call.
 * @param planned the sources that the files of the call bring.
 */
export function sourcesByName(all: readonly Source[], planned: readonly PlannedSource[]): Homes {
  const named = new Map(planned.map((one) => [placeName(one), one.read.name]));
  const homes = new Map<string, Source[]>();
  for (const source of all) {
    const { id, path, pseudonym, wave, row } = source;
    const stem = row === undefined ? path.replace(/^.*\/|\.md$/g, '') : id;
    const shown = wave === undefined ? pseudonym : `${pseudonym}-${wave}`;
    const names = [id, stem, pseudonym, shown, named.get(placeName(source)) ?? stem];
    for (const name of new Set(names.map(nameOf))) homes.set(name, [...(homes.get(name) ?? []), source]);
  }
  return homes;
}

/** Names of interviews are compared without folder, ending, case and accents. */
function nameOf(name: string): string {
  return slug(name.replace(/^.*[/\\]/, '').replace(/\.[a-z][a-z0-9]{1,4}$/i, ''));
}
