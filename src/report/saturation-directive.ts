import { formatPercent } from '../language/numbers.ts';
import { type StudySaturation, studySaturation, usualChoices } from '../measure/study-saturation.ts';
import type { Language } from '../model/settings.ts';
import { selectionOf } from './base.ts';
import { codesIn } from './codes-in.ts';
import { type Composing, fault, lastMessage } from './composing.ts';
import type { DirectiveCall, LeafDirective } from './directive.ts';
import type { Table } from './document.ts';
import { labelsIn } from './labels.ts';
import { proseOf } from './prose.ts';
import { saturationSentence } from './saturation-sentence.ts';
import { shareList } from './share-list.ts';
import { wholeNumber } from './whole-number.ts';

/** What chooses a saturation, in any directive. */
export const saturationAttributes = ['base', 'run', 'threshold', 'chapter', 'code', 'level', 'wave', 'where', 'except'];

export const saturationDirective: LeafDirective = {
  attributes: [...saturationAttributes, 'caption'],
  gives: 'when new interviews stopped bringing new themes: the sentence for the methods, and the table behind it',
  build(call, composing) {
    const saturation = saturationOf(call, composing);
    if (!saturation) return [{ type: 'marker', message: lastMessage(composing) }];
    const { language } = composing.coded.settings;
    const sentence = proseOf(saturationSentence(saturation, language));
    return saturation.runs ? [sentence, runTable(saturation, language, call.attributes.caption)] : [sentence];
  },
};

/** The saturation a directive asks for; undefined after a fault. */
export function saturationOf(call: DirectiveCall, composing: Composing): StudySaturation | undefined {
  const selection = selectionOf(call, composing);
  const codes = codesIn(call, composing);
  const [base, run] = (['base', 'run'] as const).map((key) => wholeNumber(call, composing, key, 1));
  const { threshold } = call.attributes;
  const thresholds = threshold === undefined ? usualChoices.thresholds : shareList(threshold);
  if (!thresholds) {
    const message = `\`threshold=${threshold}\` is no list of shares. Write percentages: threshold="5%,0%".`;
    fault(composing, call.place, 'wrong-value', message);
  }
  if (!selection || !thresholds || codes.length === 0 || base === null || run === null) return undefined;
  const ids = codes.map(({ id }) => id);
  const choices = { ...usualChoices, thresholds, base: base ?? usualChoices.base, run: run ?? usualChoices.run };
  return studySaturation(composing.coded, ids, selection, choices);
}

function runTable({ runs = [] }: StudySaturation, language: Language, caption: string | undefined): Table {
  const labels = labelsIn(language);
  return {
    type: 'table',
    ...(caption === undefined ? {} : { caption }),
    columns: [
      { label: labels.interviews, align: 'left' },
      { label: labels.newThemes, align: 'right' },
      { label: labels.ofBase, align: 'right' },
    ],
    rows: runs.map(({ interviews: [first, last], new: fresh, ratio }) => [
      { text: first === last ? String(first) : `${first}–${last}` },
      { text: String(fresh) },
      { text: formatPercent(ratio, language) },
    ]),
  };
}
