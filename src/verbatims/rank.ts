import { compareText } from '../model/order.ts';
import type { Language } from '../model/settings.ts';
import { type Choosable, choose } from './choose.ts';
import { Coverage } from './coverage.ts';
import { keyStems } from './key-stems.ts';
import { nearDuplicates } from './near-duplicate.ts';
import { type Grounds, writeReasons } from './reasons.ts';
import type { SelfContained } from './self-contained.ts';
import type { StemCounts, WordedTexts } from './worded-texts.ts';

/** A segment that may be quoted. */
export interface Candidate {
  readonly key: string;
  /** Its position among the texts. */
  readonly at: number;
  readonly case: string;
  /** Value to spread over: a wave, or a variable's. */
  readonly stratum?: string;
  /** Chosen by the analyst: comes first. */
  readonly pinned?: boolean;
  /** How well it reads alone. */
  readonly selfContained: SelfContained;
  /** Its place in the corpus: settles ties. */
  readonly order: number;
}

export interface Ranked {
  readonly candidate: Candidate;
  /** What it adds to those above it, relative to the most any candidate could add, 0–1, pinned: 1; never rises down the list. */
  readonly score: number;
  /** Short phrases in the study's language. */
  readonly reasons: string[];
  /** What they say. */
  readonly grounds: Grounds;
}

/**
 * Segments best first, for a reader: pinned ones, then greedily the one that adds most of what is typical of the code
 * and proper to it, weighted by how well it reads alone; a case's next quote only when every case has had as many, and
 * among those the value of `stratum` quoted least. Segments without a content word, then near-duplicates, come last.
 * @param texts those of the candidates and of the segments of other codes: what the code's own words are found against.
 * @returns every candidate, one after the other as far as they are asked for; the order given plays no part.
 */
export function* rankVerbatims(given: readonly Candidate[], texts: WordedTexts, language: Language): Generator<Ranked> {
  const candidates = [...given].sort(byOrder);
  const stems = candidates.map(({ at }) => texts.stems(at));
  const keys = keyStems(
    candidates.map((candidate, index) => ({ case: candidate.case, stems: pairs(stems[index] as StemCounts) })),
    { of: (stem) => texts.occurrences[stem] as number, total: texts.total },
  );
  const coverage = new Coverage(stems, texts, keys);
  const most = candidates.reduce(
    (greatest, { selfContained }, index) => Math.max(greatest, coverage.gain(index) * selfContained.score),
    Number.NEGATIVE_INFINITY,
  );
  const typical = typicalOnes(candidates, coverage);
  const choosable = candidates.map((candidate, index) => toChoosable(candidate, stems[index] as StemCounts));
  const duplicatesOf = nearDuplicates(
    texts,
    candidates.map(({ at }) => at),
  );
  let last = 1;
  for (const choice of choose(choosable, coverage, duplicatesOf)) {
    const candidate = candidates[choice.index] as Candidate;
    const pinned = candidate.pinned ?? false;
    const share = pinned ? 1 : most > 0 ? Math.round((choice.gain / most) * 1000) / 1000 : 0;
    const grounds: Grounds = {
      pinned,
      repeated: choice.repeated,
      typical: typical.has(choice.index),
      proper: properWords(texts, candidate.at, stems[choice.index] as StemCounts, keys),
      selfContained: candidate.selfContained,
      firstOfCase: choice.firstOfCase,
      ...(choice.firstOfStratum && candidate.stratum !== undefined && { firstOfStratum: candidate.stratum }),
    };
    last = Math.min(last, share);
    yield { candidate, score: last, reasons: writeReasons(grounds, language), grounds };
  }
}

function* pairs({ stems, counts }: StemCounts): Generator<readonly [number, number]> {
  for (let i = 0; i < stems.length; i++) yield [stems[i] as number, counts[i] as number];
}

function toChoosable({ case: name, stratum, pinned, selfContained }: Candidate, { stems }: StemCounts): Choosable {
  return {
    case: name,
    ...(stratum !== undefined && { stratum }),
    pinned: pinned ?? false,
    hasContent: stems.length > 0,
    weight: selfContained.score,
  };
}

/** The third of the segments, of three or more, that stands best for all of them. */
function typicalOnes(candidates: readonly Candidate[], coverage: Coverage): Set<number> {
  const count = Math.floor(candidates.length / 3);
  const sums = candidates.map((_, index) => ({ index, sum: coverage.standsFor(index) }));
  return new Set(
    sums
      .sort((a, b) => b.sum - a.sum || a.index - b.index)
      .slice(0, count)
      .map(({ index }) => index),
  );
}

/** The three words of a segment that are most its code's own, as the text has them. */
function properWords(
  texts: WordedTexts,
  at: number,
  { stems }: StemCounts,
  keys: ReadonlyMap<number, number>,
): string[] {
  return [...stems]
    .flatMap((stem) => {
      const weight = keys.get(stem) ?? 0;
      return weight > 0 ? [{ word: texts.surface(at, stem), weight }] : [];
    })
    .sort((a, b) => b.weight - a.weight || compareText(a.word, b.word))
    .slice(0, 3)
    .map(({ word }) => word);
}

function byOrder(a: Candidate, b: Candidate): number {
  return a.order - b.order || compareText(a.key, b.key);
}
