import type { Span } from '../model/span.ts';
import type { Occurrence } from './phrase-index.ts';

/**
 * The places where one occurrence of every list stands within `distance` words of the others, in any order: from the
 * first word of the first to the first word of the last. Each place is as short as can be; places do not overlap.
 * @param lists occurrences in order of place
 */
export function nearMatches(lists: readonly (readonly Occurrence[])[], distance: number): Span[] {
  const ordered = lists
    .flatMap((list, item) => list.map((occurrence) => ({ item, occurrence })))
    .sort(
      (a, b) => a.occurrence.first - b.occurrence.first || a.occurrence.last - b.occurrence.last || a.item - b.item,
    );
  const places: Span[] = [];
  let recent: { item: number; occurrence: Occurrence }[] = [];
  for (const next of ordered) {
    recent = recent.filter(({ occurrence }) => next.occurrence.first - occurrence.first <= distance);
    recent.push(next);
    const chosen = chooseDisjoint(recent, lists.length);
    if (chosen === undefined) continue;
    places.push({
      start: Math.min(...chosen.map(({ start }) => start)),
      end: Math.max(...chosen.map(({ end }) => end)),
    });
    const last = Math.max(...chosen.map((occurrence) => occurrence.last));
    recent = recent.filter(({ occurrence }) => occurrence.first > last);
  }
  return places;
}

/** One occurrence of each item, the latest that share no word; undefined where an item has none. */
function chooseDisjoint(
  recent: readonly { item: number; occurrence: Occurrence }[],
  items: number,
): Occurrence[] | undefined {
  const chosen = new Map<number, Occurrence>();
  for (const { item, occurrence } of recent.toReversed()) {
    const free = [...chosen.values()].every((other) => occurrence.last < other.first || other.last < occurrence.first);
    if (free && !chosen.has(item)) chosen.set(item, occurrence);
  }
  return chosen.size === items ? [...chosen.values()] : undefined;
}
