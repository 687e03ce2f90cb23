import { regexPositions } from './regex-positions.ts';
import { sharesOutFreely } from './regex-sharing.ts';
import { parseRegexSyntax } from './regex-syntax.ts';

const mostPositions = 300;

/**
 * Why an expression may take exponential or high polynomial time on some text, in words for a message; undefined if it
 * is safe. Decided from the expression alone, so that the answer is the same everywhere. Dangerous is: to repeat what
 * may be empty; to have two ways around a repetition over the same text (`(a+)+`, `(a|aa)+`); and three repetitions in a
 * row among which the same text can be shared out freely (`.*a.*b.*`). These are exponential and polynomial ambiguity of
 * the position automaton (Weber & Seidl 1991). A bounded repetition of a group is judged like an open one.
 * @param source an expression `RegExp` accepts with the flags `iu`
 */
export function regexDanger(source: string): string | undefined {
  const { roots, backReference } = parseRegexSyntax(source);
  if (backReference) return 'refers back to a group, which is not possible here';
  for (const root of roots) {
    const positions = regexPositions(root);
    if (positions.sets.length > mostPositions) return `is too long: at most ${mostPositions} characters and classes`;
    if (positions.emptyLoop) return 'could run forever: it repeats something that may be empty';
    const meets = meetings(positions.sets, source);
    const cycles = cycleEdges(positions.follow);
    if (isAmbiguous(cycles, meets)) return 'could run forever: a repeated group can match the same text in two ways';
    if (sharesOutFreely(positions, cycles, meets)) {
      return 'could run for very long: three repetitions in it can match the same text; two are possible';
    }
  }
  return undefined;
}

/** Whether two positions match a character in common: `meets[a][b]`. Tried on ASCII and the expression's own letters. */
function meetings(sets: readonly string[], source: string): boolean[][] {
  const sample = new Set(['\n', '\t', '…', '–', '€', 'я', '漢', ...source]);
  for (let unit = 32; unit < 127; unit += 1) sample.add(String.fromCharCode(unit));
  const matched = sets.map((set) => {
    const regex = new RegExp(`^(?:${set})$`, 'iu');
    return [...sample].map((character) => regex.test(character));
  });
  return matched.map((a) => matched.map((b) => a.some((matches, at) => matches && b[at])));
}

/** Two different ways from a position back to itself over the same text. */
function isAmbiguous(cycles: readonly number[][], meets: readonly boolean[][]): boolean {
  if (cycles.some((next) => new Set(next).size < next.length)) return true;
  const size = cycles.length;
  const seen = new Set<number>();
  const pending: [number, number][] = cycles.flatMap((next, at): [number, number][] =>
    next.length > 0 ? [[at, at]] : [],
  );
  for (let pair = pending.pop(); pair; pair = pending.pop()) {
    const [a, b] = pair;
    for (const nextA of cycles[a] ?? []) {
      for (const nextB of cycles[b] ?? []) {
        if (nextA === nextB && a !== b) return true;
        if (nextA === nextB || !meets[nextA]?.[nextB] || seen.has(nextA * size + nextB)) continue;
        seen.add(nextA * size + nextB);
        pending.push([nextA, nextB]);
      }
    }
  }
  return false;
}

/** The steps from which a way leads back. */
function cycleEdges(follow: readonly number[][]): number[][] {
  const reached = follow.map((_, at) => reachedFrom(at, follow));
  return follow.map((next, at) => next.filter((to) => reached[to]?.has(at)));
}

function reachedFrom(start: number, follow: readonly number[][]): Set<number> {
  const reached = new Set<number>();
  const pending = [...(follow[start] ?? [])];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (reached.has(at)) continue;
    reached.add(at);
    pending.push(...(follow[at] ?? []));
  }
  return reached;
}
