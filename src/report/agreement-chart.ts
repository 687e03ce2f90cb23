import { codersWhoMeet, comparedSources, personsOf } from '../coding/compared-sources.ts';
import { formatNumber, formatPercent } from '../language/numbers.ts';
import { leastGiven } from '../measure/coder-agreement.ts';
import type { Code } from '../model/codebook.ts';
import type { Selection } from '../model/selection.ts';
import type { Language } from '../model/settings.ts';
import type { CodedStudy } from '../model/study.ts';
import { agreementOf } from './agreement.ts';
import type { ChartComposition } from './chart-composition.ts';
import { labelsIn } from './labels.ts';

/**
 * How far the persons who read the same interviews agree on each code, the least agreed first: Krippendorff's alpha over
 * the paragraphs at least one of them coded, as `study agree` has it. Codes too rare to assess are left out; undefined
 * where nothing is left. A bar begins at 0, which is what chance would give; below it there is none.
 */
export function agreementChart(
  coded: CodedStudy,
  codes: readonly Code[],
  selection: Selection,
): ChartComposition | undefined {
  const { language } = coded.settings;
  const coders = codersWhoMeet(coded, personsOf(coded));
  const { compared } = comparedSources(coded, coders, selection);
  if (compared.length === 0) return undefined;
  const ids = codes.map(({ id }) => id);
  const options = { coders, unit: 'paragraph', base: 'coded', codes: ids, seed: 1 } as const;
  const { measured } = agreementOf(coded, compared, options);
  const byId = new Map(codes.map((code) => [code.id, code]));
  const number = (value: number) => formatNumber(value, language, { decimals: 2 }).replace('-', '−');
  const rows = measured.codes.flatMap(({ code: id, alpha, label, percent, n, interval }) => {
    const code = byId.get(id);
    return code && alpha !== null && label === undefined ? [{ code, alpha, percent, n, interval }] : [];
  });
  if (rows.length === 0) return undefined;
  const labels = labelsIn(language);
  return {
    chart: {
      kind: 'frequency',
      ticks: [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, text: number(at) })),
      rows: rows.map(({ code, alpha, interval }) => ({
        label: code.label,
        level: 1,
        share: Math.max(0, alpha),
        text: number(alpha),
        ...(interval ? { interval: [Math.max(0, interval[0]), Math.max(0, interval[1])] as [number, number] } : {}),
      })),
    },
    ...words(language, coders, compared.length, rows.length),
    table: {
      type: 'table',
      columns: [
        { label: labels.theme, align: 'left' },
        { label: 'n', align: 'right' },
        { label: '%', align: 'right' },
        { label: 'alpha', align: 'right' },
        { label: labels.interval, align: 'right' },
      ],
      rows: rows.map(({ code, alpha, percent, n, interval }) => [
        { text: code.label },
        { text: formatNumber(n, language) },
        { text: percent === null ? '–' : formatPercent(percent, language) },
        { text: number(alpha) },
        { text: interval ? interval.map(number).join(language === 'fr' ? ' à ' : ' to ') : '–' },
      ]),
    },
  };
}

function words(language: Language, coders: readonly string[], interviews: number, codes: number) {
  const names = coders.join(', ');
  return language === 'fr'
    ? {
        caption: `Accord entre ${names} (alpha de Krippendorff, ${interviews} ${interviews === 1 ? 'entretien' : 'entretiens'})`,
        description: `Diagramme en barres de l’accord par code (${codes}), du moins au mieux partagé. Les codes donnés moins de ${leastGiven} fois sont laissés de côté.`,
      }
    : {
        caption: `Agreement of ${names} (Krippendorff’s alpha, ${interviews} ${interviews === 1 ? 'interview' : 'interviews'})`,
        description: `Bar chart of the agreement by code (${codes}), the least agreed first. Codes given fewer than ${leastGiven} times are left out.`,
      };
}
