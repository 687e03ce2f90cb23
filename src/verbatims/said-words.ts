/** Words said by one source, counted: stems by their number, each once, in the order in which they are first said. */
export interface SaidWords {
  readonly case: string;
  /** Words, those without a stem too. */
  readonly size: number;
  readonly stems: Int32Array;
  readonly counts: Int32Array;
}

/** Counts stems: one for each word, −1 for a word without one. */
export function saidWords(name: string, stems: readonly number[]): SaidWords {
  const counts = new Map<number, number>();
  for (const stem of stems) if (stem >= 0) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return {
    case: name,
    size: stems.length,
    stems: Int32Array.from(counts.keys()),
    counts: Int32Array.from(counts.values()),
  };
}

/** What is said in several sources, by stem. */
export interface StemTotals {
  /** Words in all. */
  readonly size: number;
  /** Stems in the order in which they are first said. */
  readonly stems: readonly number[];
  /** How often each is said, and by how many cases; 0 where it is not. */
  readonly occurrences: Int32Array;
  readonly cases: Int32Array;
}

/** @param count how many stems there are in all */
export function totalsOf(part: readonly SaidWords[], count: number): StemTotals {
  const stems = new Set<number>();
  for (const said of part) for (const stem of said.stems) stems.add(stem);
  const occurrences = new Int32Array(count);
  const cases = new Int32Array(count);
  const numbers = new Map([...new Set(part.map((said) => said.case))].map((name, number) => [name, number]));
  const last = new Int32Array(count).fill(-1);
  // Sources of one case after one another, so that each case is counted once.
  const byCase = part.toSorted((a, b) => (numbers.get(a.case) as number) - (numbers.get(b.case) as number));
  for (const said of byCase) {
    const number = numbers.get(said.case) as number;
    said.stems.forEach((stem, i) => {
      occurrences[stem] = (occurrences[stem] as number) + (said.counts[i] as number);
      if (last[stem] === number) return;
      last[stem] = number;
      cases[stem] = (cases[stem] as number) + 1;
    });
  }
  return { size: part.reduce((sum, { size }) => sum + size, 0), stems: [...stems], occurrences, cases };
}
