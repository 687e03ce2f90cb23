import { longestApart } from '../model/apart.ts';
import type { Language } from '../model/settings.ts';
import type { Span } from '../model/span.ts';
import { type ComparativeName, comparativeWords } from './comparative-words.ts';
import { foldText } from './fold.ts';

/** A comparison that a text states; offsets in UTF-16 units, `words` as they stand there. */
export interface FoundComparative extends Span {
  readonly words: string;
  readonly name: ComparativeName | 'times';
  /** « nettement », « much »: the difference is claimed to be wide. */
  readonly wide: boolean;
  /** Of `times`: what the share is multiplied by, below 1 for « deux fois moins ». */
  readonly factor?: number;
  readonly bound?: 'above' | 'at least' | 'nearly';
  /** « pas plus souvent », "not more often": what it claims cannot be told. */
  readonly denied: boolean;
}

export interface FoundComparatives {
  readonly comparatives: readonly FoundComparative[];
  /** « significativement », where it stands. */
  readonly significant: string | undefined;
  /** « le plus souvent », where it stands: it compares with everything, not with another side, and is none of them. */
  readonly superlative: string | undefined;
  /** The text without them, a full stop in each place: what is left may state quantities of its own. */
  readonly rest: string;
}

/** Every comparison a claim states, in the order of the text; of words that overlap, the longest count. */
export function findComparatives(text: string, language: Language): FoundComparatives {
  const folded = foldText(text);
  const { significant, times, denied, superlative } = comparativeWords[language];
  const found = [
    ...[...folded.text.matchAll(times)].map((match) => ({ ...spanOf(match), ...multiple(match, language) })),
    ...formsOf(language).flatMap(({ regex, name }) =>
      [...folded.text.matchAll(regex)].map((match) => ({
        ...spanOf(match),
        name,
        wide: match.groups?.wide !== undefined,
      })),
    ),
  ];
  const marks = [...folded.text.matchAll(significant)].map(spanOf);
  const written = ({ start, end }: Span): Span => ({
    start: folded.starts[start] ?? 0,
    end: folded.ends[end - 1] ?? 0,
  });
  const articleBefore = ({ start }: Span) => superlative.exec(folded.text.slice(0, start));
  const isSuperlative = (one: Span & { readonly name: string }) =>
    (one.name === 'more' || one.name === 'less') && articleBefore(one) !== null;
  const apart = longestApart(found);
  const [most] = apart.filter(isSuperlative).map((one) => {
    const { start, end } = written({ start: articleBefore(one)?.index ?? one.start, end: one.end });
    return text.slice(start, end);
  });
  const stated = apart.filter((one) => !isSuperlative(one));
  const comparatives = stated.map((one): FoundComparative => {
    const span = written(one);
    const before = folded.text.slice(Math.max(0, one.start - 40), one.start);
    const isDenied = denied.before.test(before) || denied.after.test(folded.text.slice(one.end));
    return { ...one, ...span, words: text.slice(span.start, span.end), denied: isDenied };
  });
  const [mark] = marks.map(written);
  const rest = [...comparatives, ...marks.map(written)].reduce(
    (left, { start, end }) => `${left.slice(0, start)}${'.'.repeat(end - start)}${left.slice(end)}`,
    text,
  );
  return { comparatives, significant: mark && text.slice(mark.start, mark.end), superlative: most, rest };
}

function spanOf(found: RegExpExecArray): Span {
  return { start: found.index, end: found.index + found[0].length };
}

function multiple(found: RegExpExecArray, language: Language): Omit<FoundComparative, 'words' | 'denied' | keyof Span> {
  const { factors, fewer, bounds } = comparativeWords[language];
  const [, bound = '', ...parts] = found;
  const word = (parts.find((part) => part !== undefined) ?? '').replace(' times', '');
  const factor = factors[word] ?? Number(word);
  const named = bounds[bound.trim()];
  return {
    name: 'times',
    wide: false,
    factor: fewer.test(parts.join(' ')) ? 1 / factor : factor,
    ...(named === undefined ? {} : { bound: named }),
  };
}

interface Form {
  readonly regex: RegExp;
  readonly name: ComparativeName;
}

const cache = new Map<Language, readonly Form[]>();

function formsOf(language: Language): readonly Form[] {
  const known = cache.get(language);
  if (known) return known;
  const { forms, wide, slight } = comparativeWords[language];
  const built = Object.entries(forms).flatMap(([name, own]) =>
    own.map((form): Form => {
      const pattern = `(?<![\\p{L}\\p{N}])(?:(?<wide>${wide})|${slight})?(?:${form})(?![\\p{L}\\p{N}])`;
      return { regex: new RegExp(pattern.replaceAll(' ', '\\s+'), 'gu'), name: name as ComparativeName };
    }),
  );
  cache.set(language, built);
  return built;
}
