import { foldWord } from '../language/fold.ts';
import type { IndicatorMatch } from '../language/pattern.ts';
import { plural } from '../language/typography.ts';
import type { Language } from '../model/settings.ts';

/** As much as a reader takes in at a glance: indicators, words for each, characters of a word. */
const mostIndicators = 5;
const mostWords = 4;
const longest = 60;

/**
 * Why the indicators of a code suggest it for a passage: the words that stand there, then the indicator that looks for
 * them, unless it is these very words. « concurrents », « concurrence » (concurren*) ; « chasse en meute »
 */
export function reasonOf(text: string, matches: readonly IndicatorMatch[], language: Language): string {
  const byIndicator = new Map<string, string[]>();
  for (const { indicator, start, end } of matches) {
    const words = byIndicator.get(indicator) ?? [];
    byIndicator.set(indicator, words);
    const said = shortened(text.slice(start, end).replace(/\s+/gu, ' '));
    if (!words.some((word) => foldWord(word) === foldWord(said))) words.push(said);
  }
  const reasons = [...byIndicator].map(([indicator, words]) => {
    const shown = words
      .slice(0, mostWords)
      .map((word) => quoted(word, language))
      .join(', ');
    const more = words.length > mostWords ? ', …' : '';
    const [only] = words.length === 1 ? words : [];
    const isSame = only !== undefined && foldWord(only) === foldWord(indicator.trim());
    return isSame ? shown : `${shown}${more} (${indicator.trim()})`;
  });
  const rest = reasons.length - mostIndicators;
  const shown = [...reasons.slice(0, mostIndicators), ...(rest > 0 ? [moreIndicators(rest, language)] : [])];
  return shown.join(language === 'fr' ? '\u202f; ' : '; ');
}

function quoted(words: string, language: Language): string {
  return language === 'fr' ? `«\u00a0${words}\u00a0»` : `“${words}”`;
}

function moreIndicators(n: number, language: Language): string {
  if (language === 'en') return `${n} more ${plural(n, 'indicator', 'indicators', language)}`;
  return `${n} ${plural(n, 'autre indice', 'autres indices', language)}`;
}

/** Words far apart, by their ends. */
function shortened(words: string): string {
  if (words.length <= longest) return words;
  const half = longest / 2;
  const [head, tail] = [words.slice(0, half), words.slice(-half)];
  return `${head.replace(/\s+\S*$/u, '')} … ${tail.replace(/^\S*\s+/u, '')}`;
}
