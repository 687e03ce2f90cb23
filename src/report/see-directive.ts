import { frenchSpaces } from '../language/typography.ts';
import { findCode } from '../model/codebook.ts';
import { attribution } from '../verbatims/attribution.ts';
import { codeOf } from './base.ts';
import { lastMessage, noteShown } from './composing.ts';
import type { LeafDirective } from './directive.ts';
import { pinnedPassage } from './pinned.ts';
import { literal, proseOf } from './prose.ts';

export const seeDirective: LeafDirective = {
  attributes: ['source', 'quote', 'id', 'at', 'code', 'against'],
  gives: 'a word that sends to the code under which a passage already stands, so that it is quoted once',
  build(call, composing) {
    const found = pinnedPassage(call, composing, true);
    if ('message' in found) return [{ type: 'marker', message: found.message }];
    const code = codeOf(call, composing);
    if (code === undefined) return [{ type: 'marker', message: lastMessage(composing) }];
    const { settings, codebook } = composing.coded;
    noteShown(composing, found.segment, { against: call.attributes.against });
    const label = literal(findCode(codebook, code)?.label ?? code);
    const who = literal(
      attribution(found.source, found.segment.speaker, settings, found.segment.start).replace(/^\((.*)\)$/, '$1'),
    );
    const against = call.attributes.against !== undefined;
    const text =
      settings.language === 'fr'
        ? `${against ? 'À rebours, voir' : 'Voir aussi'} « ${label} » (${who}).`
        : `${against ? 'Against it, see' : 'See also'} “${label}” (${who}).`;
    return [proseOf(frenchSpaces(text, settings.language))];
  },
};
