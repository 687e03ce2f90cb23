import { retiredSince } from '../model/codebook.ts';
import type { CodedStudy } from '../model/study.ts';
import { explainer, type ModelReason, type SuggestionReasons } from './explain-suggestion.ts';
import { isRefused, judgementOf } from './judgements.ts';
import type { Learned } from './learn-codes.ts';
import { openCodes } from './rules.ts';
import type { SuggestionCorpus, SuggestionUnit } from './suggestion-corpus.ts';

/** One code for one passage. */
export interface CodeSuggestion {
  readonly code: string;
  /** 0–1: how often such a suggestion is right; null where too little is coded to know. */
  readonly confidence: number | null;
  /** Worked out when asked for. */
  readonly reasons: () => SuggestionReasons;
  /** A person, counted or not, gave the passage this code, or one below it, already. */
  readonly isCoded: boolean;
}

/** A passage and the codes it may have, the likeliest first. */
export interface SuggestedCodes {
  readonly unit: SuggestionUnit;
  readonly codes: readonly CodeSuggestion[];
}

/** So many passages are ranked from one sign of life to the next. */
export const passagesAtOnce = 1000;
/** Themes that a list of suggestions names at least, however many codes of one branch are ahead. */
const fewestThemes = 3;

/**
 * Ranks the codes of every unit of some sources: a theme by the confidence that the passage has it or a code below it,
 * so that a theme comes before its sub-themes. Left out are codes that are not open for the source, retired ones, and
 * what people have said is not in the passage, whoever suggested it.
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
    /** Hears how many of all units were looked at. */
    readonly progress?: (done: number) => void;
    /** Codes that a person has read the source for are ranked too. */
    readonly again?: boolean;
    /** What a language model said of a unit and a code. */
    readonly because?: ((unit: number, code: string) => ModelReason | undefined) | undefined;
  },
): SuggestedCodes[] {
  const { tree, units } = corpus;
  const explain = lastKept(explainer(corpus, learned, options.mayQuote));
  const open = new Map<string, readonly number[]>();
  const codesOf = (id: string): readonly number[] => {
    const source = coded.sourceById.get(id);
    const isOpen = source ? openCodes(coded, source, 'model', options.again ?? false) : () => false;
    const isInUse = (code: string) => retiredSince(coded.codebook, code) === undefined;
    const known = open.get(id) ?? tree.ids.flatMap((code, i) => (isInUse(code) && isOpen(code) ? [i] : []));
    open.set(id, known);
    return known;
  };
  const order = new Map(coded.sources.map(({ id }, index) => [id, index]));
  const ranked = units.flatMap((unit, position) => {
    if (position % passagesAtOnce === 0) options.progress?.(position);
    if (!options.sources.has(unit.source)) return [];
    const confidence = learned.confidences(position);
    const judgement = judgementOf(coded, unit.source, unit);
    const inOrder = codesOf(unit.source)
      .filter((code) => !isRefused(coded, tree.ids[code] as string, judgement))
      .sort((a, b) => (confidence[b] as number) - (confidence[a] as number) || a - b);
    const themes = new Set<number>();
    const listed = inOrder.filter((code, rank) => {
      const isListed = rank < options.most || themes.size < fewestThemes;
      if (isListed) themes.add(tree.theme[code] as number);
      return isListed;
    });
    const reasonsOf = (code: number) => {
      const model = options.because?.(position, tree.ids[code] as string);
      return { ...explain(position)(code), ...(model ? { model } : {}) };
    };
    const codes = listed.map((code) => ({
      code: tree.ids[code] as string,
      confidence: learned.isCalibrated ? (confidence[code] as number) : null,
      reasons: () => reasonsOf(code),
      isCoded: judgement.given.has(tree.ids[code] as string),
    }));
    return [{ unit, codes }];
  });
  return ranked.sort((a, b) => (order.get(a.unit.source) ?? 0) - (order.get(b.unit.source) ?? 0));
}

/** The codes of a passage are explained one after the other, from what is known of it; not of all passages at once. */
function lastKept<T>(make: (position: number) => T): (position: number) => T {
  let last: { readonly position: number; readonly made: T } | undefined;
  return (position) => {
    if (last?.position !== position) last = { position, made: make(position) };
    return last.made;
  };
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
