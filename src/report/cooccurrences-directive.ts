import { frenchSpaces } from '../language/typography.ts';
import { cooccurrences } from '../measure/cooccurrences.ts';
import { selectionOf } from './base.ts';
import { codesIn } from './codes-in.ts';
import { lastMessage } from './composing.ts';
import type { LeafDirective } from './directive.ts';
import { labelsIn } from './labels.ts';
import { proseOf } from './prose.ts';
import { wholeNumber } from './whole-number.ts';

export const cooccurrencesDirective: LeafDirective = {
  attributes: ['chapter', 'level', 'max', 'wave', 'where', 'except', 'caption'],
  gives: 'the pairs of themes that meet in the same passages, most frequent first',
  build(call, composing) {
    const { coded } = composing;
    const { language } = coded.settings;
    const labels = labelsIn(language);
    const selection = selectionOf(call, composing);
    const codes = codesIn(call, composing);
    const max = wholeNumber(call, composing, 'max', 1);
    if (!selection || codes.length === 0 || max === null) return [{ type: 'marker', message: lastMessage(composing) }];
    const pairs = cooccurrences(
      coded,
      codes.map(({ id }) => id),
      selection,
    ).slice(0, max ?? 10);
    if (pairs.length === 0) {
      return [
        proseOf(
          frenchSpaces(
            language === 'fr'
              ? 'Aucun passage ne porte deux de ces thèmes à la fois.'
              : 'No passage bears two of these themes at once.',
            language,
          ),
        ),
      ];
    }
    const label = (id: string) => ({ text: coded.codebook.codes.get(id)?.label ?? id });
    const { caption } = call.attributes;
    return [
      {
        type: 'table',
        ...(caption === undefined ? {} : { caption }),
        columns: [
          { label: labels.theme, align: 'left' },
          { label: labels.theme, align: 'left' },
          { label: labels.segments, align: 'right' },
          { label: labels.cases, align: 'right' },
        ],
        rows: pairs.map(({ codes: [first, second], segments, cases }) => [
          label(first),
          label(second),
          { text: String(segments) },
          { text: String(cases) },
        ]),
      },
    ];
  },
};
