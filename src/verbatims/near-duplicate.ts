import type { WordedTexts } from './worded-texts.ts';

const leastShared = 0.8;

/**
 * Finds the texts that would bore a reader who has read another: 80 % of the longer one's distinct words are shared,
 * or the shorter one stands in the longer word for word.
 *
 * Only those are compared that can be: where `of` and another are near-duplicates, `of` has four fifths of the other's words,
 * so one at least of any fifth and one more of them, of which the rarest are looked up; or the other is longer and has all
 * words of `of`, its rarest too.
 * @returns a function from a text's position to its near-duplicates, in order, itself left out.
 */
export function nearDuplicates(texts: WordedTexts, positions: readonly number[]): (of: number) => number[] {
  const distinct = positions.map((position) => texts.words(position));
  const rarestFirst = byRarity(distinct, texts.lexicon.words.length);
  const having = postings(rarestFirst, texts.lexicon.words.length);
  const rarest = postings(
    rarestFirst.map((words) => words.subarray(0, words.length - Math.ceil(leastShared * words.length) + 1)),
    texts.lexicon.words.length,
  );
  const marked = new Uint8Array(texts.lexicon.words.length);
  const looked = new Int32Array(positions.length);
  let times = 0;
  const lines = new Map<number, string>();
  const lineOf = (index: number) => {
    const known = lines.get(index) ?? texts.line(positions[index] as number);
    lines.set(index, known);
    return known;
  };
  const isNear = (of: number, index: number) => {
    const [own, words] = [distinct[of] as Int32Array, distinct[index] as Int32Array];
    const longer = Math.max(own.length, words.length);
    const shorter = Math.min(own.length, words.length);
    const least = Math.min(leastShared * longer, shorter);
    const shared = countMarked(words, marked, words.length - least);
    if (!shared || shared < least) return false;
    return shared >= leastShared * longer || contains(lineOf(of), lineOf(index));
  };
  return (of) => {
    const own = distinct[of] as Int32Array;
    for (const word of own) marked[word] = 1;
    times++;
    looked[of] = times;
    const found: number[] = [];
    const look = (indexes: Int32Array) => {
      for (const index of indexes) {
        if (looked[index] === times) continue;
        looked[index] = times;
        if (isNear(of, index)) found.push(index);
      }
    };
    for (const word of own) look(rarest(word));
    const first = rarestFirst[of]?.[0];
    if (first !== undefined) look(having(first));
    for (const word of own) marked[word] = 0;
    return found.sort((a, b) => a - b);
  };
}

/** The words of each text, those of the fewest texts first. */
function byRarity(texts: readonly Int32Array[], count: number): Int32Array[] {
  const having = new Int32Array(count);
  for (const words of texts) for (const word of words) having[word] = (having[word] as number) + 1;
  return texts.map((words) => words.toSorted((a, b) => (having[a] as number) - (having[b] as number) || a - b));
}

/** From a word to the texts that have it, in order. */
function postings(texts: readonly Int32Array[], count: number): (word: number) => Int32Array {
  const starts = new Int32Array(count + 1);
  for (const words of texts) for (const word of words) starts[word + 1] = (starts[word + 1] as number) + 1;
  for (let word = 0; word < count; word++) starts[word + 1] = (starts[word + 1] as number) + (starts[word] as number);
  const next = starts.slice();
  const indexes = new Int32Array(starts[count] as number);
  texts.forEach((words, index) => {
    for (const word of words) {
      const at = next[word] as number;
      indexes[at] = index;
      next[word] = at + 1;
    }
  });
  return (word) => indexes.subarray(starts[word], starts[word + 1]);
}

function contains(a: string, b: string): boolean {
  return a.length >= b.length ? a.includes(b) : b.includes(a);
}

/** How many of the words are marked; 0 as soon as more than `mayMiss` are not. */
function countMarked(words: Int32Array, marked: Uint8Array, mayMiss: number): number {
  let missed = 0;
  for (let at = 0; at < words.length; at++) {
    if (!marked[words[at] as number] && ++missed > mayMiss) return 0;
  }
  return words.length - missed;
}
