import { type IndicatorHit, parsePattern } from '../language/pattern.ts';
import { lineage } from '../model/codebook.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { codesGiven, isReadByPeople } from './judgements.ts';
import { answerParagraphs, type Passage } from './passages.ts';
import { codesLookedFor, indicatorsOf } from './rules.ts';

/** A passage where an indicator fired. */
export interface Firing {
  readonly source: Source;
  readonly passage: Passage;
  /** The words that made it fire, as they stand there. */
  readonly words: string;
}

/** How an indicator does in a corpus. One that forbids fires where it silences another of its code. */
export interface IndicatorUse {
  readonly code: string;
  readonly indicator: string;
  readonly forbids: boolean;
  readonly passages: number;
  readonly sources: number;
  readonly cases: number;
  /** The passages it fired in, of sources that counted people have read to the end for its code. */
  readonly judged: number;
  /** Those that have its code or one below it; for one that forbids, those that have not. */
  readonly right: number;
  readonly wrong: readonly Firing[];
  /** Passages where its words stand, and it does not fire, as one that forbids stands there, too. */
  readonly silenced: number;
  /** Those that forbid there, in the codebook's order. */
  readonly silencedBy: readonly string[];
}

/** How many of the passages that counted people gave a code, or one below it, its indicators and theirs found. */
export interface CodeFound {
  readonly code: string;
  readonly passages: number;
  readonly found: number;
}

export interface IndicatorsUsed {
  readonly passages: number;
  /** Every indicator that can be read, in the codebook's order. */
  readonly indicators: readonly IndicatorUse[];
  /** Codes that people gave, in the codebook's order. */
  readonly codes: readonly CodeFound[];
}

/** How the indicators of the codebook do in some sources: how often they fire, and how often people agree. */
export function indicatorsUsed(coded: CodedStudy, sources: readonly Source[]): IndicatorsUsed {
  const tallies = talliesOf(coded);
  const found = new Map<string, CodeFound>();
  let passages = 0;
  for (const source of sources) {
    const matcher = indicatorsOf(coded, source.language);
    const isRead = remembered((code) => isReadByPeople(coded, source, code));
    for (const passage of answerParagraphs(coded, source)) {
      passages++;
      const given = codesGiven(coded, source.id, passage);
      const hits = matcher.find(passage.text);
      for (const [key, by] of silencedHits(hits)) tallies.get(key)?.silence(by);
      const firing = firingHits(hits);
      for (const [key, { code, start, end }] of firing) {
        const words = passage.text.slice(start, end);
        tallies.get(key)?.add({ source, passage, words }, isRead(code) ? given.has(code) : undefined);
      }
      countFound(found, [...given].filter(isRead), firedFor(coded, firing.values()));
    }
  }
  return {
    passages,
    indicators: [...tallies.values()].map((tally) => tally.use(coded.codebook.codes.get(tally.code)?.indicators ?? [])),
    codes: [...coded.codebook.codes.keys()].flatMap((code) => found.get(code) ?? []),
  };
}

function talliesOf({ codebook }: CodedStudy): Map<string, Tally> {
  const all = codesLookedFor(codebook).flatMap(({ id, indicators }) =>
    indicators.flatMap((indicator): [string, Tally][] => {
      const pattern = parsePattern(indicator);
      return 'error' in pattern ? [] : [[keyOf(id, indicator), new Tally(id, indicator, pattern.forbids)]];
    }),
  );
  return new Map(all);
}

/** The codes an indicator fires for, and all above them. */
function firedFor(coded: CodedStudy, hits: Iterable<IndicatorHit>): Set<string> {
  const codes = [...hits].filter(({ forbids }) => !forbids).map(({ code }) => code);
  return new Set(codes.flatMap((code) => lineage(coded.codebook, code).map(({ id }) => id)));
}

function countFound(found: Map<string, CodeFound>, given: readonly string[], fired: ReadonlySet<string>): void {
  for (const code of given) {
    const before = found.get(code) ?? { code, passages: 0, found: 0 };
    found.set(code, { code, passages: before.passages + 1, found: before.found + (fired.has(code) ? 1 : 0) });
  }
}

class Tally {
  private passages = 0;
  private judged = 0;
  private right = 0;
  private readonly sources = new Set<string>();
  private readonly cases = new Set<string>();
  private readonly wrong: Firing[] = [];
  private silenced = 0;
  private readonly silencedBy = new Set<string>();

  constructor(
    readonly code: string,
    private readonly indicator: string,
    private readonly forbids: boolean,
  ) {}

  /** @param has whether people gave the passage the code; undefined where nobody has read for it. */
  add(firing: Firing, has: boolean | undefined): void {
    this.passages++;
    this.sources.add(firing.source.id);
    this.cases.add(firing.source.case);
    if (has === undefined) return;
    this.judged++;
    if (has !== this.forbids) this.right++;
    else this.wrong.push(firing);
  }

  /** @param by what forbids it in a passage. */
  silence(by: readonly string[]): void {
    this.silenced++;
    for (const indicator of by) this.silencedBy.add(indicator);
  }

  /** @param order of the indicators of its code. */
  use(order: readonly string[]): IndicatorUse {
    const { code, indicator, forbids, passages, judged, right, wrong, silenced } = this;
    return {
      ...{ code, indicator, forbids, passages, judged, right, wrong, silenced },
      silencedBy: order.filter((one) => this.silencedBy.has(one)),
      sources: this.sources.size,
      cases: this.cases.size,
    };
  }
}

/** The first hit of each indicator that counts: what is silenced does not, nor what forbids where nothing else fires. */
function firingHits(hits: readonly IndicatorHit[]): Map<string, IndicatorHit> {
  const silenced = new Set(hits.filter((hit) => hit.silenced).map(({ code }) => code));
  const firing = new Map<string, IndicatorHit>();
  for (const hit of hits) {
    const key = keyOf(hit.code, hit.indicator);
    const counts = hit.forbids ? silenced.has(hit.code) : !hit.silenced;
    if (counts && !firing.has(key)) firing.set(key, hit);
  }
  return firing;
}

/** The indicators that are silenced in a passage, and for each those of its code that forbid there. */
function silencedHits(hits: readonly IndicatorHit[]): Map<string, string[]> {
  const silenced = hits.filter((hit) => hit.silenced);
  const forbidding = (code: string) => hits.filter((hit) => hit.forbids && hit.code === code);
  return new Map(
    silenced.map(({ code, indicator }) => [keyOf(code, indicator), forbidding(code).map((hit) => hit.indicator)]),
  );
}

function remembered(ask: (code: string) => boolean): (code: string) => boolean {
  const known = new Map<string, boolean>();
  return (code) => {
    const answer = known.get(code) ?? ask(code);
    known.set(code, answer);
    return answer;
  };
}

function keyOf(code: string, indicator: string): string {
  return `${code}\0${indicator}`;
}
