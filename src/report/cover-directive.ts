import { frenchSpaces } from '../language/typography.ts';
import { lastMessage } from './composing.ts';
import { corpusText, periodText } from './corpus-words.ts';
import type { LeafDirective } from './directive.ts';
import { labelsIn } from './labels.ts';
import { wholeNumber } from './whole-number.ts';

export const coverDirective: LeafDirective = {
  attributes: ['title', 'subtitle'],
  gives: 'the title page: title, subtitle, authors, corpus',
  build(call, composing) {
    const { settings } = composing.coded;
    const { titles } = composing;
    const subtitle = call.attributes.subtitle ?? titles.subtitle ?? settings.subtitle;
    const lines = [corpusText(composing.coded), periodText(composing.coded)].filter((line) => line !== '');
    return [
      {
        type: 'cover',
        title: call.attributes.title ?? titles.title ?? settings.title,
        ...(subtitle === undefined ? {} : { subtitle }),
        authors: [...settings.authors],
        lines: lines.map((line) => frenchSpaces(line, settings.language)),
      },
    ];
  },
};

export const tocDirective: LeafDirective = {
  attributes: ['depth', 'label'],
  gives: 'the contents: the headings that follow',
  build(call, composing) {
    const { label } = call.attributes;
    const depth = wholeNumber(call, composing, 'depth', 1);
    if (depth === null) return [{ type: 'marker', message: lastMessage(composing) }];
    return [
      {
        type: 'contents',
        label: label ?? labelsIn(composing.coded.settings.language).contents,
        depth: depth ?? 3,
      },
    ];
  },
};
