import { codingFileOf, codingPath } from '../coding/machine-file.ts';
import type { LocatedCoding } from '../model/coding.ts';
import type { Source } from '../model/source.ts';
import { unreadable } from './carry-out.ts';
import { codingKeys } from './coding-keys.ts';
import { pageCoding } from './codings-route.ts';
import type { LiveStudy } from './live-study.ts';
import { NotDone } from './route.ts';
import type { Wish } from './wish.ts';

/**
 * The page has seen a coding that the file no longer holds so: what it holds now, as far as it can be told, for the user
 * to choose. Nothing was written.
 */
export function conflictAbout(live: LiveStudy, source: Source, coder: string, wish: Wish): NotDone {
  const { coded } = live;
  const path = codingPath(coded, source.id, coder);
  const file = codingFileOf(coded, source.id, coder);
  if (!file && coded.texts.has(path)) return unreadable(path);
  const quote = String(wish.record('seen').quote ?? '');
  const now =
    file &&
    coded.codings.filter((one) => one.path === path && one.source === source.id).find((one) => isAbout(one, quote));
  const key = now && codingKeys(coded, file).get(now.coding);
  return new NotDone(409, `${path} says something else by now: this coding was changed there.`, {
    rule: 'coding-changed',
    path,
    ...(now && key !== undefined ? { theirs: pageCoding(coded, source, now, key) } : {}),
  });
}

/** The same words, or words the others are part of. */
function isAbout({ coding }: LocatedCoding, quote: string): boolean {
  const [one, other] = [folded(coding.quote), folded(quote)];
  return one !== '' && other !== '' && (one === other || one.includes(other) || other.includes(one));
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
