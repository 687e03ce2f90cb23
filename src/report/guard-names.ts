import GithubSlugger from 'github-slugger';
import type { CodedStudy } from '../model/study.ts';
import type { ParsedTemplate } from '../parse/template.ts';
import { identities, maskNames, namedIn } from '../verbatims/identities.ts';
import { type Composing, fault, uniqueAnchor } from './composing.ts';
import type { Block } from './document.ts';
import { maskTextNodes } from './mask-text-nodes.ts';

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
  return identities(coded).length === 0 ? [...blocks] : blocks.map((block) => guarded(block, composing));
}

/** A block without such a name in any of its words; a heading's anchor is made anew where it held one. */
function guarded(block: Block, composing: Composing): Block {
  const masked = maskWords(block, composing.coded);
  if (masked.type !== 'heading' || block.type !== 'heading' || masked.text === block.text) return masked;
  return { ...masked, anchor: uniqueAnchor(composing, new GithubSlugger().slug(masked.text)) };
}

/** What names things to the program rather than to a reader. */
const notWords = ['type', 'kind', 'align', 'anchor', 'id', 'code', 'rule', 'verdict', 'file', 'lang', 'checked'];

/** A value with every such name in its texts replaced by the pseudonym. */
export function maskWords<T>(value: T, coded: CodedStudy): T {
  if (value === undefined || identities(coded).length === 0) return value;
  const copy = JSON.parse(JSON.stringify(value));
  maskTextNodes(copy, coded);
  return JSON.parse(JSON.stringify(copy), function (this: { type?: unknown }, key, part) {
    const isWords = typeof part === 'string' && !notWords.includes(key) && !(key === 'value' && this.type === 'text');
    return isWords ? maskNames(part, coded) : part;
  });
}
