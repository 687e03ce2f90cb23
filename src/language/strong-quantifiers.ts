import { longestApart } from '../model/apart.ts';
import type { Language } from '../model/settings.ts';
import type { Span } from '../model/span.ts';
import { foldText, foldWord } from './fold.ts';

/** What the cases of a study are called. */
export interface UnitWords {
  readonly one: string;
  readonly many: string;
}

const people: Readonly<Record<Language, string>> = {
  fr: 'entretiens?|interviewee?s?|repondante?s?|participante?s?|enquetee?s?|interlocut(?:eurs?|rices?)|personnes (?:interrogees|interviewees|rencontrees)',
  en: 'interviews?|interviewees?|respondents?|participants?',
};

const verb = "(?:(?:ne|en|y|le|la|les|se|nous|lui|leur) |(?:n|l|s|m)')*(?:[a-z]+ent|[a-z]*ont|[a-z]+aient)(?![a-z])";
const frenchThem = "d'entre (?:eux|elles)|de (?:nos|ces) {unit}|des {unit}";
const says =
  '(?:say|said|speak|spoke|talk|talked|tell|told|mention|mentioned|describe|described|report|reported|think|thought|agree|agreed|are|were|have|had|do|did)(?![a-z])';

/** Where a sentence begins: what is said of all there is what the sentence claims. */
const first = '(?:(?<=^\\s*)|(?<=[.!?…:;] \\s*))';
/** What a quantifier counts without a claim: « aucun doute », « tous les jours ». */
const idle =
  'doute|raison|moyen|chance|idee|probleme|risque|cas|exception|besoin|surprise|interet|jours?|soirs?|matins?|heures?|semaines?|mois|ans|annees?|fois|deux|trois|quatre|temps|extraits?|passages?|verbatims?';

const idleEnglish =
  '(?:doubt|way|matter|wonder|reason|need|problem|question|surprise|time|day|days|weeks?|months?|years?|more|in|other|segments?|passages?|quotes?)(?![a-z])';

/**
 * The forms, in folded text; `{unit}` stands for what cases are called, with up to one adjective before. They claim
 * something of the cases themselves, or of people, as the subject that opens a sentence: « Ils se voient tous les jours »,
 * « Aucun doute » and « les mots de la plupart des adhérents » do not.
 */
const forms: Readonly<Record<Language, readonly string[]>> = {
  fr: [
    '(?:presque |quasiment |pratiquement )?tou(?:s|tes) (?:les|ces|nos|leurs) (?:[a-z]+ )?{unit}',
    `(?:presque |quasiment |pratiquement )?(?<!(?:de|a|pour|par|chez|avec|nous|vous|les) )tou(?:s|tes) (?=${verb})`,
    "(?:ils|elles) (?:[a-z']+ ){1,3}(?:presque )?tou(?:s|tes)(?! (?:les|des|ces|leurs|nos|ceux|celles|deux|trois|quatre))",
    "(?<!(?:sans|dans|en|pour) |d')aucune? (?:(?:autre|des|de ces|de nos) )?{unit}",
    "(?<!sans )aucune? d'entre (?:eux|elles)",
    "(?<![a-z] )aucune? (?=(?:ne |n'))",
    `(?:la plupart|l'ensemble|la (?:quasi[- ])?totalite|la (?:(?:tres )?(?:grande|large|vaste|forte|immense) )?majorite|l'immense majorite) (?:${frenchThem})`,
    `la plupart (?=${verb})`,
    'chacune? des {unit}',
    `${first}(?:presque |quasiment )?tou(?:s|tes) (?:les|ces|nos|leurs) (?!(?:${idle})(?![a-z]))[a-z]+`,
    `${first}aucune? (?!(?:${idle}|ne|de)(?![a-z])|[a-z]')[a-z]+`,
    `${first}la plupart des (?!(?:${idle})(?![a-z]))[a-z]+`,
    `${first}(?:presque )?tout le monde(?![a-z]| n(?:e |'))`,
    `${first}(?:presque )?personne (?=ne |n')`,
    `${first}chacune? (?![a-z]*ment)(?=[a-z'])`,
  ],
  en: [
    '(?:almost |nearly |virtually )?all (?:of )?(?:the |these |our )?(?:[a-z]+ )?{unit}',
    '(?:almost |nearly |virtually )?every {unit}',
    '(?:all|none|most|nearly all|almost all) of them',
    'none of (?:the|these|our) {unit}',
    '(?<!with |in )no {unit}',
    'most (?:of (?:the|these|our) )?{unit}',
    '(?:the|a) (?:(?:vast|large|great|clear) )?majority of (?:the |these |our )?{unit}',
    `(?<![a-z] )(?:all|none|most|nearly all|almost all) (?=${says})`,
    `${first}(?:almost |nearly |virtually )?(?:everyone|everybody|nobody|no one)(?![a-z])`,
    `${first}(?:almost |nearly )?all (?:of )?(?:the|these|our) (?!${idleEnglish})[a-z]+`,
    `${first}no (?!${idleEnglish}|one|longer|sooner|less|fewer|more|such)[a-z]+`,
    `${first}most (?:of the )?(?!${idleEnglish}|of|${says}|[a-z]+ly(?![a-z]))[a-z]+`,
    `${first}each (?=of )`,
  ],
};

/** A quantifier that says all, none or most of the cases, as it stands in a text; offsets in UTF-16 units. */
export interface StrongQuantifier extends Span {
  readonly words: string;
}

/** The strong quantifiers about cases in a text, in its order; of words that overlap, the longest. */
export function strongQuantifiers(text: string, language: Language, unit: UnitWords): StrongQuantifier[] {
  const { text: folded, starts, ends } = foldText(text);
  const found = regexesFor(language, unit).flatMap((regex) =>
    [...folded.matchAll(regex)].map(
      ({ index, 0: words }): Span => ({ start: index, end: index + words.trimEnd().length }),
    ),
  );
  return longestApart(found.filter(({ start }) => !isDenied(folded.slice(0, start)))).map((one) => {
    const [start, end] = [starts[one.start] ?? 0, ends[one.end - 1] ?? 0];
    return { start, end, words: text.slice(start, end) };
  });
}

/** « pas tous les clusters » is no strong claim. */
function isDenied(before: string): boolean {
  return /(?<![a-z])(?:pas|not)\s+$/.test(before);
}

const cache = new Map<string, readonly RegExp[]>();

function regexesFor(language: Language, { one, many }: UnitWords): readonly RegExp[] {
  const key = JSON.stringify([language, one, many]);
  const known = cache.get(key);
  if (known) return known;
  const own = [one, many].map((word) => foldWord(word.trim()).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const unit = `(?:${[...own, people[language]].filter((word) => word !== '').join('|')})(?![\\p{L}\\p{N}])`;
  const built = forms[language].map(
    (form) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${form.replaceAll('{unit}', unit).replaceAll(' ', '\\s+')})`, 'gu'),
  );
  cache.set(key, built);
  return built;
}
