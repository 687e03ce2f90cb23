import type { Nodes, Paragraph, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { sentences } from '../language/sentences.ts';
import { strongQuantifiers } from '../language/strong-quantifiers.ts';
import type { ParsedTemplate } from '../parse/template.ts';
import { type Composing, fault } from './composing.ts';

/** A sentence longer than this (UTF-16 units) is cut in a message. */
const longestShown = 240;
/** Stands for what is not searched; no letter, so that no word runs across it. */
const blank = '•';
const quoted = /«[^«»]*»|“[^“”]*”|"[^"\n]*"/g;

/**
 * Warns of what the author's own prose says of all, none or most of the cases without a `:claim`. Headings, tables,
 * quotations and what a directive covers are not searched, nor what the program writes itself.
 */
export function warnOfUnbound(tree: Root, { placeOf }: ParsedTemplate, composing: Composing): void {
  for (const paragraph of paragraphsOf(tree)) warnOf(paragraph, placeOf, composing);
}

function paragraphsOf(node: Nodes): Paragraph[] {
  if (node.type === 'paragraph') return [node];
  if (node.type === 'blockquote' || node.type === 'table' || node.type === 'heading' || !('children' in node))
    return [];
  return (node.children as Nodes[]).flatMap(paragraphsOf);
}

function warnOf(paragraph: Paragraph, placeOf: ParsedTemplate['placeOf'], composing: Composing): void {
  const { language, unit, quantifiers } = composing.coded.settings;
  const written = { text: '', searched: '', offsets: [] as number[] };
  read(paragraph, written);
  const searched = written.searched.replace(quoted, (words) => blank.repeat(words.length));
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

interface Written {
  text: string;
  /** As long as `text`. */
  searched: string;
  /** For each UTF-16 unit of `text`, where it stands in the body. */
  offsets: number[];
}

function read(node: Nodes, written: Written): void {
  const start = node.position?.start.offset ?? 0;
  const add = (text: string, isSearched: boolean, from: number) => {
    written.text += text;
    written.searched += isSearched ? text : blank.repeat(text.length);
    for (let i = 0; i < text.length; i += 1) written.offsets.push(from + (isSearched ? i : 0));
  };
  if (node.type === 'text') add(node.value, true, start);
  else if (node.type === 'break') add('\n', true, start);
  else if (node.type === 'inlineCode') add(node.value, false, start);
  else if (node.type === 'textDirective' && node.name !== 'term')
    add(node.children.length === 0 ? '…' : textOf(node), false, start);
  else if ('children' in node) for (const child of node.children as Nodes[]) read(child, written);
}
