import { namedIn } from '../verbatims/identities.ts';
import { fault } from './composing.ts';
import type { LeafDirective } from './directive.ts';
import { pinnedPassage } from './pinned.ts';
import { verbatimBlock } from './verbatim-block.ts';

export const verbatimDirective: LeafDirective = {
  attributes: ['source', 'quote', 'id', 'at', 'attribution', 'words', 'against'],
  gives: 'one passage, exact and attributed, by source and quote or by the id of a coding',
  build(call, composing) {
    const found = pinnedPassage(call, composing, true);
    if ('message' in found) return [{ type: 'marker', message: found.message }];
    const { attribution, words, against } = call.attributes;
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
        ...(attribution === undefined ? {} : { attribution }),
        ...(Number(words) > 0 ? { words: Number(words) } : {}),
        ...(against === undefined ? {} : { against: true }),
      }),
    ];
  },
};
