import GithubSlugger from 'github-slugger';
import type { Heading as HeadingNode, PhrasingContent, RootContent } from 'mdast';
import type { LeafDirective as LeafDirectiveNode } from 'mdast-util-directive';
import { toString as textOf } from 'mdast-util-to-string';
import { nearest } from '../language/nearest.ts';
import type { Place } from '../model/place.ts';
import { allNodes, type DirectivesRead } from '../parse/directive-runs.ts';
import { readDirectives } from '../parse/template.ts';
import { attributesOf, refuseText } from './attributes.ts';
import { type Composing, fault, uniqueAnchor } from './composing.ts';
import type { Block, Heading, Prose, Quotes } from './document.ts';
import { inlineDirectives, markerMarkdown } from './inline.ts';
import { noteQuotes, quotePassages } from './known-quotes.ts';
import { leafDirectives } from './leaf-directives.ts';
import { lookUpPins } from './look-up-pins.ts';
import { noteHeading } from './note-heading.ts';
import { proseOf } from './prose.ts';
import { type PinRun, QuoteRuns, withPinRuns } from './quote-runs.ts';
import { textDirectives } from './text-directives.ts';

/**
 * Composes Markdown with directives into blocks; the analyst's prose stays as written.
 * @param placeOf offset in `body` → place in the user's file.
 * @param own `body` parsed already
 */
export function composeBody(
  body: string,
  composing: Composing,
  placeOf: (offset: number) => Place,
  own?: DirectivesRead,
): (Block | Quotes)[] {
  const blocks: (Block | Quotes)[] = [];
  let prose: RootContent[] = [];
  const flush = () => {
    if (prose.length === 0) return;
    push(proseBlock(prose, body, composing, placeOf));
    prose = [];
  };
  const push = (block: Block | Quotes) => {
    const lead = leadTo(block, composing);
    if (lead) blocks.push(lead);
    blocks.push(block);
    composing.before = block;
  };
  const parts = partsOf(own ?? readDirectives(body), composing);
  lookUpPins(parts.filter(isNode), composing);
  const runs = new QuoteRuns(parts.filter(isRun), body, composing, (node, alone) =>
    leafBlocks(node, body, alone, placeOf),
  );
  const place = (node: RootContent) => {
    if (node.type === 'leafDirective' || node.type === 'heading' || node.type === 'containerDirective') flush();
    if (node.type === 'leafDirective') for (const block of leafBlocks(node, body, composing, placeOf)) push(block);
    else if (node.type === 'heading') push(headingBlock(node, body, composing, placeOf));
    else if (node.type === 'containerDirective') {
      const place = placeOf(node.position?.start.offset ?? 0);
      const message = `There is no block \`:::${node.name}\`. A directive that gives something has two colons, \`::name{…}\`, on a line of its own.`;
      push({ type: 'marker', message: fault(composing, place, 'unknown-directive', message) });
    } else prose.push(node);
  };
  for (const part of parts) {
    // The prose before it says what they stand under.
    if (isRun(part)) flush();
    const quotes = isRun(part) ? runs.quotes(part) : undefined;
    if (quotes) push(quotes);
    else for (const node of isRun(part) ? part.nodes() : [part]) place(node);
  }
  flush();
  return blocks;
}

function partsOf(read: DirectivesRead, { coded, options }: Composing): readonly (RootContent | PinRun)[] {
  return options.folded && coded.known ? withPinRuns(read, coded) : allNodes(read);
}

function isRun(part: RootContent | PinRun): part is PinRun {
  return part.type === 'pins';
}

function isNode(part: RootContent | PinRun): part is RootContent {
  return !isRun(part);
}

/** « À rebours : » before what speaks against a theme, once, where the prose above does not announce it. */
function leadTo(block: Block | Quotes, { before, coded }: Composing): Prose | undefined {
  if (block.type !== 'verbatim' || !block.against) return undefined;
  if (before?.type === 'verbatim' && before.against) return undefined;
  if (before?.type === 'prose' && /^(?:À rebours|Against)\b|[:：]\*?\s*$/.test(before.markdown)) return undefined;
  return proseOf(coded.settings.language === 'fr' ? '*À rebours\u00a0:*' : '*Against:*');
}

function leafBlocks(
  node: LeafDirectiveNode,
  body: string,
  composing: Composing,
  placeOf: (offset: number) => Place,
): (Block | Quotes)[] {
  const place = placeOf(node.position?.start.offset ?? 0);
  const known = Object.hasOwn(leafDirectives, node.name) ? leafDirectives[node.name] : undefined;
  if (Object.hasOwn(textDirectives, node.name)) {
    const message = `Did you mean \`:${node.name}\`? It has one colon, and stands in a sentence.`;
    const expected = `:${node.name}`;
    return [{ type: 'marker', message: fault(composing, place, 'unknown-directive', message, { expected }) }];
  }
  if (!known) {
    const names = Object.keys(leafDirectives);
    const expected = nearest(node.name, names);
    const message = `There is no directive \`::${node.name}\`.${expected ? ` Did you mean \`::${expected}\`?` : ''} Known: ${names.join(', ')}.`;
    return [{ type: 'marker', message: fault(composing, place, 'unknown-directive', message, { expected }) }];
  }
  if (composing.options.pinnedOnly && !known.pins) return [];
  const attributes = attributesOf(node, known.attributes, body, place, composing);
  refuseText(node, place, composing);
  return known.build({ name: node.name, attributes, place }, composing);
}

function headingBlock(
  node: HeadingNode,
  body: string,
  composing: Composing,
  placeOf: (offset: number) => Place,
): Heading {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? start;
  const { nodes, markdown } = inlineDirectives(node.children, start, end, { body, placeOf, composing });
  const text = headingText(nodes, ' ');
  const anchor = uniqueAnchor(composing, new GithubSlugger().slug(headingText(nodes, '')));
  const heading: Heading = { type: 'heading', depth: node.depth, text, markdown, nodes, anchor };
  const code = noteHeading(heading, composing);
  noteQuotes(body, { start, end }, composing);
  return code === undefined ? heading : { ...heading, code };
}

/** The words a heading shows: of HTML in it no format shows the tags. @param between stands for `<br>` */
function headingText(nodes: Heading['nodes'], between: string): string {
  const children = nodes.flatMap((child): PhrasingContent[] => {
    if (child.type === 'marker') return [];
    return [child.type === 'html' && /^<br\b/i.test(child.value) ? { type: 'text', value: between } : child];
  });
  return textOf({ type: 'paragraph', children }, { includeHtml: false });
}

function proseBlock(
  nodes: readonly RootContent[],
  body: string,
  composing: Composing,
  placeOf: (offset: number) => Place,
): Prose {
  const start = nodes[0]?.position?.start.offset ?? 0;
  const end = nodes.at(-1)?.position?.end.offset ?? start;
  const inlined = inlineDirectives(nodes, start, end, { body, placeOf, composing });
  const passages = quotePassages(noteQuotes(body, { start, end }, composing), inlined.nodes, composing);
  const message = unparsedDirective(nodes, body, composing, placeOf);
  if (message === undefined) return { type: 'prose', ...inlined, ...passages };
  return {
    type: 'prose',
    ...passages,
    nodes: [...inlined.nodes, { type: 'marker', message }],
    markdown: `${inlined.markdown}\n\n${markerMarkdown(message).trim()}`,
  };
}

/** A line that begins `::name` and was not read as a directive: a space before its brace, a brace that does not close. */
function unparsedDirective(
  nodes: readonly RootContent[],
  body: string,
  composing: Composing,
  placeOf: (offset: number) => Place,
): string | undefined {
  let first: string | undefined;
  for (const node of nodes) {
    if (node.type !== 'paragraph') continue;
    const start = node.position?.start.offset ?? 0;
    for (const match of body.slice(start, node.position?.end.offset).matchAll(/^[ \t]*:{2,3}\p{L}[\p{L}\p{N}-]*/gmu)) {
      const message = fault(
        composing,
        placeOf(start + match.index),
        'directive-syntax',
        `This line begins like a directive and is none. Write \`${match[0].trim()}{name=value name="two words"}\`: no space before the brace, every quote closed, nothing after it.`,
      );
      first ??= message;
    }
  }
  return first;
}
