import { findCode } from '../model/codebook.ts';
import { codeOf } from './base.ts';
import { lastMessage } from './composing.ts';
import type { LeafDirective } from './directive.ts';
import { placesOf, themeTemplate } from './theme-template.ts';
import { wholeNumber } from './whole-number.ts';

export const themeDirective: LeafDirective = {
  attributes: ['code', 'max'],
  gives: 'a whole theme: counts, definition, sub-themes, verbatims, counter-examples',
  pins: true,
  build(call, composing) {
    const id = codeOf(call, composing);
    const theme = id === undefined ? undefined : findCode(composing.coded.codebook, id);
    const max = wholeNumber(call, composing, 'max', 1);
    if (!theme || max === null) return [{ type: 'marker', message: lastMessage(composing) }];
    const template = themeTemplate(
      composing.coded,
      theme,
      placesOf(composing.coded, [theme], max === undefined ? {} : { max }),
    );
    const under = composing.under;
    composing.under = theme.id;
    const blocks = composing.composeBody(template, composing, () => call.place);
    composing.under = under;
    return blocks;
  },
};
