import { frequency } from '../measure/frequency.ts';
import { levelLabel } from '../model/level-label.ts';
import { selectionOf } from './base.ts';
import { caseColumns } from './case-columns.ts';
import { codesIn } from './codes-in.ts';
import { lastMessage } from './composing.ts';
import type { LeafDirective } from './directive.ts';
import { labelsIn } from './labels.ts';
import { literal, proseOf } from './prose.ts';
import { caseNames } from './words.ts';

/** More columns with names than this would not fit a page: they are numbered, with a legend below. */
const widest = 6;

export const matrixDirective: LeafDirective = {
  attributes: ['chapter', 'code', 'level', 'wave', 'where', 'except', 'caption'],
  gives: 'a table of codes by cases: ● present, · absent, – not assessed',
  build(call, composing) {
    const { coded } = composing;
    const selection = selectionOf(call, composing);
    const codes = codesIn(call, composing);
    if (!selection || codes.length === 0) return [{ type: 'marker', message: lastMessage(composing) }];
    const { cases, note } = caseColumns(coded, selection);
    const names = caseNames(cases, coded, selection.waves);
    const rows = codes.map((code) => {
      const { present, absent } = frequency(coded, code.id, selection).cases;
      const mark = (name: string) => (present.includes(name) ? '●' : absent.includes(name) ? '·' : '–');
      return [{ text: levelLabel(code) }, ...cases.map((name) => ({ text: mark(name) }))];
    });
    const { caption } = call.attributes;
    const numbered = names.length > widest;
    const legend = names.map((name, index) => `${index + 1} ${literal(name)}`).join(', ');
    return [
      {
        type: 'table',
        ...(caption === undefined ? {} : { caption }),
        columns: [
          { label: labelsIn(coded.settings.language).theme, align: 'left' },
          ...names.map((name, index) => ({ label: numbered ? String(index + 1) : name, align: 'left' as const })),
        ],
        rows,
      },
      ...(numbered ? [proseOf(`${legend}.`)] : []),
      ...(note === undefined ? [] : [proseOf(literal(note))]),
    ];
  },
};
