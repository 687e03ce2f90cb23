import { formatPercent } from '../language/numbers.ts';
import { frenchSpaces } from '../language/typography.ts';
import type { Comparison, ComparisonRow } from '../measure/comparison.ts';
import type { Detectable } from '../measure/detectable.ts';
import type { Language } from '../model/settings.ts';
import type { CodedStudy } from '../model/study.ts';
import { unitText } from './words.ts';

/** What a comparison of this size could have detected; undefined where nothing can be said. */
export function detectableSentence(
  { detectable: can, rows }: Pick<Comparison, 'detectable' | 'rows'>,
  coded: CodedStudy,
): string | undefined {
  if (!can) return undefined;
  const { language } = coded.settings;
  const french = language === 'fr';
  const said = can.design === 'panel' ? ofPanel(can, coded) : ofDifferentCases(can, language);
  return frenchSpaces(`${said}${isLessOfSome(can, rows) ? lessOfSome(french) : ''}`, language);
}

function ofPanel(can: Extract<Detectable, { design: 'panel' }>, coded: CodedStudy): string {
  const french = coded.settings.language === 'fr';
  const pairs = unitText(can.pairs, coded);
  if (can.pairs < can.leastChanges)
    return french
      ? `Avec ${pairs} des deux côtés, aucun changement ne serait détectable : il en faut ${can.leastChanges}.`
      : `With ${pairs} on both sides no change would be detectable: it takes ${can.leastChanges}.`;
  return french
    ? `Avec ${pairs} des deux côtés, un thème n’est testé (à 5 %) qu’à partir de ${can.leastChanges} changements : avec moins, même tous dans le même sens, un test exact ne pourrait rien conclure.`
    : `With ${pairs} on both sides a theme is tested (at 5%) from ${can.leastChanges} changes on: of fewer, even all in one direction, an exact test could conclude nothing.`;
}

function ofDifferentCases(can: Extract<Detectable, { design: 'independent' }>, language: Language): string {
  const french = language === 'fr';
  const power = formatPercent(can.power, language);
  const least =
    can.leastFromNone === null
      ? french
        ? 'rien ne serait détectable'
        : 'nothing would be detectable'
      : french
        ? `on ne distingue de 0 sur ${can.from} que ${can.leastFromNone} sur ${can.to} ou plus`
        : `nothing below ${can.leastFromNone} of ${can.to} can be told from 0 of ${can.from}`;
  return french
    ? `Avec n = ${can.from} et ${can.to}, ${least} (test à 5 %) ; un écart réel de 30 à 60 % serait vu avec une probabilité de ${power}.`
    : `With n = ${can.from} and ${can.to}, ${least} (test at 5%); a true difference of 30 to 60% would be seen with a probability of ${power}.`;
}

/** Whether a theme that is compared was assessed in fewer cases than the comparison has. */
function isLessOfSome(can: Detectable, rows: readonly ComparisonRow[]): boolean {
  return rows.some(({ status, from, to, pairs }) => {
    if (status !== 'comparable') return false;
    return can.design === 'panel' ? (pairs?.n ?? 0) < can.pairs : from.n < can.from || to.n < can.to;
  });
}

function lessOfSome(french: boolean): string {
  return french
    ? ' Cela vaut pour les thèmes évalués dans tous ces cas ; pour les autres, moins encore se voit.'
    : ' This holds for the themes assessed in all of these cases; of the others still less can be seen.';
}
