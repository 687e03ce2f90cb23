import { nearest } from '../language/nearest.ts';
import { formatPercent } from '../language/numbers.ts';
import { frequency } from '../measure/frequency.ts';
import { smallestPercentBase } from '../measure/percent-base.ts';
import type { Code } from '../model/codebook.ts';
import { levelLabel } from '../model/level-label.ts';
import type { Selection } from '../model/selection.ts';
import { splitBy } from '../model/split.ts';
import { shownValue } from '../verbatims/shown-value.ts';
import { selectionOf } from './base.ts';
import { codesIn } from './codes-in.ts';
import { type Composing, fault, lastMessage } from './composing.ts';
import type { LeafDirective } from './directive.ts';
import type { Cell } from './document.ts';
import { labelsIn } from './labels.ts';

export const frequenciesDirective: LeafDirective = {
  attributes: ['chapter', 'code', 'level', 'by', 'wave', 'where', 'except', 'caption'],
  gives: 'a table of how many cases each theme is present in, split by a wave or another variable if asked',
  build(call, composing) {
    const { coded } = composing;
    const { language } = coded.settings;
    const labels = labelsIn(language);
    const selection = selectionOf(call, composing);
    const codes = codesIn(call, composing);
    if (!selection || codes.length === 0) return [{ type: 'marker', message: lastMessage(composing) }];
    const { by, caption } = call.attributes;
    const splits = by === undefined ? [] : splitBy(by, selection, coded);
    if (by !== undefined && splits.length === 0) {
      const known = [...new Set(coded.sources.flatMap(({ variables }) => Object.keys(variables))), 'wave'];
      const message = fault(composing, call.place, 'unknown-variable', `No source has a variable « ${by} ».`, {
        expected: nearest(by, known),
      });
      return [{ type: 'marker', message }];
    }
    const cells = (code: Code): Cell[] =>
      splits.length > 0
        ? splits.map(({ selection: part }) => ({ text: ratio(coded, code.id, part) }))
        : [
            { text: ratio(coded, code.id, selection) },
            { text: share(coded, code.id, selection) },
            { text: String(frequency(coded, code.id, selection).segments) },
          ];
    const heads =
      splits.length > 0
        ? splits.map(({ value, label }) => (by === 'wave' ? label : shownValue(by as string, value, coded)))
        : [labels.cases, '%', labels.segments];
    return [
      {
        type: 'table',
        ...(caption === undefined ? {} : { caption }),
        columns: [
          { label: labels.theme, align: 'left' },
          ...heads.map((label) => ({ label, align: 'right' as const })),
        ],
        rows: codes.map((code) => [{ text: levelLabel(code) }, ...cells(code)]),
      },
    ];
  },
};

function ratio(coded: Composing['coded'], code: string, selection: Selection): string {
  const { k, n } = frequency(coded, code, selection);
  if (n === 0) return '–';
  return `${k}${coded.settings.language === 'fr' ? ' sur ' : ' of '}${n}`;
}

function share(coded: Composing['coded'], code: string, selection: Selection): string {
  const { share: value, n } = frequency(coded, code, selection);
  return value === null || n < smallestPercentBase ? '–' : formatPercent(value, coded.settings.language);
}
