import type { Source } from '../model/source.ts';
import { sourceWith } from '../model/source-with.ts';

/** A case with an interview that is not named is named in none: what joins its interviews would name that one. */
export function consentsOfCases(sources: readonly Source[]): Source[] {
  const hidden = new Set(sources.filter(({ consent }) => consent !== 'named').map((source) => source.case));
  return sources.map((source) => (source.consent === 'named' && hidden.has(source.case) ? unnamed(source) : source));
}

const made = new WeakMap<Source, Source>();

/** The same value every time, since what is known of a source is remembered by it, if not by the memory of its study. */
function unnamed(source: Source): Source {
  if (source.known) return sourceWith(source, { consent: 'anonymous', ownConsent: 'named' });
  const now = made.get(source) ?? sourceWith(source, { consent: 'anonymous', ownConsent: 'named' });
  made.set(source, now);
  return now;
}
