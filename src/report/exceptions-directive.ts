import { frenchSpaces } from '../language/typography.ts';
import { frequency, segmentsAgainst } from '../measure/frequency.ts';
import { findCode } from '../model/codebook.ts';
import { isSelected } from '../model/selection.ts';
import type { Settings } from '../model/settings.ts';
import type { Source } from '../model/source.ts';
import { isQuotable } from '../verbatims/quotable.ts';
import { codeOf, selectionOf } from './base.ts';
import { lastMessage } from './composing.ts';
import type { LeafDirective } from './directive.ts';
import type { Block } from './document.ts';
import { listing, quotedLabel } from './labels.ts';
import { literal, proseOf } from './prose.ts';
import { verbatimBlock } from './verbatim-block.ts';
import { caseNames } from './words.ts';

export const exceptionsDirective: LeafDirective = {
  attributes: ['code', 'wave', 'where', 'except'],
  gives: 'who speaks against a code, with the passages, and who is silent about it',
  build(call, composing) {
    const code = codeOf(call, composing);
    const selection = selectionOf(call, composing);
    if (code === undefined || !selection) return [{ type: 'marker', message: lastMessage(composing) }];
    const { coded } = composing;
    const { language } = coded.settings;
    const { cases, n, k } = frequency(coded, code, selection);
    const label = literal(findCode(coded.codebook, code)?.label ?? code);
    const names = (list: readonly string[]) => listing(caseNames(list, coded, selection.waves).map(literal), language);
    const silent = cases.absent.filter((name) => !cases.against.includes(name));
    const blocks: Block[] = [];
    const say = (text: string) => blocks.push(proseOf(frenchSpaces(text, language)));
    const quoted = quotedLabel(label, language);
    if (cases.against.length > 0)
      say(
        language === 'fr'
          ? `À rebours de ${quoted} : ${names(cases.against)}.`
          : `Against ${quoted}: ${names(cases.against)}.`,
      );
    const under = composing.under;
    composing.under = code;
    for (const segment of segmentsAgainst(coded, code)) {
      const source = coded.sourceById.get(segment.source) as Source;
      if (segment.verbatim === 'banned' || !isSelected(source, selection)) continue;
      if (!isQuotable(source, coded.settings)) continue;
      blocks.push(verbatimBlock(segment, source, composing, { against: code }));
    }
    composing.under = under;
    if (silent.length > 0 && n > 0) {
      say(language === 'fr' ? `Sur ${quoted}, rien chez ${names(silent)}.` : `Silent on ${quoted}: ${names(silent)}.`);
    }
    if (blocks.length === 0 && n > 0) say(noException(quoted, k, n, coded.settings));
    return blocks;
  },
};

function noException(quoted: string, k: number, n: number, { language, counts }: Settings): string {
  const french = language === 'fr';
  const count = counts === 'annex' ? '' : ` (${k} ${french ? 'sur' : 'of'} ${n})`;
  return french ? `Sur ${quoted}, aucune exception${count}.` : `On ${quoted}, no exception${count}.`;
}
