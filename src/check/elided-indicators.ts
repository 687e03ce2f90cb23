import { type ElidedWords, elidedWords } from '../language/elided-words.ts';
import { type Pattern, parsePattern } from '../language/pattern.ts';
import type { Problem } from '../model/problem.ts';
import { languageNames, type SpokenLanguage } from '../model/spoken.ts';
import type { CodedStudy } from '../model/study.ts';

/** Indicators about an elision, which is no word of its own: they find nothing, or not what was meant. */
export function checkElided({ codebook, settings, sources }: CodedStudy): Problem[] {
  const own = settings.spoken.language;
  const languages = [...new Set([own, ...sources.map(({ language }) => language)])];
  return [...codebook.codes.values()].flatMap(({ id, indicators, indicatorPlaces, place }) =>
    indicators.flatMap((indicator, at): Problem[] => {
      const pattern = parsePattern(indicator);
      const found = 'error' in pattern ? undefined : firstLost(pattern, languages);
      if ('error' in pattern || !found) return [];
      const where = found.language === own ? '' : ` in ${languageNames[found.language]}`;
      const message = `The indicator \`${indicator}\` of « ${id} » ${whatItFinds(found.lost, pattern)}${where}: elided words are passed over. ${advice(found.lost, pattern)}`;
      return [{ ...(indicatorPlaces[at] ?? place), rule: 'indicator-elided', severity: 'warning', message }];
    }),
  );
}

function firstLost(
  pattern: Pattern,
  languages: readonly SpokenLanguage[],
): { lost: ElidedWords; language: SpokenLanguage } | undefined {
  for (const language of languages) {
    const lost = elidedWords(pattern, language);
    if (lost) return { lost, language };
  }
  return undefined;
}

function whatItFinds({ elided, left }: ElidedWords, { kind }: Pattern): string {
  if (left === '') return 'finds nothing';
  if (left === undefined || kind === 'near') return `does not find « ${elided} »`;
  const beginning = /^(\S+)\*$/.exec(left)?.[1];
  const found = beginning === undefined ? `every « ${left} »` : `every word that begins with « ${beginning} »`;
  return `finds ${found}, with or without « ${elided} »`;
}

function advice({ elided, instead }: ElidedWords, { kind }: Pattern): string {
  if (kind !== 'near') return `Write \`${instead}\`, or the word that follows.`;
  return `A near form looks for whole words: leave « ${elided} » out of it${instead === '' ? '' : `, and write \`${instead}\``}.`;
}
