import { namedIn } from '../verbatims/identities.ts';
import { fault, lastMessage } from './composing.ts';
import type { LeafDirective } from './directive.ts';
import { pinnedPassage } from './pinned.ts';
import { verbatimBlock } from './verbatim-block.ts';
import { wholeNumber } from './whole-number.ts';

export const verbatimDirective: LeafDirective = {
  attributes: ['source', 'quote', 'id', 'at', 'attribution', 'words', 'against', 'translation'],
  gives: 'one passage, exact and attributed, by source and quote or by the id of a coding',
  pins: true,
  build(call, composing) {
    const found = pinnedPassage(call, composing, true);
    if ('message' in found) return [{ type: 'marker', message: found.message }];
    if (found.segment.verbatim === 'banned') {
      const message =
        'A coder has banned this passage from being quoted (`verbatim: banned`). Choose another, or lift the ban.';
      fault(composing, call.place, 'banned-verbatim', message, { severity: 'warning' });
    }
    const { attribution, against, translation } = call.attributes;
    const words = wholeNumber(call, composing, 'words');
    if (words === null) return [{ type: 'marker', message: lastMessage(composing) }];
    const named = attribution === undefined ? [] : namedIn(attribution, composing.coded);
    if (named.length > 0) {
      const pseudonym = named[0]?.identity.pseudonym as string;
      const message = `This attribution names an interview that is anonymous. Write its pseudonym, ${pseudonym}, or leave \`attribution\` out.`;
      return [
        { type: 'marker', message: fault(composing, call.place, 'anonymous-named', message, { expected: pseudonym }) },
      ];
    }
    return [
      verbatimBlock(found.segment, found.source, composing, {
        pinned: true,
        ...(attribution === undefined ? {} : { attribution }),
        ...(words === undefined || words === 0 ? {} : { words }),
        ...(against === undefined ? {} : { against }),
        ...(translation === undefined || translation.trim() === '' ? {} : { translation }),
      }),
    ];
  },
};
