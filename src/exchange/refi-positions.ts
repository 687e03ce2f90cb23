import { unitsOf } from './code-points.ts';
import { unitsOfBytes } from './utf8-units.ts';

/** One way programs count characters. */
interface Counting {
  /** What it counts, for people; empty for the standard's way, {@link uncounted} where the words of most passages show none. */
  readonly otherwise: string;
  /** UTF-16 units of the text before a position. */
  readonly unit: (position: number) => number;
}

export const uncounted = 'in no known way';

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
  const standard: Counting = { otherwise: '', unit: unitsOf(text) };
  const whole = wordsOf(text);
  // What stands nowhere in the text is a title, and says nothing.
  const named = passages.flatMap(({ start, end, name }) => {
    const words = wordsOf(name);
    return words.length >= 4 && whole.includes(words) ? [{ start, end, words }] : [];
  });
  const score = ({ unit }: Counting) =>
    named.filter(({ start, end, words }) => wordsOf(text.slice(unit(start), unit(end))).startsWith(words)).length;
  let best = { counting: standard, score: score(standard) };
  if (best.score === named.length) return standard;
  for (const counting of otherCountings(text)) {
    const own = score(counting);
    if (own > best.score) best = { counting, score: own };
  }
  // One passage may begin alike by chance.
  const counting = best.score >= Math.min(2, named.length) ? best.counting : standard;
  return best.score * 2 < named.length || counting !== best.counting ? { ...counting, otherwise: uncounted } : counting;
}

/** Every combination of what is counted, line ends of Windows as one or two, and a mark of order before the text or none. */
function* otherCountings(text: string): Generator<Counting> {
  const single = text.replace(/\r\n/g, '\n');
  const texts = single === text ? [text] : [text, single];
  const within = (unit: number) => Math.min(text.length, Math.max(0, unit));
  for (const [mark, marked] of ['', 'a mark of order before the text'].entries()) {
    for (const own of texts) {
      const back = own === text ? within : unitsWithCrlf(text);
      for (const { name, unit, ofMark } of kinds) {
        const unitIn = unit(own);
        const otherwise = [name, own === text ? '' : 'a line end of Windows as one character', marked];
        yield {
          otherwise: otherwise.filter((part) => part !== '').join(', '),
          unit: (position) => back(unitIn(position - mark * ofMark)),
        };
      }
    }
  }
}

/** What is counted, and what a mark of order counts. */
const kinds = [
  { name: '', unit: unitsOf, ofMark: 1 },
  { name: 'units of UTF-16', unit: (own: string) => (at: number) => Math.min(own.length, Math.max(0, at)), ofMark: 1 },
  { name: 'bytes of UTF-8', unit: unitsOfBytes, ofMark: 3 },
] as const;

/** Where a unit of a text stands in the same text that has line ends of Windows. */
function unitsWithCrlf(text: string): (unit: number) => number {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at += text.startsWith('\r\n', at) ? 2 : 1) starts.push(at);
  return (unit) => starts[unit] ?? text.length;
}

/** Words as they are compared: programs cut a name, and write line ends as they like. */
function wordsOf(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?:…|\.{3})\s*$/, '')
    .trim();
}
