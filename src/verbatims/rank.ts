import { compareText } from '../model/order.ts';
import type { Language } from '../model/settings.ts';
import type { SpokenLanguage, StopWordEdits } from '../model/spoken.ts';
import { type Choosable, choose } from './choose.ts';
import { Coverage } from './coverage.ts';
import { keyStems } from './key-stems.ts';
import { nearDuplicates } from './near-duplicate.ts';
import { type Grounds, writeReasons } from './reasons.ts';
import { type SelfContained, selfContained } from './self-contained.ts';
import { type Wording, wordingReader } from './wording.ts';

/** What somebody said. */
export interface Said {
  readonly text: string;
  readonly language: SpokenLanguage;
}

/** A segment that may be quoted. */
export interface Candidate extends Said {
  readonly key: string;
  readonly case: string;
  /** Value to spread over: a wave, or a variable's. */
  readonly stratum?: string;
  /** Chosen by the analyst: comes first. */
  readonly pinned?: boolean;
  /** Its place in the corpus: settles ties. */
  readonly order: number;
}

export interface Ranked {
  readonly candidate: Candidate;
  /** What it adds to those above it, relative to the most any candidate could add, 0–1, pinned: 1; never rises down the list. */
  readonly score: number;
  /** Short phrases in the study's language. */
  readonly reasons: string[];
}

interface Entry {
  readonly candidate: Candidate;
  readonly wording: Wording;
  readonly selfContained: SelfContained;
}

/**
 * Segments best first, for a reader: pinned ones, then greedily the one that adds most of what is typical of the code
 * and proper to it, weighted by how well it reads alone; a case's next quote only when every case has had as many, and
 * among those the value of `stratum` quoted least. Segments without a content word, then near-duplicates, come last.
 * @param others the segments of other codes: what the code's own words are found against.
 * @returns every candidate, or the first `max`; the order given plays no part.
 */
export function rankVerbatims(
  candidates: readonly Candidate[],
  others: readonly Said[],
  options: { readonly language: Language; readonly stopWords: StopWordEdits; readonly max?: number },
): Ranked[] {
  const reader = wordingReader(options.stopWords);
  const read = (said: Said) => reader(said.text, said.language);
  const entries = [...candidates].sort(byOrder).map(
    (candidate): Entry => ({
      candidate,
      wording: read(candidate),
      selfContained: selfContained(candidate.text, candidate.language),
    }),
  );
  return rankEntries(entries, others.map(read), options.language).slice(0, options.max);
}

function rankEntries(entries: readonly Entry[], others: readonly Wording[], language: Language): Ranked[] {
  const wordings = entries.map(({ wording }) => wording);
  const keys = keyStems(
    entries.map(({ wording, candidate }) => ({ wording, case: candidate.case })),
    others,
  );
  const coverage = new Coverage(wordings, others, keys);
  const most = Math.max(...entries.map((entry, index) => coverage.gain(index) * entry.selfContained.score));
  const typical = typicalOnes(entries, coverage);
  const ranked: Ranked[] = [];
  for (const choice of choose(entries.map(toChoosable), coverage, nearDuplicates(wordings))) {
    const { candidate, wording, selfContained } = entries[choice.index] as Entry;
    const pinned = candidate.pinned ?? false;
    const share = pinned ? 1 : most > 0 ? Math.round((choice.gain / most) * 1000) / 1000 : 0;
    const grounds: Grounds = {
      pinned,
      repeated: choice.repeated,
      typical: typical.has(choice.index),
      proper: properWords(wording, keys),
      selfContained,
      firstOfCase: choice.firstOfCase,
      ...(choice.firstOfStratum && candidate.stratum !== undefined && { firstOfStratum: candidate.stratum }),
    };
    const score = Math.min(ranked.at(-1)?.score ?? 1, share);
    ranked.push({ candidate, score, reasons: writeReasons(grounds, language) });
  }
  return ranked;
}

function toChoosable({ candidate, wording, selfContained }: Entry): Choosable {
  return {
    case: candidate.case,
    ...(candidate.stratum !== undefined && { stratum: candidate.stratum }),
    pinned: candidate.pinned ?? false,
    hasContent: wording.stems.size > 0,
    weight: selfContained.score,
  };
}

/** The third of the segments, of three or more, that stands best for all of them. */
function typicalOnes(entries: readonly Entry[], coverage: Coverage): Set<number> {
  const count = Math.floor(entries.length / 3);
  const sums = entries.map((_, index) => ({ index, sum: coverage.standsFor(index) }));
  return new Set(
    sums
      .sort((a, b) => b.sum - a.sum || a.index - b.index)
      .slice(0, count)
      .map(({ index }) => index),
  );
}

/** The three words of a segment that are most its code's own, as the text has them. */
function properWords({ stems, surface }: Wording, keys: ReadonlyMap<string, number>): string[] {
  return [...stems.keys()]
    .map((stem) => ({ word: surface.get(stem) ?? stem, weight: keys.get(stem) ?? 0 }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || compareText(a.word, b.word))
    .slice(0, 3)
    .map(({ word }) => word);
}

function byOrder(a: Candidate, b: Candidate): number {
  return a.order - b.order || compareText(a.key, b.key);
}
