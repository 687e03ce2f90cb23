/** A sentence as the choice of what to keep sees it. */
export interface Weighed {
  /** In words. */
  readonly length: number;
  /** How well it opens a quote, 0–1. */
  readonly opening: number;
  /** Stems it holds of those wanted. */
  readonly wanted: ReadonlySet<string>;
  /** Quotation marks it opens, less those it closes. */
  readonly quotes: number;
}

/** Sentences `from` to `to` (exclusive). */
export interface Run {
  readonly from: number;
  readonly to: number;
}

interface Scored extends Run {
  readonly length: number;
  readonly opening: number;
  readonly wanted: ReadonlySet<string>;
  readonly score: number;
}

/** How many runs are tried in pairs: a bound on the work of a very long segment. */
const tried = 60;

/** What a second run must be worth: a reader pays for each cut. */
const priceOfCut = 0.4;

/** From here on a sentence opens a quote well. */
const opensWell = 0.9;

/**
 * The sentences to keep, at most `limit` words or one longer sentence: one run, two where wanted words stand apart.
 * A run that opens well goes before any that does not; then count the share of wanted words, the room used, and
 * that the run begins the segment.
 */
export function chooseRuns(sentences: readonly Weighed[], wantedCount: number, limit: number): Run[] {
  const all = scoredRuns(sentences, wantedCount, limit);
  const opening = all.filter((run) => run.opening >= opensWell);
  const runs = (opening.length ? opening : all).sort((a, b) => b.score - a.score || a.from - b.from || b.to - a.to);
  let best: { runs: Run[]; score: number } = { runs: runs.slice(0, 1), score: runs[0]?.score ?? 0 };
  const few = runs.slice(0, tried);
  for (const first of few) {
    for (const second of few) {
      if (second.from <= first.to || first.length + second.length > limit) continue;
      const wanted = new Set([...first.wanted, ...second.wanted]).size;
      const opening = Math.min(first.opening, second.opening);
      const length = first.length + second.length;
      const score = worth({ opening, wanted, length, begins: first.from === 0 }, wantedCount, limit) - priceOfCut;
      if (score > best.score) best = { runs: [first, second], score };
    }
  }
  return best.runs;
}

function scoredRuns(sentences: readonly Weighed[], wantedCount: number, limit: number): Scored[] {
  const runs: Scored[] = [];
  sentences.forEach((first, from) => {
    if (!first.length) return;
    const wanted = new Set<string>();
    let length = 0;
    let quotes = 0;
    for (let to = from + 1; to <= sentences.length; to++) {
      const last = sentences[to - 1] as Weighed;
      length += last.length;
      if (length > limit && to > from + 1) break;
      for (const stem of last.wanted) wanted.add(stem);
      quotes += last.quotes;
      if (!last.length) continue;
      const opening = first.opening * (quotes ? 0.7 : 1);
      const score = worth({ opening, wanted: wanted.size, length, begins: from === 0 }, wantedCount, limit);
      runs.push({ from, to, length, opening, wanted: new Set(wanted), score });
    }
  });
  return runs;
}

function worth(
  run: { opening: number; wanted: number; length: number; begins: boolean },
  wantedCount: number,
  limit: number,
): number {
  const room = Math.min(run.length / limit, limit / run.length);
  const share = wantedCount ? run.wanted / wantedCount : 0;
  return run.opening * (room + 2 * share + (run.begins ? 0.4 : 0));
}
