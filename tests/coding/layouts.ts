import fc from 'fast-check';
import type { NewCoding } from '../../src/coding/entry-text.ts';
import type { CodingFile } from '../../src/model/coding.ts';
import { parseCodings } from '../../src/parse/codings.ts';

/** A coding file as its parser reads it, with the faults it finds. */
export function readCodings(text: string, coder = 'rules') {
  const path = `corpus/a.${coder}.yaml`;
  const { file, problems } = parseCodings(path, text, coder, 'a');
  return { file: file as CodingFile, problems };
}

/** What a coding says, without where it is written. */
export function saidBy(coding: NewCoding) {
  const { quote, codes, against, memo, at, id, date, status, confidence, because, from, review, decided, reason } =
    coding;
  return { quote, codes, against, memo, at, id, date, status, confidence, because, from, review, decided, reason };
}

const pieces = [
  ...[' : ', ': ', ' #', '[', ']', '{', '}', '- ', '? ', '| ', '> ', '\t', '\n', '\n\n', '\r\n', '  ', '"', "'", '\\'],
  ...['« ', ' »', '😀', 'é', 'e\u0301', '…', '’', '&a', '*b', '!', '%', '@', '`', '---', '...', ',', '#', '~', 'null'],
  ...['\u00a0', '\u202f', '\u2028', '\u2029', '\u0085', '\u0000', '\u0007', '\u001b', '\u007f', '\ufeff', '\ud83d'],
  ...['mot', 'Oui', 'codes: [x]', 'status: accepted', 'codings:', ' ', '\u3000'],
];

/** Words as people say, type and paste them: with what YAML takes for its own, and what it does not print. */
const words = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '');

const codes = fc.uniqueArray(fc.constantFrom('aide', 'peur-du-vide', 'été', '3d', 'y', 'a b', 'x: y'), {
  maxLength: 3,
});

export const coding: fc.Arbitrary<NewCoding> = fc
  .record({
    quote: words,
    codes,
    against: codes,
    memo: fc.option(words, { nil: undefined }),
    at: fc.option(fc.nat(9999), { nil: undefined }),
    id: fc.option(fc.constantFrom('k3f9', 'a'), { nil: undefined }),
    date: fc.option(fc.constant('2021-07-02'), { nil: undefined }),
    status: fc.option(fc.constantFrom('suggested' as const, 'accepted' as const, 'rejected' as const), {
      nil: undefined,
    }),
    confidence: fc.option(fc.constantFrom(0, 0.5, 0.07, 1), { nil: undefined }),
    because: fc.option(words, { nil: undefined }),
    from: fc.option(fc.constantFrom('rules', 'model'), { nil: undefined }),
    review: fc.option(fc.constantFrom('found' as const, 'missed' as const, 'batch' as const), { nil: undefined }),
    decided: fc.option(fc.constantFrom(['alice'], ['alice', 'Zoé B.']), { nil: undefined }),
    reason: fc.option(words, { nil: undefined }),
  })
  .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as never);

/** Text as a file keeps it: white space at the ends of lines and of the whole says nothing. */
export function kept(text: string | undefined): string | undefined {
  return text
    ?.replace(/\r\n?/g, '\n')
    .trim()
    .split('\n')
    .map((one) => one.trimEnd())
    .join('\n');
}

/** A coding file as somebody might have written it by hand. */
export interface HandWritten {
  readonly text: string;
  /** Comments that belong to no entry, or stand above one. */
  readonly comments: readonly string[];
}

const quoteForms = [
  (n: number, margin: string) => `quote: |\n${margin}  Phrase ${n} : oui #1.\n\n${margin}  Et la suite ${n}.`,
  (n: number, margin: string) => `quote: |+\n${margin}  Phrase ${n} gardée.\n`,
  (n: number, margin: string) => `quote: >-\n${margin}  Phrase ${n}\n${margin}  pliée, status: [x].`,
  (n: number) => `quote: "Phrase ${n}, status: dite \\"ainsi\\"" # bien dit`,
  (n: number) => `quote: 'Phrase ${n}, {status: l''une}'`,
  (n: number) => `"quote": Phrase ${n} sans guillemets`,
  (n: number, margin: string) => `quote: Phrase ${n} sur\n${margin}  deux lignes`,
];

const entry = fc.record({
  form: fc.nat(quoteForms.length - 1),
  shape: fc.constantFrom('block', 'block', 'block', 'codes first', 'one word', 'braces', 'dash alone'),
  above: fc.boolean(),
  inside: fc.boolean(),
  blank: fc.boolean(),
  status: fc.constantFrom('', '', 'status: suggested', "status: 'rejected'", 'status: accepted # vu', 'status:'),
});

export const handWritten: fc.Arbitrary<HandWritten> = fc
  .record({
    entries: fc.array(entry, { minLength: 1, maxLength: 5 }),
    indent: fc.constantFrom(0, 2, 4),
    gap: fc.constantFrom(1, 1, 3),
    head: fc.constantFrom('', 'status: partial\n', '# en tête\n', '---\n# en tête\n\nonly: [aide]\n'),
    key: fc.constantFrom('codings:\n', 'codings: # la liste\n', '"codings":\n\n', 'root'),
    tail: fc.constantFrom('', '\n', '# à la fin\n', '\n# à la fin\n\n', 'status: partial\n', 'only: [aide] # ici\n'),
    end: fc.boolean(),
  })
  .map(({ entries, indent, gap, head, key, tail, end }) => {
    const isRoot = key === 'root';
    const before = isRoot ? head.replace(/^(?:status|only).*\n/gm, '') : head;
    const after = isRoot
      ? tail.replace(/^(?:status|only).*\n/gm, '')
      : tail.replace(/^(status|only).*\n/gm, (line, k) => (before.includes(`${k}:`) ? '' : line));
    const dash = isRoot ? '' : ' '.repeat(indent);
    const body = entries.map((one, n) => entryBy(one, n, dash, gap)).join('');
    const text = `${before}${isRoot ? '' : key}${body}${after}`;
    const comments = [...text.matchAll(/# (?:en tête|la liste|à la fin|ici|avant \d+)/g)].map(([found]) => found);
    return { text: end ? text : text.trimEnd(), comments };
  });

type Entry = typeof entry extends fc.Arbitrary<infer T> ? T : never;

function entryBy({ form, shape, above, inside, blank, status }: Entry, n: number, dash: string, gap: number): string {
  const comment = above ? `${dash}# avant ${n}\n` : '';
  const space = blank ? '\n' : '';
  if (shape === 'braces') {
    const own = status === '' || status === 'status:' ? '' : `, ${status.replace(/ #.*/, '')}`;
    return `${comment}${dash}- { quote: "Phrase ${n}, status: dite", codes: [aide]${own} }\n${space}`;
  }
  const margin = `${dash} ${' '.repeat(gap)}`;
  const quote = (quoteForms[form] as (typeof quoteForms)[number])(n, margin);
  const lines =
    shape === 'codes first'
      ? ['codes: [aide, repli]', quote]
      : shape === 'one word'
        ? [quote, 'codes: aide # un seul']
        : [quote, 'codes:\n', 'at: 7'];
  const keys = lines.map((line) => (line === 'codes:\n' ? `codes:\n${margin}  - aide\n${margin}  - repli` : line));
  if (status !== '') keys.splice(1, 0, status);
  if (inside) keys.push(`# dedans ${n}`);
  const opening = shape === 'dash alone' ? `${dash}-\n${margin}` : `${dash}-${' '.repeat(gap)}`;
  return `${comment}${opening}${keys.join(`\n${margin}`)}\n${space}`;
}
