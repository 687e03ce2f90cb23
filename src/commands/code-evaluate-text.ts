import type { CodedStudy } from '../model/study.ts';
import { terminalTable } from '../render/terminal-table.ts';
import { wrapText } from '../render/wrap-text.ts';
import type { HeldOutEvaluation } from './code-evaluate.ts';

const names = {
  suggestions: 'suggestions',
  indicators: 'indicators alone',
  definitions: 'codebook’s words alone',
  majority: 'most frequent first',
} as const;

export function evaluateText(
  evaluations: readonly HeldOutEvaluation[],
  limits: readonly string[],
  threshold: number,
  { codebook }: CodedStudy,
): string {
  const texts = evaluations.map((one) => oneText(one, threshold, (id) => codebook.codes.get(id)?.label ?? id));
  const notes = limits.map((limit) => wrapText(`- ${limit}`)).join('');
  return `${texts.join('\n')}${notes === '' ? '' : `\nWhat limits this:\n${notes}`}`;
}

function oneText(evaluation: HeldOutEvaluation, threshold: number, label: (id: string) => string): string {
  const { by, parts, sources, passages, methods, intervals, calibration, thresholds, codes } = evaluation;
  const whole =
    by === 'wave'
      ? `${parts} waves`
      : parts < sources
        ? `${sources} interviews in ${parts} groups`
        : `${sources} interviews`;
  const rows = methods.map(({ method, themes, codes: exact }) => [
    names[method],
    ...[themes.top1, themes.top3, themes.macroF1, exact.top1, exact.top3].map((share) => shown(share)),
  ]);
  const interval = (key: 'top1' | 'top3') => {
    const found = intervals[key];
    return found ? ` [${shown(found[0])}–${shown(found[1])}]` : '';
  };
  return [
    `${whole} held out in turn, ${passages} coded passages.\n\n`,
    terminalTable(['', 'theme 1st', 'in 3', 'macro-F1', 'code 1st', 'in 3'], rows, [1, 2, 3, 4, 5]),
    `\nTheme first${interval('top1')}, among three${interval('top3')}: 95 % intervals over interviews.\n`,
    calibration
      ? `Calibration error (ECE, 10 bins): ${shown(calibration.first.error, 3)} of first suggestions, where chance alone gives ${shown(calibration.first.chance, 3)}; ${shown(calibration.all.error, 3)} of all.\n\n`
      : '',
    thresholds.length > 0
      ? terminalTable(
          ['confidence from', 'suggestions', 'right', 'passages reached'],
          [...thresholds]
            .sort((a, b) => a.threshold - b.threshold)
            .map((one) => [String(one.threshold), String(one.written), shown(one.precision), shown(one.coverage)]),
          [0, 1, 2, 3],
        )
      : '',
    codes.length > 0
      ? `\nAt ${threshold}, by code:\n${terminalTable(
          ['code', 'passages', 'suggested', 'right', 'found'],
          codes.map((one) => [
            label(one.code),
            String(one.n),
            String(one.written),
            shown(one.precision),
            shown(one.recall),
          ]),
          [1, 2, 3, 4],
        )}`
      : '',
  ].join('');
}

function shown(share: number | null, digits = 2): string {
  return share === null ? '–' : share.toFixed(digits);
}
