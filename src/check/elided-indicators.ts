import { type ElidedWords, elidedWords } from '../language/elided-words.ts';
import { parsePattern } from '../language/pattern.ts';
import type { Problem } from '../model/problem.ts';
import type { CodedStudy } from '../model/study.ts';

/** Indicators about an elision, which is no word of its own: they find nothing, or not what was meant. */
export function checkElided({ codebook, settings }: CodedStudy): Problem[] {
  return [...codebook.codes.values()].flatMap(({ id, indicators, indicatorPlaces, place }) =>
    indicators.flatMap((indicator, at): Problem[] => {
      const pattern = parsePattern(indicator);
      const lost = 'error' in pattern ? undefined : elidedWords(pattern, settings.spoken.language);
      if (!lost) return [];
      const message = `The indicator \`${indicator}\` of « ${id} » ${whatItFinds(lost)}: elided words are passed over. Write \`${lost.regex}\`, or the word that follows.`;
      return [{ ...(indicatorPlaces[at] ?? place), rule: 'indicator-elided', severity: 'warning', message }];
    }),
  );
}

function whatItFinds({ elided, left }: ElidedWords): string {
  if (left === undefined) return `does not find « ${elided} »`;
  return left === '' ? 'finds nothing' : `finds every « ${left} », with or without « ${elided} »`;
}
