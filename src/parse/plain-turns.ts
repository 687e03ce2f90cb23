import type { Paragraph, Turn } from '../model/source.ts';

/** The turn of one respondent in a text without markup: what `*` and `#` mean in Markdown they do not mean here. */
export function plainTurns(body: string): Turn[] {
  const paragraphs = [...body.matchAll(/\S(?:[^\n]|\n(?![^\S\n]*(?:\n|$)))*/g)].map(
    ({ index, 0: written }): Paragraph => {
      const text = written.trimEnd();
      return { kind: 'paragraph', start: index, end: index + text.length, text, runs: [{ from: 0, offset: index }] };
    },
  );
  const [first, last] = [paragraphs[0], paragraphs.at(-1)];
  return first && last ? [{ start: first.start, end: last.end, asks: false, paragraphs }] : [];
}
