import { greatest } from '../model/extremes.ts';
import { fontSize, label, lineHeight } from './svg-frame.ts';
import { textWidth, wrapLabel } from './svg-text.ts';

export interface LabelledRow {
  readonly label: string;
  readonly level: number;
}

export interface Rows {
  /** Pixels the labels take, with a gap after them. */
  readonly width: number;
  /** Of each row: where it begins, and its middle. */
  readonly tops: readonly number[];
  readonly middles: readonly number[];
  readonly bottom: number;
  readonly body: readonly string[];
}

const widestLabel = 250;
const indent = 12;
const gap = 10;

/** Labels one below the other, wrapped and indented by level; nothing wider than a third of the picture or so. */
export function layRows(rows: readonly LabelledRow[], top: number, leastHeight: number): Rows {
  const wrapped = rows.map(({ label: text, level }) => ({
    left: (level - 1) * indent,
    lines: wrapLabel(text, widestLabel - (level - 1) * indent, fontSize),
  }));
  const width = greatest(
    wrapped.flatMap(({ left, lines }) => lines.map((line) => left + textWidth(line, fontSize))),
    0,
  );
  const [tops, middles, body]: [number[], number[], string[]] = [[], [], []];
  let y = top;
  for (const { left, lines } of wrapped) {
    const height = Math.max(leastHeight, lines.length * lineHeight + 6);
    const first = y + height / 2 - ((lines.length - 1) * lineHeight) / 2 + fontSize * 0.35;
    lines.forEach((line, index) => void body.push(label(line, left, first + index * lineHeight)));
    tops.push(y);
    middles.push(y + height / 2);
    y += height;
  }
  return { width: width + gap, tops, middles, bottom: y, body };
}
