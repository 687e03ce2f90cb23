import { compilePatterns, type IndicatorMatcher } from '../language/pattern.ts';
import { isAskable, isReadFor } from '../model/assessed.ts';
import { type Code, type Codebook, lineage, retiredSince } from '../model/codebook.ts';
import { machines } from '../model/coding.ts';
import { filesOfSource } from '../model/files-of-source.ts';
import { grouped } from '../model/grouped.ts';
import type { Source } from '../model/source.ts';
import type { SpokenLanguage } from '../model/spoken.ts';
import type { CodedStudy } from '../model/study.ts';
import { isSettled, judgementOf } from './judgements.ts';
import type { Suggestion } from './machine-file.ts';
import { answerParagraphs } from './passages.ts';
import { reasonOf } from './rule-reasons.ts';

const cache = new WeakMap<Codebook, Map<SpokenLanguage, IndicatorMatcher>>();

/** The indicators of a codebook, ready to be looked for in one language: those of every code in one pass. */
export function indicatorsOf({ codebook }: CodedStudy, language: SpokenLanguage): IndicatorMatcher {
  const byLanguage = cache.get(codebook) ?? new Map<SpokenLanguage, IndicatorMatcher>();
  const known = byLanguage.get(language);
  if (known) return known;
  const sets = codesLookedFor(codebook).map(({ id, indicators }) => ({ code: id, indicators }));
  const matcher = compilePatterns(sets, language);
  cache.set(codebook, byLanguage.set(language, matcher));
  return matcher;
}

/** The codes whose indicators are looked for: those in use. */
export function codesLookedFor(codebook: Codebook): Code[] {
  return [...codebook.codes.values()].filter(({ id }) => retiredSince(codebook, id) === undefined);
}

export interface SuggestedByRules {
  readonly suggestions: readonly Suggestion[];
  /** Passages that were looked at. */
  readonly passages: number;
  /** How often an indicator fired for a code that people had already settled for the passage. */
  readonly settled: number;
}

/**
 * What the indicators suggest for the paragraphs of a source's respondents. Of a theme and a sub-theme that both fire in
 * a paragraph, the sub-theme is suggested. Nothing is suggested that people have settled, or that the source could not
 * touch, or that `only:` of the machine's own file leaves out.
 * @param options `again`: codes that a person has read the source for are suggested too.
 */
export function suggestByRules(coded: CodedStudy, source: Source, { again = false } = {}): SuggestedByRules {
  const matcher = indicatorsOf(coded, source.language);
  const isOpen = openCodes(coded, source, 'rules', again);
  const passages = answerParagraphs(coded, source);
  const order = new Map([...coded.codebook.codes.keys()].map((code, at) => [code, at]));
  const suggestions: Suggestion[] = [];
  let settled = 0;
  for (const { start, end, text } of passages) {
    const byCode = grouped(
      matcher.match(text).filter(({ code }) => isOpen(code)),
      ({ code }) => code,
    );
    if (byCode.size === 0) continue;
    const judgement = judgementOf(coded, source.id, { start, end });
    const free = [...byCode.keys()].filter((code) => !isSettled(coded, code, judgement));
    settled += byCode.size - free.length;
    const chosen = mostSpecific(coded.codebook, free);
    for (const code of chosen.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))) {
      const because = reasonOf(text, byCode.get(code) ?? [], coded.settings.language);
      suggestions.push({ start, end, text, code, because });
    }
  }
  return { suggestions, passages: passages.length, settled };
}

/** Whether machines code a source of their own accord: it counts, and no person has read it to the end. */
export function isCodedByMachines(coded: CodedStudy, source: Source): boolean {
  return source.counted && !isReadToTheEnd(coded, source);
}

/** Whether any person has read a source to the end, for all codes. */
export function isReadToTheEnd(coded: CodedStudy, source: Source): boolean {
  return personsFiles(coded, source).some(({ status, only }) => status === 'complete' && only.length === 0);
}

function personsFiles(coded: CodedStudy, source: Source) {
  return filesOfSource(coded, source.id).filter((file) => !machines.has(file.coder));
}

/**
 * Whether a machine may suggest a code for a source at all: the source could touch it, no person has read it for the
 * code, and `only:` of the machine's own file does not leave it out.
 * @param again codes that a person has read the source for are open too.
 */
export function openCodes(
  coded: CodedStudy,
  source: Source,
  machine: string,
  again: boolean,
): (code: string) => boolean {
  const read = again ? [] : personsFiles(coded, source);
  const own = filesOfSource(coded, source.id).find((file) => file.coder === machine);
  const limits = own && own.only.length > 0 ? { ...own, status: 'complete' as const } : undefined;
  const known = new Map<string, boolean>();
  return (code) => {
    const before = known.get(code);
    if (before !== undefined) return before;
    const isOpen =
      isAskable(coded, source, code) &&
      !read.some((file) => isReadFor(coded, file, code)) &&
      (!limits || isReadFor(coded, limits, code));
    known.set(code, isOpen);
    return isOpen;
  };
}

/** The codes that have none of the others below them. */
function mostSpecific(codebook: Codebook, codes: readonly string[]): string[] {
  const above = new Set(codes.flatMap((code) => lineage(codebook, code).slice(1)).map(({ id }) => id));
  return codes.filter((code) => !above.has(code));
}
