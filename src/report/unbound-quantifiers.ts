import type { Nodes, Paragraph, Root } from 'mdast';
import { sentences } from '../language/sentences.ts';
import { strongQuantifiers } from '../language/strong-quantifiers.ts';
import type { Span } from '../model/span.ts';
import type { ParsedTemplate } from '../parse/template.ts';
import { type Composing, fault } from './composing.ts';
import { readWords } from './read-words.ts';

/** A sentence longer than this (UTF-16 units) is cut in a message. */
const longestShown = 240;
/** Stands for what is not searched; no letter, so that no word runs across it. */
const blank = '•';
const quoted = /«[^«»]*»|“[^“”]*”|"[^"\n]*"/g;

/**
 * Warns of what the author's own prose says of all, none or most of the cases without a `:claim`. Headings, tables,
 * quotations and what a directive covers are not searched, nor what the program writes itself.
 */
export function warnOfUnbound(tree: Root, template: ParsedTemplate, composing: Composing): void {
  for (const paragraph of paragraphsOf(tree)) warnOf(paragraph, template, composing);
}

function paragraphsOf(node: Nodes): Paragraph[] {
  if (node.type === 'paragraph') return [node];
  if (node.type === 'blockquote' || node.type === 'table' || node.type === 'heading' || !('children' in node))
    return [];
  return (node.children as Nodes[]).flatMap(paragraphsOf);
}

function warnOf(paragraph: Paragraph, { body, placeOf }: ParsedTemplate, composing: Composing): void {
  const { language, unit, quantifiers } = composing.coded.settings;
  const written = readWords(paragraph, body);
  const said = written.given.reduce(blanked, written.text);
  const searched = said.replace(quoted, (words) => blank.repeat(words.length));
  const found = strongQuantifiers(searched, language, unit);
  if (found.length === 0) return;
  for (const { start, end } of sentences(written.text, language)) {
    const own = found.filter((one) => one.start >= start && one.start < end);
    const [first] = own;
    if (!first) continue;
    const sentence = written.text.slice(start, end).replace(/\s+/g, ' ');
    const shown = sentence.length > longestShown ? `${sentence.slice(0, longestShown)}…` : sentence;
    const words = own.map((one) => `« ${one.words} »`).join(', ');
    const advice =
      quantifiers === 'no-quantifiers'
        ? 'This study refuses quantifiers: reword it.'
        : 'Bind it, `:claim[…]{code=…}`, or keep it and say what it rests on, `:claim[…]{unchecked="…"}`.';
    const message = `${words} ${own.length === 1 ? 'is' : 'are'} not checked in “${shown}” ${advice}`;
    const place = placeOf(written.offsets[first.start] ?? 0);
    fault(composing, place, 'unbound-quantifier', message, { severity: 'warning' });
  }
}

function blanked(text: string, { start, end }: Span): string {
  return `${text.slice(0, start)}${blank.repeat(end - start)}${text.slice(end)}`;
}
