import { type Chosen, compare, isSaid, type Numbered, type Place } from './chosen.ts';

/** The sentence a place is in, or the next one after it; undefined after the last. */
export function sentenceAt(all: readonly Numbered[], { paragraph, at }: Place): Chosen | undefined {
  for (let number = paragraph; number < all.length; number++) {
    const one = all[number] as Numbered;
    if (!isSaid(one)) continue;
    const { sentences } = one.paragraph;
    for (let i = 0; i < sentences.length; i += 2) {
      const [from, to] = [sentences[i] as number, sentences[i + 1] as number];
      if (number > paragraph || to > at)
        return { from: { paragraph: number, at: from }, to: { paragraph: number, at: to } };
    }
  }
  return undefined;
}

/** The paragraph with a number, where a respondent says it, or the next one that is. */
export function paragraphAt(all: readonly Numbered[], number: number): Chosen | undefined {
  const found = all.findIndex((one, i) => i >= number && isSaid(one));
  return found === -1 ? undefined : wholeOf(all, found, found);
}

/** All that is said in the turn a paragraph is of, or in the next turn of a respondent. */
export function turnAt(all: readonly Numbered[], number: number): Chosen | undefined {
  const first = all.findIndex((one, i) => i >= number && isSaid(one));
  const turn = all[first]?.turnNumber;
  if (turn === undefined) return undefined;
  const own = all.flatMap((one, i) => (one.turnNumber === turn && isSaid(one) ? [i] : []));
  return wholeOf(all, own[0] as number, own.at(-1) as number);
}

function wholeOf(all: readonly Numbered[], first: number, last: number): Chosen {
  return {
    from: { paragraph: first, at: 0 },
    to: { paragraph: last, at: (all[last] as Numbered).paragraph.text.length },
  };
}

/** Both, and all between them. */
export function joined(one: Chosen, other: Chosen): Chosen {
  return {
    from: compare(one.from, other.from) <= 0 ? one.from : other.from,
    to: compare(one.to, other.to) >= 0 ? one.to : other.to,
  };
}

const wordEnds = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)*[^\p{L}\p{N}\s]*/gu;

/** Chosen words with one end moved by a word, into the next paragraph too; they stay one word at least. */
export function movedByWord(all: readonly Numbered[], chosen: Chosen, end: 'from' | 'to', by: 1 | -1): Chosen {
  const stops = stopsAround(all, chosen[end], end);
  const next =
    by === 1
      ? stops.find((stop) => compare(stop, chosen[end]) > 0)
      : stops.findLast((stop) => compare(stop, chosen[end]) < 0);
  const moved = next ? { ...chosen, [end]: next } : chosen;
  return compare(moved.from, moved.to) < 0 ? moved : chosen;
}

/** Where words begin, or end, in a paragraph that is said and its neighbours. */
function stopsAround(all: readonly Numbered[], { paragraph }: Place, end: 'from' | 'to'): Place[] {
  const said = all.flatMap((one, number) => (isSaid(one) ? [{ number, text: one.paragraph.text }] : []));
  const own = said.findIndex(({ number }) => number >= paragraph);
  return said.slice(Math.max(0, own - 1), own + 2).flatMap(({ number, text }) =>
    [...text.matchAll(wordEnds)].map(({ index, 0: word }) => ({
      paragraph: number,
      at: end === 'from' ? index : index + word.length,
    })),
  );
}
