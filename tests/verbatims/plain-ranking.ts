import { foldWord } from '../../src/language/fold.ts';
import { tokenize } from '../../src/language/tokens.ts';
import { compareText } from '../../src/model/order.ts';
import { keyness } from '../../src/verbatims/keyness.ts';
import { writeReasons } from '../../src/verbatims/reasons.ts';
import { selfContained } from '../../src/verbatims/self-contained.ts';
import { wordingReader } from '../../src/verbatims/wording.ts';

export interface Segment {
  readonly key: string;
  readonly text: string;
  readonly case: string;
  readonly stratum?: string;
  readonly pinned?: boolean;
  readonly order: number;
}

const read = wordingReader({ add: [], remove: [] });
const stemsOf = (text: string) => read(text, 'fr').stems;
const wordsOf = (text: string) => tokenize(text, 'fr').map((token) => foldWord(token.text));

/** The ranking as it is defined, of French texts: every text compared with every other, at every step. */
export function plainRanking(given: readonly Segment[], others: readonly string[]) {
  const segments = [...given].sort((a, b) => a.order - b.order || compareText(a.key, b.key));
  const alone = segments.map(({ text }) => selfContained(text, 'fr'));
  const keys = ownStems(segments, others);
  const represented = nearest(
    segments.map(({ text }) => text),
    others,
  );
  const covered = segments.map(() => 0);
  const held = new Set<string>();
  const total = [...keys.values()].reduce((sum, weight) => sum + weight, 0);
  const standsFor = (at: number) =>
    (represented[at] ?? []).reduce(
      (sum, { index, similarity }) => sum + Math.max(0, similarity - (covered[index] as number)),
      0,
    ) / segments.length;
  const keysIn = (at: number) => [...stemsOf(segments[at]?.text ?? '').keys()].filter((stem) => keys.has(stem));
  const gain = (at: number) => {
    if (total === 0) return standsFor(at);
    const fresh = keysIn(at).filter((stem) => !held.has(stem));
    return (standsFor(at) + fresh.reduce((sum, stem) => sum + (keys.get(stem) as number), 0) / total) / 2;
  };
  const weighted = (at: number) => gain(at) * (alone[at]?.score as number);
  const most = Math.max(...segments.map((_, at) => weighted(at)));
  const typical = segments
    .map((_, at) => ({ at, sum: standsFor(at) }))
    .sort((a, b) => b.sum - a.sum || a.at - b.at)
    .slice(0, Math.floor(segments.length / 3))
    .map(({ at }) => at);

  const waiting = new Set(segments.keys());
  const repeated = new Set<number>();
  const quoted: Segment[] = [];
  const ranked: { key: string; score: number; reasons: string[] }[] = [];
  const timesOf = (same: (one: Segment) => boolean) => quoted.filter(same).length;
  const shareOf = (at: number) => {
    if (segments[at]?.pinned) return 1;
    return most > 0 && !repeated.has(at) ? Math.round((weighted(at) / most) * 1000) / 1000 : 0;
  };
  const properIn = (at: number) => {
    const { surface } = read(segments[at]?.text ?? '', 'fr');
    return keysIn(at)
      .map((stem) => ({ word: surface.get(stem) as string, weight: keys.get(stem) as number }))
      .sort((a, b) => b.weight - a.weight || compareText(a.word, b.word))
      .slice(0, 3)
      .map(({ word }) => word);
  };
  const groundsOf = (at: number, { pinned = false, case: name, stratum }: Segment) => ({
    pinned,
    repeated: repeated.has(at),
    typical: typical.includes(at),
    proper: properIn(at),
    selfContained: alone[at] as ReturnType<typeof selfContained>,
    firstOfCase: timesOf((one) => one.case === name) === 0,
    ...(stratum !== undefined && timesOf((one) => one.stratum === stratum) === 0 ? { firstOfStratum: stratum } : {}),
  });
  const cover = (at: number) => {
    for (const { index, similarity } of represented[at] ?? [])
      covered[index] = Math.max(covered[index] as number, similarity);
    for (const stem of keysIn(at)) held.add(stem);
  };
  const take = (at: number) => {
    const segment = segments[at] as Segment;
    const [share, grounds] = [shareOf(at), groundsOf(at, segment)];
    waiting.delete(at);
    quoted.push(segment);
    const score = Math.min(ranked.at(-1)?.score ?? 1, share);
    ranked.push({ key: segment.key, score, reasons: writeReasons(grounds, 'fr') });
    if (repeated.has(at)) return;
    cover(at);
    const near = [...waiting].filter((other) => areNear(segment.text, segments[other]?.text ?? ''));
    for (const other of near) if (!segments[other]?.pinned) repeated.add(other);
  };
  const fewest = (pool: readonly number[], groupOf: (one: Segment) => string | undefined) => {
    const times = pool.map((at) => timesOf((one) => groupOf(one) === groupOf(segments[at] as Segment)));
    return pool.filter((_, i) => times[i] === Math.min(...times));
  };
  const takeAll = (isEligible: (at: number) => boolean) => {
    for (;;) {
      const ofCases = fewest([...waiting].filter(isEligible), (one) => one.case);
      const pool = fewest(ofCases, (one) => one.stratum);
      const gains = pool.map((at) => (repeated.has(at) ? 0 : weighted(at)));
      const best = pool[gains.indexOf(Math.max(...gains))];
      if (best === undefined) return;
      take(best);
    }
  };
  for (const [at, { pinned }] of segments.entries()) if (pinned) take(at);
  takeAll((at) => !repeated.has(at) && stemsOf(segments[at]?.text ?? '').size > 0);
  takeAll((at) => !repeated.has(at));
  takeAll(() => true);
  return ranked;
}

function countStems(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const [stem, count] of stemsOf(text)) counts.set(stem, (counts.get(stem) ?? 0) + count);
  return counts;
}

/** At the 5 % level, twice as frequent, three times, in two cases where there are two. */
function ownStems(segments: readonly Segment[], others: readonly string[]): Map<string, number> {
  const inside = countStems(segments.map(({ text }) => text));
  const enough = Math.min(2, new Set(segments.map((one) => one.case)).size);
  const own = [...keyness(inside, countStems(others))].filter(([stem, { logLikelihood, logRatio }]) => {
    const cases = new Set(segments.filter(({ text }) => stemsOf(text).has(stem)).map((one) => one.case));
    return logLikelihood >= 3.84 && logRatio >= 1 && (inside.get(stem) ?? 0) >= 3 && cases.size >= enough;
  });
  return new Map(own.map(([stem, { logLikelihood }]) => [stem, Math.sqrt(logLikelihood)]));
}

/** For each text those that count it among their 30 nearest, by the cosine of tf-idf vectors. */
function nearest(texts: readonly string[], others: readonly string[]) {
  const all = [...texts, ...others].map(stemsOf);
  const vectors = all.slice(0, texts.length).map((stems) => {
    const weights = [...stems].map(([stem, count]): [string, number] => [
      stem,
      (1 + Math.log(count)) * Math.log(1 + all.length / all.filter((one) => one.has(stem)).length),
    ]);
    const square = weights.reduce((sum, [, weight]) => sum + weight * weight, 0);
    return new Map(weights.map(([stem, weight]) => [stem, weight / Math.sqrt(square)]));
  });
  const result: { index: number; similarity: number }[][] = texts.map(() => []);
  vectors.forEach((vector, index) => {
    const row = vectors.map((other) => {
      let sum = 0;
      for (const [stem, weight] of vector) if (other.has(stem)) sum += weight * (other.get(stem) as number);
      return sum;
    });
    const least = row.toSorted((a, b) => a - b).at(-30) ?? 0;
    row.forEach((similarity, other) => {
      if (similarity > 0 && similarity >= least) result[other]?.push({ index, similarity });
    });
  });
  return result;
}

/** 80 % of the longer one's distinct words are shared, or the shorter one stands in the longer word for word. */
export function areNear(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const [ofOne, ofOther] = [new Set(one), new Set(other)];
  const shared = [...ofOne].filter((word) => ofOther.has(word)).length;
  if (shared === 0) return false;
  if (shared >= 0.8 * Math.max(ofOne.size, ofOther.size)) return true;
  const [line, otherLine] = [` ${one.join(' ')} `, ` ${other.join(' ')} `];
  const isWithin = line.length >= otherLine.length ? line.includes(otherLine) : otherLine.includes(line);
  return shared === Math.min(ofOne.size, ofOther.size) && isWithin;
}
