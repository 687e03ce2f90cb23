import type { PageChapter, PageCode } from '../model/page-study.ts';

/** How a code is drawn: its theme's hue, and a stroke that tells it from its neighbours without colour. */
export interface CodeColour {
  readonly hue: number;
  readonly stroke: number;
}

/** Told apart with any colour vision, and at least 3:1 against the page in both themes: `--hue-0` to `--hue-7`. */
export const hues = 8;
/** Solid, dotted, dashed, double. */
const strokes = 4;

/**
 * The colours of a codebook's codes. A theme takes the hue its id says, or the next that fewest themes have: a new theme
 * changes few colours, and the same codebook has the same ones on every machine.
 */
export function codeColours(chapters: readonly PageChapter[]): ReadonlyMap<string, CodeColour> {
  const colours = new Map<string, CodeColour>();
  const taken = new Array<number>(hues).fill(0);
  for (const theme of chapters.flatMap(({ themes }) => themes)) {
    const least = Math.min(...taken);
    let hue = hash(theme.id) % hues;
    while ((taken[hue] as number) > least) hue = (hue + 1) % hues;
    const stroke = taken[hue] as number;
    taken[hue] = stroke + 1;
    paint(theme, hue, stroke % strokes, colours);
  }
  return colours;
}

function paint(code: PageCode, hue: number, stroke: number, colours: Map<string, CodeColour>): void {
  colours.set(code.id, { hue, stroke });
  for (const [i, child] of code.children.entries()) paint(child, hue, (stroke + i + 1) % strokes, colours);
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
