/** How much more a word belongs to one body of text than to another. */
export interface Keyness {
  /** G² with one degree of freedom; 3.84 is the 5 % point. */
  readonly logLikelihood: number;
  /** Binary logarithm of the ratio of relative frequencies: 1 is twice as frequent inside. */
  readonly logRatio: number;
}

/**
 * Keyness of every word that occurs inside, against what is outside; words are counted as given (here: stems).
 * G² after Dunning (1993) in the two-term form of Rayson and Garside (2000); log ratio after Hardie (2014), an absent
 * word counting as half an occurrence. With nothing outside, no word is key: both are 0.
 * @param outsideTotal occurrences outside, where `outside` has not all of its words
 */
export function keyness<Word>(
  inside: ReadonlyMap<Word, number>,
  outside: ReadonlyMap<Word, number>,
  outsideTotal = total(outside),
): Map<Word, Keyness> {
  const insideTotal = total(inside);
  const result = new Map<Word, Keyness>();
  for (const [word, count] of inside) {
    const other = outside.get(word) ?? 0;
    result.set(
      word,
      outsideTotal ? compare(count, insideTotal, other, outsideTotal) : { logLikelihood: 0, logRatio: 0 },
    );
  }
  return result;
}

function compare(inside: number, insideTotal: number, outside: number, outsideTotal: number): Keyness {
  const rate = (inside + outside) / (insideTotal + outsideTotal);
  const logLikelihood = 2 * (term(inside, insideTotal * rate) + term(outside, outsideTotal * rate));
  const logRatio = Math.log2(inside / insideTotal / ((outside || 0.5) / outsideTotal));
  return { logLikelihood: Math.max(0, logLikelihood), logRatio };
}

function term(observed: number, expected: number): number {
  return observed ? observed * Math.log(observed / expected) : 0;
}

function total(counts: ReadonlyMap<unknown, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}
