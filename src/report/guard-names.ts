import type { ParsedTemplate } from '../parse/template.ts';
import { maskNames, namedIn } from '../verbatims/identities.ts';
import { type Composing, fault } from './composing.ts';
import type { Block } from './document.ts';

/** Reports every name of an anonymous interview in the analyst's own words, and masks it in the output. */
export function guardNames(blocks: readonly Block[], template: ParsedTemplate, composing: Composing): Block[] {
  const { coded } = composing;
  const prose = template.body.replace(/^\s*::[^\n]*$|\{[^{}\n]*\}/gm, (text) => ' '.repeat(text.length));
  for (const { identity, start } of namedIn(prose, coded)) {
    fault(
      composing,
      template.placeOf(start),
      'anonymous-named',
      `« ${identity.name} » belongs to an interview that is anonymous. Write its pseudonym, ${identity.pseudonym}; the output shows that instead.`,
      { expected: identity.pseudonym },
    );
  }
  return blocks.map((block): Block => {
    if (block.type !== 'prose' && block.type !== 'heading') return block;
    if (namedIn(block.markdown, coded).length === 0) return block;
    return JSON.parse(JSON.stringify(block), (key, value) =>
      ['text', 'markdown', 'value', 'url', 'title', 'alt'].includes(key) && typeof value === 'string'
        ? maskNames(value, coded)
        : value,
    );
  });
}
