import { foldWord } from '../language/fold.ts';
import { speaks } from '../language/speech.ts';
import type { CodedStudy } from '../model/study.ts';
import { caseMentions } from '../verbatims/case-mentions.ts';
import { hasCapitalAnyway, isOrdinary } from '../verbatims/ordinary-word.ts';
import type { WrittenQuote } from './written-quotes.ts';

const reference = /https?:|\bwww\.|\bdoi\b|\bibid|\bop\.\s*cit|\bpp?\.\s*\d|\b(?:1[5-9]|20)\d\d\b|\bet al\b/iu;

/**
 * Whether a quotation says that it comes from elsewhere than the interviews: a footnote or a link, a reference in
 * parentheses, or a name that is none of the study's: « (Porter, 1990) », « comme l'écrit Michael Porter ».
 */
export function isLiterature(quote: WrittenQuote, coded: CodedStudy): boolean {
  if (quote.isReferenced) return true;
  const { attribution, clause, introduction } = quote;
  if (attribution !== '' && isElsewhere(attribution, coded)) return true;
  return [clause, introduction].some((text) => {
    if (/https?:|\b(?:1[5-9]|20)\d\d\s*\)/.test(text)) return true;
    return strangers(text, coded, false).some(({ start, end }) => speaks(text, start, end, coded.settings.language));
  });
}

function isElsewhere(attribution: string, coded: CodedStudy): boolean {
  if (caseMentions(attribution, coded, true).length > 0) return false;
  const parts = attribution.split(/[,;]/).map((part) => foldWord(part.trim()));
  const isOfStudy = parts.some((part) => valuesOf(coded).has(part));
  if (isOfStudy) return false;
  return reference.test(attribution) || strangers(attribution, coded, true).length > 0;
}

/**
 * Names that are none of the study's: words with a capital of their own, in a row. A single word that opens a sentence
 * may be any; one that opens an attribution is a name where no interview has it in lower case.
 */
function strangers(text: string, coded: CodedStudy, isAttribution: boolean): { start: number; end: number }[] {
  const known = caseMentions(text, coded, isAttribution);
  const names = text.matchAll(/(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}'’-]*(?:\s+\p{Lu}[\p{L}\p{M}'’-]*)*/gu);
  return [...names]
    .map(({ 0: name, index }) => ({ name, start: index, end: index + name.length }))
    .filter(({ name, start, end }) => {
      if (known.some((one) => one.start < end && start < one.end)) return false;
      const first = /^[\p{L}\p{M}]+/u.exec(name)?.[0] ?? name;
      const opensPart = hasCapitalAnyway(text, start) || /[,;(]\s*$/.test(text.slice(0, start));
      return /\s/.test(name) || !opensPart || (isAttribution && first.length > 2 && !isOrdinary(first, coded));
    });
}

const cache = new WeakMap<CodedStudy, ReadonlySet<string>>();

/** The values of every variable of the study, folded, and its waves. */
function valuesOf(coded: CodedStudy): ReadonlySet<string> {
  const known = cache.get(coded);
  if (known) return known;
  const values = coded.sources.flatMap(({ variables, speakers }) =>
    [variables, ...Object.values(speakers)].flatMap((one) => Object.values(one)),
  );
  const waves = coded.settings.waves.flatMap(({ id, label }) => [id, label]);
  const found = new Set([...values, ...waves].map(foldWord));
  cache.set(coded, found);
  return found;
}
