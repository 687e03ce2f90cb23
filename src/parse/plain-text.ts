import type { Nodes, PhrasingContent } from 'mdast';

/** Text as a reader sees it, each unit with its offset in the Markdown it comes from. */
export interface PlainText {
  readonly text: string;
  /** `offsets[i]` is where `text[i]` stands. */
  readonly offsets: readonly number[];
}

const inlineTags =
  /^<\/?(?:a|abbr|b|br|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strike|strong|sub|sup|u|wbr|p|div)\b[^>]*>$/i;

/**
 * Emphasis, escapes and character references are taken out of phrasing content; a line break becomes a space.
 * HTML comments and inline HTML tags are dropped; what only looks like a tag (`<rires>`) stays.
 */
export function plainText(nodes: readonly PhrasingContent[], markdown: string): PlainText {
  const units: string[] = [];
  const offsets: number[] = [];
  const put = (value: string, at: number) => {
    for (let i = 0; i < value.length; i++) {
      units.push(value[i] as string);
      offsets.push(at + i);
    }
  };
  const visit = (node: Nodes): void => {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? start;
    if (node.type === 'text') alignText(node.value, markdown, start, end, units, offsets);
    else if (node.type === 'inlineCode')
      put(node.value, markdown.indexOf(node.value, start) >= 0 ? markdown.indexOf(node.value, start) : start);
    else if (node.type === 'break') put(' ', start);
    else if (node.type === 'html') {
      if (!node.value.startsWith('<!--') && !inlineTags.test(node.value)) put(node.value, start);
    } else if ('children' in node) node.children.forEach(visit);
  };
  nodes.forEach(visit);
  return { text: units.join(''), offsets };
}

/** Walks a text node's value and its Markdown together; where they differ, an escape or a reference stands in the Markdown. */
function alignText(
  value: string,
  markdown: string,
  start: number,
  end: number,
  units: string[],
  offsets: number[],
): void {
  let at = start;
  for (let i = 0; i < value.length; i++) {
    const unit = value[i] as string;
    if (unit === '\n') {
      at = Math.max(at, markdown.indexOf('\n', at));
      units.push(' ');
      offsets.push(at++);
      continue;
    }
    if (markdown[at] !== unit) at = skipTo(unit, markdown, at, end);
    if (markdown[at] === '&' && (unit !== '&' || /^&amp;/.test(markdown.slice(at, at + 5)))) {
      const reference = /^&(?:#\d+|#[xX][\da-fA-F]+|\w+);/.exec(markdown.slice(at, end))?.[0];
      units.push(unit);
      offsets.push(at);
      const pair = unit >= '\ud800' && unit <= '\udbff' ? value[++i] : undefined;
      if (pair) {
        units.push(pair);
        offsets.push(at);
      }
      at += reference?.length ?? 1;
      continue;
    }
    units.push(unit);
    offsets.push(at++);
  }
}

/** Passes an escaping backslash and the indentation of a continued line. */
function skipTo(unit: string, markdown: string, from: number, end: number): number {
  let at = from;
  while (
    at < end &&
    markdown[at] !== unit &&
    (markdown[at] === '\\' || markdown[at] === ' ' || markdown[at] === '\t' || markdown[at] === '>')
  )
    at++;
  return at;
}
