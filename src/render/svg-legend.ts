import { fontSize, label, lineHeight, pageWidth } from './svg-frame.ts';
import { textWidth } from './svg-text.ts';

/** A sign, drawn 16 pixels wide around its middle, and what it means. */
export interface LegendEntry {
  readonly draw: (x: number, y: number) => string[];
  readonly text: string;
}

/** Entries in a row, in several where they do not fit. */
export function legend(
  entries: readonly LegendEntry[],
  top: number,
  left = 0,
  width = pageWidth,
): { body: string[]; height: number } {
  const body: string[] = [];
  let [x, y] = [left, top + lineHeight / 2];
  for (const { draw, text } of entries) {
    const wide = 22 + textWidth(text, fontSize);
    if (x > left && x + wide > width) [x, y] = [left, y + lineHeight + 3];
    body.push(...draw(x + 8, y), label(text, x + 22, y + fontSize * 0.35));
    x += wide + 18;
  }
  return { body, height: y + lineHeight / 2 - top };
}
