import { isAskable } from '../model/assessed.ts';
import { findCode, retiredSince } from '../model/codebook.ts';
import { covers } from '../model/coding.ts';
import type { CodedStudy } from '../model/study.ts';
import { explainer, type ModelReason, type SuggestionReasons } from './explain-suggestion.ts';
import type { Learned } from './learn-codes.ts';
import type { SuggestionCorpus, SuggestionUnit } from './suggestion-corpus.ts';

/** One code for one passage. */
export interface CodeSuggestion {
  readonly code: string;
  /** 0–1: how often such a suggestion is right; null where too little is coded to know. */
  readonly confidence: number | null;
  /** Worked out when asked for. */
  readonly reasons: () => SuggestionReasons;
  /** A person gave the passage this code, or one below it, already. */
  readonly isCoded: boolean;
}

/** A passage and the codes it may have, the likeliest first. */
export interface SuggestedCodes {
  readonly unit: SuggestionUnit;
  readonly codes: readonly CodeSuggestion[];
}

/** Themes that a list of suggestions names at least, however many codes of one branch are ahead. */
const fewestThemes = 3;

/**
 * Ranks the codes of every unit of some sources: a theme by the confidence that the passage has it or a code below it,
 * so that a theme comes before its sub-themes. Codes the source could not touch, retired ones and suggestions that were rejected for
 * the passage are left out.
 * @param options `most`: how many codes a unit gets; more only until three themes are among them.
 */
export function suggestCodes(
  coded: CodedStudy,
  corpus: SuggestionCorpus,
  learned: Learned,
  options: {
    readonly sources: ReadonlySet<string>;
    readonly most: number;
    readonly mayQuote: (source: string) => boolean;
    /** What a language model said of a unit and a code. */
    readonly because?: ((unit: number, code: string) => ModelReason | undefined) | undefined;
  },
): SuggestedCodes[] {
  const { tree, units } = corpus;
  const explain = explainer(corpus, learned, options.mayQuote);
  const rejected = rejectedSuggestions(coded);
  const askable = new Map<string, readonly number[]>();
  const codesOf = (id: string): readonly number[] => {
    const source = coded.sourceById.get(id);
    const isOpen = (code: string) =>
      source && isAskable(coded, source, code) && retiredSince(coded.codebook, code) === undefined;
    const known = askable.get(id) ?? tree.ids.flatMap((code, i) => (isOpen(code) ? [i] : []));
    askable.set(id, known);
    return known;
  };
  const order = new Map(coded.sources.map(({ id }, index) => [id, index]));
  const ranked = units.flatMap((unit, position) => {
    if (!options.sources.has(unit.source)) return [];
    const confidence = learned.confidences(position);
    const inOrder = codesOf(unit.source)
      .filter((code) => !rejected(unit, tree.ids[code] as string))
      .sort((a, b) => (confidence[b] as number) - (confidence[a] as number) || a - b);
    const themes = new Set<number>();
    const listed = inOrder.filter((code, rank) => {
      const isListed = rank < options.most || themes.size < fewestThemes;
      if (isListed) themes.add(tree.theme[code] as number);
      return isListed;
    });
    let reasonsFor: ReturnType<typeof explain> | undefined;
    const reasonsOf = (code: number) => {
      reasonsFor ??= explain(position);
      const model = options.because?.(position, tree.ids[code] as string);
      return { ...reasonsFor(code), ...(model ? { model } : {}) };
    };
    const codes = listed.map((code) => ({
      code: tree.ids[code] as string,
      confidence: learned.isCalibrated ? (confidence[code] as number) : null,
      reasons: () => reasonsOf(code),
      isCoded: unit.codes.includes(code),
    }));
    return [{ unit, codes }];
  });
  return ranked.sort((a, b) => (order.get(a.unit.source) ?? 0) - (order.get(b.unit.source) ?? 0));
}

/** Whether a person rejected a code that this machine suggested for any words of a unit. */
function rejectedSuggestions(coded: CodedStudy): (unit: SuggestionUnit, code: string) => boolean {
  const bySource = new Map<string, CodedStudy['codings'][number][]>();
  for (const located of coded.codings) {
    if (located.coder !== 'model' || located.coding.status !== 'rejected') continue;
    bySource.set(located.source, [...(bySource.get(located.source) ?? []), located]);
  }
  return (unit, code) =>
    (bySource.get(unit.source) ?? []).some(
      ({ coding, segment }) =>
        segment !== undefined &&
        unit.parts.some((part) => covers(segment, part)) &&
        coding.codes.some((id) => findCode(coded.codebook, id)?.id === code),
    );
}

/**
 * What of a ranking is worth writing down: codes no person has given yet, from a confidence on; of a code and one below
 * it the one below.
 */
export function worthWriting(
  { codes }: SuggestedCodes,
  isAbove: (above: string, code: string) => boolean,
  least: { readonly threshold: number } | { readonly best: number },
): CodeSuggestion[] {
  const open = codes.filter(({ isCoded }) => !isCoded);
  if ('best' in least) return open.slice(0, least.best);
  const sure = open.filter(({ confidence }) => confidence !== null && confidence >= least.threshold);
  return sure.filter(({ code }) => !sure.some((other) => other.code !== code && isAbove(code, other.code)));
}
