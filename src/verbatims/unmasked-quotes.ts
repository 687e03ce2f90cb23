import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { namedIn } from './identities.ts';

/** The names of a source as they stand in it, by what an export shows for them, brackets around it. */
const known = new WeakMap<Source, ReadonlyMap<string, readonly string[]>>();

/** More ways of putting names back are not tried. */
const mostWays = 16;

/**
 * What a quote that an export has masked may have been: each `[E07]` replaced by a name of the source that is shown so.
 * @returns none where no name of the source stands masked in it.
 */
export function unmaskedQuotes(quote: string, source: Source, coded: CodedStudy): string[] {
  if (!quote.includes('[')) return [];
  const names = known.get(source) ?? namesOf(source, coded);
  known.set(source, names);
  const pieces = quote.split(/(\[[^[\]]+\])/);
  if (!pieces.some((piece) => names.has(piece))) return [];
  return pieces.reduce<string[]>(
    (ways, piece) => (names.get(piece) ?? [piece]).flatMap((name) => ways.map((way) => way + name)).slice(0, mostWays),
    [''],
  );
}

function namesOf(source: Source, coded: CodedStudy): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const { text } of source.turns.flatMap(({ paragraphs }) => paragraphs))
    for (const { start, end, identity } of namedIn(text, coded, source.id)) {
      const shown = `[${identity.shown}]`;
      const own = names.get(shown) ?? [];
      const name = text.slice(start, end);
      names.set(shown, own.includes(name) ? own : [...own, name]);
    }
  return names;
}
