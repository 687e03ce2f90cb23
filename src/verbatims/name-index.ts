import type { NameWord } from './name-words.ts';

interface Worded {
  /** At least one. */
  readonly words: readonly NameWord[];
}

interface Placed<N> {
  readonly name: N;
  readonly order: number;
}

/** Names by all of their words: that a thousand persons are called « Anna » makes none of them slower to find. */
export class NameIndex<N extends Worded> {
  readonly #names: readonly N[];
  /** How many words the names have that begin with a word. */
  readonly #lengths = new Map<string, number[]>();
  readonly #spelt = new Map<string, Placed<N>[]>();

  constructor(names: Iterable<N>) {
    this.#names = [...names];
    for (const [order, name] of this.#names.entries()) {
      const bare = name.words.map(withoutEnding);
      const lengths = listIn(this.#lengths, bare[0] as string);
      if (!lengths.includes(bare.length)) lengths.push(bare.length);
      listIn(this.#spelt, bare.join(' ')).push({ name, order });
    }
  }

  /** Names whose words stand from `at` on, be it with an `s` at their ends or without, in the order of the names. */
  from(words: readonly NameWord[], at: number): readonly N[] {
    const lengths = this.#lengths.get(withoutEnding(words[at] as NameWord));
    if (!lengths) return [];
    const found = lengths.flatMap((length) => {
      const own = words.slice(at, at + length);
      return own.length < length ? [] : (this.#spelt.get(own.map(withoutEnding).join(' ')) ?? []);
    });
    return found.sort((a, b) => a.order - b.order).map(({ name }) => name);
  }

  /** All of them, those that begin with one word together. */
  get groups(): readonly N[] {
    const byFirst = new Map<string, N[]>();
    for (const name of this.#names) listIn(byFirst, (name.words[0] as NameWord).folded).push(name);
    return [...byFirst.values()].flat();
  }
}

function listIn<V>(lists: Map<string, V[]>, key: string): V[] {
  const known = lists.get(key);
  if (known) return known;
  const made: V[] = [];
  lists.set(key, made);
  return made;
}

function withoutEnding({ folded }: NameWord): string {
  return folded.endsWith('s') ? folded.replace(/s+$/, '') : folded;
}
