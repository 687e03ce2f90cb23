import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Memory } from '../../src/model/memory.ts';
import { parseStudy } from '../../src/parse/study.ts';

// A table of a few rows is read in several pieces.
vi.mock('../../src/parse/piece-size.ts', () => ({ leastPiece: 40 }));

/** Remembers nothing, and writes and reads each value as one that remembers would. */
function forgetful(files: ReadonlyMap<string, Uint8Array>): Memory & { readonly pieces: Set<string> } {
  const pieces = new Set<string>();
  return {
    pieces,
    recall(_path, _name, given, make, packing) {
      const value = make(false);
      const written = JSON.parse(JSON.stringify(packing ? packing.pack(value, given) : value));
      return packing ? packing.unpack(written, given) : written;
    },
    under() {},
    piece(path, { start, length }, print) {
      pieces.add(print);
      return (files.get(path) as Uint8Array).subarray(start, start + length);
    },
  };
}

function filesOf(table: string, keys: string): Map<string, Uint8Array> {
  const files = {
    'study.yaml': 'waves: ["2021"]\nconsent: named\n',
    'codebook/1-vie/don.md': '---\nlabel: Don\n---\n',
    'corpus/2021/reponses.yaml': keys,
    'corpus/2021/reponses.csv': table,
  };
  return new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
}

/** What there is to know of a study, and in how many pieces its table was read. */
function read(files: ReadonlyMap<string, Uint8Array>, memory?: ReturnType<typeof forgetful>) {
  const folders = ['corpus', 'codebook', 'corpus/2021'];
  const { study, problems, sourcesBroken } = parseStudy({ name: 'essai', files, folders, memory });
  const sources = study.sources.map((source) => ({
    ...source,
    variables: Object.entries(source.variables),
    body: source.body,
    turns: source.turns,
  }));
  return { sources, problems, sourcesBroken };
}

const word = fc.constantFrom(
  'du temps',
  '« oui »',
  'l’âge',
  'a;b',
  '"',
  '""',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '\ufeff',
  ' ',
  '*',
  '',
);
const bare = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '));
const quoted = bare.map((text) => `"${text.replaceAll('"', '""')}"`);
const cell = fc.oneof({ arbitrary: quoted, weight: 6 }, { arbitrary: bare, weight: 1 });
const id = fc.oneof(
  { arbitrary: fc.nat(99).map(String), weight: 8 },
  { arbitrary: fc.constantFrom('', '!', '"7"', 'R é', 'r-e'), weight: 1 },
);
const row = fc
  .tuple(
    id,
    cell,
    fc.constantFrom('', 'bois', 'constructor', '"a;b"'),
    fc.constantFrom('', 'none', 'peut-être', 'named'),
    fc.oneof({ arbitrary: fc.constant(4), weight: 8 }, { arbitrary: fc.integer({ min: 1, max: 3 }), weight: 1 }),
    fc.oneof({ arbitrary: fc.constant(''), weight: 8 }, { arbitrary: fc.constantFrom(';', '; ;', ';x'), weight: 1 }),
  )
  .map(([number, words, sector, consent, length, more]) =>
    [number, words, sector, consent].slice(0, length).join(';').concat(more),
  );
const table = fc
  .tuple(
    fc.constantFrom('', '\ufeff', 'sep=;\n', '\n', ';;;\n'),
    fc.constantFrom('no;mots;secteur;accord', 'no;"mots";__proto__;accord', 'no;mots', 'no;mots;accord;accord'),
    fc.array(row, { maxLength: 14 }),
    fc.constantFrom('\n', '\r\n'),
    fc.boolean(),
  )
  .map(([above, heading, rows, end, isEnded]) => above + [heading, ...rows].join(end) + (isEnded ? end : ''));
const keys = fc.constantFrom(
  'id: no\ntext: mots\n',
  'id: no\ntext: mots\ncolumns: { consent: accord, sector: secteur }\n',
  'id: no\ntext: mots\ncolumns: [secteur]\nsecteur: métal\ndate: 2021-04-01\n',
  'id: no\ntext: rien\n',
  'consent: oui\nid: no\ntext: mots\n',
  'id: no\ntext: mots\nvalidated: hier\ncase: À B\nspeakers: { R: { role: { a: b } }, S: x }\n"": vide\n',
);

test('a table read piece by piece is the table read at once', () => {
  let most = 0;
  fc.assert(
    fc.property(table, keys, (text, beside) => {
      const files = filesOf(text, beside);
      const memory = forgetful(files);
      expect(read(files, memory)).toEqual(read(files));
      most = Math.max(most, memory.pieces.size);
    }),
    { numRuns: Number(process.env.RUNS ?? 300) },
  );
  expect(most).toBeGreaterThan(1);
});

test('after a change of a row the pieces around it are what they were', () => {
  const rows = Array.from({ length: 200 }, (_, i) => `r${i};"Réponse ${i} : on prête ses outils.";bois`);
  const prints = (lines: readonly string[]) => {
    const files = filesOf(`no;mots;secteur\n${lines.join('\n')}\n`, 'id: no\ntext: mots\n');
    const memory = forgetful(files);
    read(files, memory);
    return memory.pieces;
  };
  const before = prints(rows);
  for (const changed of [
    rows.map((one, i) => (i === 90 ? one.replace('outils', 'machines et outils') : one)),
    rows.filter((_, i) => i !== 90),
    rows.flatMap((one, i) => (i === 90 ? ['x1;"Autre.";fer', one] : [one])),
  ]) {
    const fresh = [...prints(changed)].filter((print) => !before.has(print));
    expect(fresh.length).toBeLessThanOrEqual(2);
  }
  expect(before.size).toBeGreaterThan(5);
});
