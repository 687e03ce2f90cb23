import type { Mark } from './marks.ts';

/** Stretches of text nodes by the name they are styled by. */
type Stretches = Map<string, StaticRange[]>;

/** Underlines of overlapping codings lie below each other in as many rows. */
const rows = 3;
const lines = ['solid', 'dotted', 'dashed', 'double'] as const;

const known = new Set<string>();
let sheet: CSSStyleSheet | undefined;

/**
 * The name of a look, with a style of its own: a highlight has no attributes. Only what is used is styled, and only for
 * words: a browser works every such style out for each element it may hold for.
 */
function styled({ colour: { hue, stroke }, lane }: Mark): string {
  const row = lane % rows;
  const name = nameOf(hue, stroke, row);
  if (known.has(name)) return name;
  known.add(name);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    document.adoptedStyleSheets.push(sheet);
  }
  const line = `underline ${lines[stroke]} 2px var(--hue-${hue})`;
  sheet.insertRule(
    `.words::highlight(${name}) { background-color: var(--wash-${hue}); text-decoration: ${line}; text-underline-offset: ${3 + 4 * row}px; }`,
  );
  return name;
}

function nameOf(hue: number, stroke: number, row: number): string {
  return `code-${hue}-${stroke}-${row}`;
}

/**
 * Colours the words of marks, without a change of the text: where they overlap, colours mix and lines lie below each
 * other. A browser that cannot is left with the marks in the margin.
 */
export function highlightMarks(marks: readonly Mark[], wordsOf: (paragraph: number) => Text | undefined): void {
  if (!CSS.highlights) return;
  const stretches: Stretches = new Map();
  for (const mark of marks) {
    const name = styled(mark);
    for (const { paragraph, from, to } of mark.pieces) put(stretches, name, wordsOf(paragraph), from, to);
  }
  for (const name of [...CSS.highlights.keys()])
    if (name.startsWith('code-') && !stretches.has(name)) CSS.highlights.delete(name);
  for (const [name, ranges] of stretches) CSS.highlights.set(name, new Highlight(...ranges));
}

/** Marks stretches of one kind: `chosen`, `active`, `withdrawn`. They lie above those of codes. */
export function highlight(
  name: 'chosen' | 'active' | 'withdrawn',
  pieces: readonly { readonly paragraph: number; readonly from: number; readonly to: number }[],
  wordsOf: (paragraph: number) => Text | undefined,
): void {
  if (!CSS.highlights) return;
  const stretches: Stretches = new Map();
  for (const { paragraph, from, to } of pieces) put(stretches, name, wordsOf(paragraph), from, to);
  const made = new Highlight(...(stretches.get(name) ?? []));
  made.priority = name === 'chosen' ? 3 : name === 'active' ? 2 : 1;
  CSS.highlights.set(name, made);
}

/** Takes every highlight away. */
export function clearHighlights(): void {
  CSS.highlights?.clear();
}

function put(stretches: Stretches, name: string, text: Text | undefined, from: number, to: number): void {
  if (!text || from >= to || to > text.length) return;
  const range = new StaticRange({ startContainer: text, startOffset: from, endContainer: text, endOffset: to });
  const known = stretches.get(name);
  if (known) known.push(range);
  else stretches.set(name, [range]);
}
