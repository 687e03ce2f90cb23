import { unitsOf } from './code-points.ts';

/** One way programs count characters. */
interface Counting {
  /** What it counts, for people; empty for the standard's way. */
  readonly otherwise: string;
  /** UTF-16 units of the text before a position. */
  readonly unit: (position: number) => number;
}

/** A passage as a project gives it: its positions, and the first words of it, where the program writes them. */
export interface RefiPassage {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/**
 * How the positions of a text are counted. The standard says code points, a line end of Windows being two; a program that
 * counts otherwise gives itself away by the words with which it names its passages.
 */
export function refiCounting(text: string, passages: readonly RefiPassage[]): Counting {
  const standard = { otherwise: '', unit: unitsOf(text) };
  const named = passages.filter(({ name }) => wordsOf(name).length >= 4);
  const score = ({ unit }: Counting) =>
    named.filter(({ start, end, name }) => wordsOf(text.slice(unit(start), unit(end))).startsWith(wordsOf(name)))
      .length;
  let best = { counting: standard as Counting, score: score(standard) };
  if (best.score === named.length) return standard;
  for (const counting of otherCountings(text)) {
    const own = score(counting);
    if (own > best.score) best = { counting, score: own };
  }
  // One passage may begin alike by chance.
  return best.score >= Math.min(2, named.length) ? best.counting : standard;
}

function otherCountings(text: string): Counting[] {
  const within = (unit: number) => Math.min(text.length, Math.max(0, unit));
  const points = unitsOf(text);
  const marked = { otherwise: 'a mark of order before the text', unit: (position: number) => points(position - 1) };
  const units = { otherwise: 'units of UTF-16', unit: within };
  if (!text.includes('\r\n')) return [units, marked];
  const single = text.replace(/\r\n/g, '\n');
  const inSingle = unitsOf(single);
  const starts: number[] = [];
  for (let at = 0; at < text.length; at += text.startsWith('\r\n', at) ? 2 : 1) starts.push(at);
  const oneEach = {
    otherwise: 'a line end of Windows as one character',
    unit: (position: number) => starts[inSingle(position)] ?? text.length,
  };
  return [oneEach, units, marked];
}

/** Words as they are compared: programs cut a name, and write line ends as they like. */
function wordsOf(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?:…|\.{3})\s*$/, '')
    .trim();
}
