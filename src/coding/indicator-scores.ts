import type { IndicatorMatch } from '../language/pattern.ts';
import type { CodeTree } from './code-tree.ts';

/** The least an indicator weighs, however common its words are. */
const leastWeight = 0.3;
/** What an indicator weighs that other codes of the same branch have, too. */
const repeatedShare = 0.5;

/**
 * Scores texts by the indicators that match in them, the rarer the more: for each code what its indicators and those
 * below it weigh, each once a code.
 * @param found the matches in every text, which say how common an indicator is.
 * @returns from a text's matches to a score a code.
 */
export function indicatorScores(
  found: readonly (readonly IndicatorMatch[])[],
  tree: CodeTree,
): (matches: readonly IndicatorMatch[]) => Float64Array {
  const texts = new Map<string, number>();
  for (const matches of found) {
    for (const indicator of new Set(matches.map((match) => match.indicator))) {
      texts.set(indicator, (texts.get(indicator) ?? 0) + 1);
    }
  }
  const weightOf = (indicator: string) =>
    leastWeight + Math.log((found.length + 1) / ((texts.get(indicator) ?? 0) + 1));
  return (matches) => {
    const scores = new Float64Array(tree.ids.length);
    const counted = new Set<string>();
    const isNew = (key: string) => !counted.has(key) && counted.add(key);
    for (const { code, indicator } of matches) {
      const own = tree.position.get(code) as number;
      if (!isNew(`${own} ${indicator}`)) continue;
      for (let at = own; at >= 0; at = tree.parent[at] as number) {
        const share = isNew(`below ${at} ${indicator}`) ? 1 : repeatedShare;
        scores[at] = (scores[at] as number) + share * weightOf(indicator);
      }
    }
    return scores;
  };
}
