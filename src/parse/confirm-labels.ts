import type { Candidate } from './label-candidates.ts';

/**
 * Doubtful labels that are confirmed: those that open two or more paragraphs; in a paragraph of which each line is a
 * turn, those that open two or more lines; those of a time-coded layout most of whose names return.
 * @param certain how many paragraphs more each name opens beyond doubt.
 */
export function confirmation(
  all: readonly Candidate[],
  asks: (name: string) => boolean,
  certain: ReadonlyMap<string, number> = new Map(),
): (candidate: Candidate, linewise: boolean) => boolean {
  const takesTurns = alternation(
    all.filter(({ alone }) => alone),
    asks,
  );
  const standsTogether = company(
    all.filter(({ together }) => together),
    asks,
  );
  const named = all.filter(({ name, alone, together }) => name !== undefined && !alone && !together);
  const lines = countEnds(named, ({ name }) => name as string);
  const blocks = countEnds(
    named.filter(({ opensBlock }) => opensBlock),
    ({ name }) => name as string,
  );
  const times = (counts: ReadonlyMap<string, number>, name: string) =>
    (counts.get(name) ?? 0) + (certain.get(name) ?? 0);
  const timed = named.filter((candidate) => candidate.timed);
  const returning = timed.filter(({ name }) => times(lines, name as string) >= 2);
  const layouts = countEnds(timed, ({ convention }) => convention);
  const returns = countEnds(returning, ({ convention }) => convention);
  return (candidate, linewise) => {
    const { name, convention, timed: hasTime, alone, together } = candidate;
    if (alone) return takesTurns.has(name as string);
    if (together) return standsTogether(candidate);
    if (times(blocks, name as string) >= 2) return true;
    if ((linewise || hasTime) && times(lines, name as string) >= 2) return true;
    const back = returns.get(convention) ?? 0;
    return hasTime && back >= 2 && back * 2 >= (layouts.get(convention) ?? 0);
  };
}

/** Labels of a convention in which a known role asks and another answers: roles, and names that return. */
function company(together: readonly Candidate[], asks: (name: string) => boolean): (candidate: Candidate) => boolean {
  const key = ({ convention, name }: Candidate) => `${convention}\0${name}`;
  const times = countEnds(together, key);
  const counts = (candidate: Candidate) => candidate.known || (times.get(key(candidate)) ?? 0) >= 2;
  const taken = together.filter(counts);
  const asking = new Set(
    taken.filter(({ known, name = '' }) => known && asks(name)).map(({ convention }) => convention),
  );
  const answering = new Set(taken.filter(({ name = '' }) => !asks(name)).map(({ convention }) => convention));
  return (candidate) => asking.has(candidate.convention) && answering.has(candidate.convention) && counts(candidate);
}

/** The names alone on their lines that take turns: two or more return, and one of them asks, by role or with a `?`. */
function alternation(alone: readonly Candidate[], isAsking: (name: string) => boolean): ReadonlySet<string> {
  const times = countEnds(alone, ({ name }) => name as string);
  const returning = new Set([...times].filter(([, count]) => count >= 2).map(([name]) => name));
  const asks = [...returning].some(isAsking);
  return asks && returning.size >= 2 ? returning : new Set();
}

/** How many labels each key has; two candidates that end in one place are one label. */
function countEnds(candidates: readonly Candidate[], keyOf: (candidate: Candidate) => string): Map<string, number> {
  const ends = new Map<string, Set<number>>();
  for (const candidate of candidates) {
    const key = keyOf(candidate);
    ends.set(key, (ends.get(key) ?? new Set()).add(candidate.end));
  }
  return new Map([...ends].map(([key, set]) => [key, set.size]));
}
