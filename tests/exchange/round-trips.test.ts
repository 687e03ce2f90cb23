import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { exporters } from '../../src/exchange/exporters.ts';
import type { ImportedCode } from '../../src/exchange/importer.ts';
import type { Code } from '../../src/model/codebook.ts';
import type { ExportedStudy } from '../../src/model/exported.ts';
import { joined } from '../../src/model/pieces.ts';
import { exportedStudy } from '../../src/verbatims/exported-study.ts';
import { codedStudy } from '../coding/coded.ts';
import { imported } from './imported.ts';

const word = fc.constantFrom(
  'on',
  'prête',
  '🙂',
  'l’outil',
  'e\u0301té',
  '𝒜',
  '« oui »',
  ';',
  '"',
  '=2',
  'a\u00a0: b',
  '&',
);
const paragraph = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => `on ${words.join(' ')} ici`);
const label = fc.constantFrom('Don', 'Temps & co', 'Peur ; joie', 'Lien <b>', 'Été 🙂');

/** Two interviews, whose answers two people code, alike or not; lines end as on Windows or not. */
const studies = fc
  .record({
    said: fc.array(fc.tuple(paragraph, paragraph), { minLength: 1, maxLength: 4 }),
    labels: fc.uniqueArray(label, { minLength: 1, maxLength: 4 }),
    pick: fc.nat(20),
    nested: fc.boolean(),
    ending: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ said, labels, pick, nested, ending }): ExportedStudy => {
    const themes = labels.map((name, at) => [
      `codebook/1-vie/${at}.md`,
      `---\nid: c${at}\nlabel: ${JSON.stringify(name)}\n${nested ? `subthemes:\n  - { id: c${at}-x, label: Sous }\n` : ''}---\nDéfinie *ainsi*.\n`,
    ]);
    const body = said.map(([question, answer]) => `**Q :** ${question}\n\n**R :** ${answer}`).join('\n\n');
    const source = (secteur: string) => `---\nsecteur: ${secteur}\n---\n${body}\n`.replace(/\n/g, ending);
    const answers = codedStudy({ 'corpus/a.md': source('x') }).sources[0]?.turns.filter(({ asks }) => !asks) ?? [];
    const codings = (by: number) =>
      `codings:\n${answers
        .flatMap(({ paragraphs }) => paragraphs)
        .map(
          ({ text, start }, at) =>
            `  - quote: ${JSON.stringify(text)}\n    codes: [c${(pick + at * by) % labels.length}]\n    at: ${start}\n`,
        )
        .join('')}`;
    const coded = codedStudy({
      'study.yaml': 'interviewers: [Q]\ncoders: { report: [zoe, tom] }\n',
      ...Object.fromEntries(themes),
      'corpus/a.md': source('bois'),
      'corpus/b.md': source('port'),
      'corpus/a.zoe.yaml': codings(1),
      'corpus/a.tom.yaml': codings(2),
      'corpus/b.zoe.yaml': codings(1),
    });
    return exportedStudy(coded, { full: true, selection: {} });
  });

async function written(name: string, ending: string, study: ExportedStudy): Promise<Uint8Array> {
  const { exporter } = (await exporters[name]?.load()) ?? {};
  if (!exporter) throw new Error(name);
  return joined((await exporter.write(study, ending)).pieces);
}

const letters = (text: string) => text.replace(/[^\p{L}\p{N}\p{M}🙂]/gu, '');

test.each(['csv', 'xlsx'])('coded passages as %s come back as the codings of each coder', async (ending) => {
  await fc.assert(
    fc.asyncProperty(studies, async (study) => {
      const { quotes } = await imported(`s.${ending}`, await written('segments', ending, study));
      const back = quotes.flatMap(({ source, quote, codes, coder }) =>
        codes.map((code) => [source, coder, code, letters(quote)].join(' ')),
      );
      const sent = study.segments.flatMap(({ source, codesBy, codes, text }) =>
        codes.flatMap((code, i) => (codesBy[i] ?? []).map((coder) => [source, coder, code, letters(text)].join(' '))),
      );
      expect([...new Set(back)].sort()).toEqual([...new Set(sent)].sort());
    }),
    { numRuns: 25 },
  );
});

test('what speaks against its code does not come back as speaking for it: it is listed', async () => {
  const row = 'segment;source;start;end;text;code;stance;coders;date\n1;a;0;3;on prête;c0;';
  const read = await imported('s.csv', `${row}for;zoe, tom;2021-02-03\n2;a;9;12;on garde;c0;against;zoe;2021-02-03\n`);
  expect(read.quotes).toEqual([
    { source: 'a', quote: 'on prête', start: 0, codes: ['c0'], coder: 'zoe' },
    { source: 'a', quote: 'on prête', start: 0, codes: ['c0'], coder: 'tom' },
  ]);
  expect(read.losses).toEqual(['1 row that speaks against its code']);
});

test('a codebook of REFI-QDA comes back with its labels, levels and definitions', async () => {
  const plain = ({ label: name, definition, children }: Code): object => ({
    name,
    definition: definition || undefined,
    children: children.map(plain),
  });
  const read = ({ label: name, definition, children }: ImportedCode): object => ({
    name,
    definition,
    children: children.map(read),
  });
  await fc.assert(
    fc.asyncProperty(studies, async (study) => {
      const { codes } = await imported('c.qdc', await written('refi-codebook', 'qdc', study));
      expect(codes?.codes[0]?.children.map(read)).toEqual(study.chapters[0]?.themes.map(plain));
    }),
    { numRuns: 25 },
  );
});

test('a corpus of IRaMuTeQ comes back with what respondents said, and their variables', async () => {
  await fc.assert(
    fc.asyncProperty(studies, async (study) => {
      const { sources } = await imported('c.txt', await written('iramuteq', 'txt', study));
      expect(sources.map(({ variables }) => variables.secteur)).toEqual(['bois', 'port']);
      const said = study.sources.map(({ turns, text }) =>
        turns
          .filter(({ asks }) => !asks)
          .flatMap(({ paragraphs }) => paragraphs.map(({ start, end }) => letters(text.slice(start, end))))
          .join(''),
      );
      expect(sources.map(({ body }) => letters(body))).toEqual(said);
    }),
    { numRuns: 25 },
  );
});

test('the archive holds the texts, and each place in its document is a place in them', async () => {
  await fc.assert(
    fc.asyncProperty(studies, async (study) => {
      const files = unzipSync(await written('archive', 'zip', study));
      const read = (path: string) => new TextDecoder().decode(files[path]);
      expect(read('study.json')).toBe(new TextDecoder().decode(await written('json', 'json', study)));
      expect(files['segments.csv']).toEqual(await written('segments', 'csv', study));
      for (const { source, start, end, text } of JSON.parse(read('study.json')).codings)
        expect(read(`texts/${source}.txt`).slice(start, end)).toBe(text);
    }),
    { numRuns: 15 },
  );
});

test('files of an archive and of a corpus can be unpacked anywhere, whatever interviews are called', async () => {
  const text = '**R :** On prête tout ici.\n';
  const source = (pseudonym: string) => `---\npseudonym: ${JSON.stringify(pseudonym)}\na b: x\na_b: y\n---\n${text}`;
  const coded = codedStudy({
    'corpus/a.md': source('E07'),
    'corpus/b.md': source('e07'),
    'corpus/c.md': source('../Zoe\u0301 / ici'),
    'corpus/d.md': source('Deux mots'),
  });
  const study = exportedStudy(coded, { full: false, selection: {} });
  const names = ['E07', 'e07-2', '-Zoé - ici', 'Deux mots'];
  const archive = Object.keys(unzipSync(await written('archive', 'zip', study)));
  expect(archive.filter((path) => path.startsWith('texts/'))).toEqual(names.map((name) => `texts/${name}.txt`));
  const corpus = unzipSync(await written('txm', 'zip', study));
  expect(Object.keys(corpus).sort()).toEqual([...names.map((name) => `${name}.xml`), 'metadata.csv'].sort());
  const [heading, ...rows] = new TextDecoder().decode(corpus['metadata.csv']).trim().split('\n');
  expect(heading).toBe('"id","case","wave","a_b","a_b-2"');
  expect(rows.map((row) => row.split(',')[0])).toEqual(names.map((name) => `"${name}"`));
});
