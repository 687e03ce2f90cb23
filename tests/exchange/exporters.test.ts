import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import { format as csv } from '../../src/exchange/csv.ts';
import { exporters } from '../../src/exchange/exporters.ts';
import type { ImportedCode } from '../../src/exchange/importer.ts';
import { unzip } from '../../src/exchange/zip.ts';
import type { Code } from '../../src/model/codebook.ts';
import { joined } from '../../src/model/pieces.ts';
import type { CodedStudy } from '../../src/model/study.ts';
import { exportedStudy } from '../../src/verbatims/exported-study.ts';
import { codedStudy } from '../coding/coded.ts';
import { imported } from './imported.ts';

const files = {
  'study.yaml':
    'title: Jardins & quais\nauthors: [Zoé R.]\ninterviewers: [Q]\nwaves: ["2021", "2024"]\nconsent: anonymous\ncoders: { report: [zoe] }\n',
  'codebook/1-vie/_chapter.md': '---\nlabel: Vie <commune>\n---\nCe qu’on partage.\n',
  'codebook/1-vie/don.md':
    "---\nid: don\nlabel: Don\ncolor: '#aa3300'\nindicators: [donner]\nsubthemes:\n  - id: temps\n    label: Temps\n---\nUn *don*.\n\n## Inclure\n\nLe temps.\n",
  'codebook/2-lien/peur.md': '---\nid: peur\nlabel: Peur\n---\n',
  'corpus/2021/lea.md':
    '---\npseudonym: E07\norganisation: Jardin des Tilleuls\ninterviewee: Odile Marchand\ncase: tilleuls\ndate: 2021-05-03\nsecteur: ville\nwithdrawn: [On se fâche.]\n---\n\n**Q :** Et ici 🙂 ?\n\n**R :** Odile Marchand prête\nles outils. On se fâche. Et le temps 🙂 aussi.\n',
  'corpus/2021/lea.zoe.yaml':
    'codings:\n  - quote: Odile Marchand prête les outils.\n    codes: [don]\n    memo: Odile rit.\n    date: 2024-02-03\n  - quote: le temps 🙂 aussi.\n    codes: [temps]\n    against: [peur]\n',
  'corpus/2021/lea.rules.yaml': 'codings:\n  - quote: les outils\n    codes: [don]\n    because: x\n',
  'corpus/2024/tom.md':
    '---\nconsent: none\ndate: 2024-06-01\nsecteur: port\n---\n\n**R :** Je ne veux pas être cité.\n',
  'corpus/2024/tom.zoe.yaml': 'codings:\n  - quote: Je ne veux pas\n    codes: [peur]\n',
  'corpus/2024/ana.md': '---\nconsent: named\norganisation: Quai\n---\n\n# Titre\n\n**R :** Ici, on se prête tout.\n',
  'corpus/2024/ana.zoe.yaml': 'status: partial\ncodings:\n  - quote: on se prête tout\n    codes: [don]\n',
};
const coded = codedStudy(files);
const masked = exportedStudy(coded, { full: false, selection: {} });
const full = exportedStudy(coded, { full: true, selection: {} });

async function written(name: string, ending: string, study = masked) {
  const { exporter } = (await exporters[name]?.load()) ?? {};
  if (!exporter) throw new Error(name);
  const { pieces, losses } = await exporter.write(study, ending);
  return { bytes: joined(pieces), losses };
}
const textOf = async (name: string, ending: string) => new TextDecoder().decode((await written(name, ending)).bytes);

test('what leaves: pseudonyms, no name, nothing that may not be quoted or was taken back; counts stay', () => {
  expect(masked.sources.map(({ name, text, variables }) => [name, text, variables])).toEqual(
    [
      ['E07', 'Q : Et ici 🙂 ?\n\nR : [E07] prête les outils. […] Et le temps 🙂 aussi.', { secteur: 'ville' }],
      ['2024-ana', 'Titre\n\nR : Ici, on se prête tout.', { organisation: 'Quai' }],
    ].map(([name, text, variables]) => [name, text, expect.objectContaining({ ...(variables as object) })]),
  );
  expect(masked.codings.map(({ source, text, memo }) => [source, text, memo])).toEqual([
    ['E07', '[E07] prête les outils.', '[E07] rit.'],
    ['E07', 'le temps 🙂 aussi.', undefined],
    ['2024-ana', 'on se prête tout', undefined],
  ]);
  expect(masked.left).toEqual([
    '1 interview that may not be quoted',
    '1 passage that was taken back',
    '1 suggestion of a machine',
  ]);
  expect(masked.presence.rows.map(({ case: name, cells }) => [name, cells])).toEqual([
    ['E07', [1, 1, 0]],
    ['2024-ana', [null, null, null]],
    [expect.stringMatching(/^E\d{3}$/), [0, 0, 1]],
  ]);
  expect(JSON.stringify(masked)).not.toMatch(/Marchand|Tilleuls|tilleuls|fâche|cité/);
  expect(full.sources.map(({ name }) => name)).toEqual(['2021-lea', '2024-ana', '2024-tom']);
  expect(JSON.stringify(full)).not.toMatch(/fâche/);
});

test('no variable of an interview that may not be quoted leaves, nor the day of one that is not named', () => {
  expect(masked.presence.rows.map(({ variables }) => variables)).toEqual([
    { secteur: 'ville' },
    { organisation: 'Quai' },
    {},
  ]);
  expect(masked.sources[0]?.variables).toEqual({ secteur: 'ville' });
  expect(full.presence.rows.map(({ variables: { date, secteur } }) => [date, secteur])).toEqual([
    ['2021-05-03', 'ville'],
    [undefined, undefined],
    ['2024-06-01', 'port'],
  ]);
});

test('what a case says of itself in one interview stays where another of its may not be quoted', () => {
  const study = codedStudy({
    ...files,
    'corpus/2024/lea.md': '---\nconsent: none\ncase: tilleuls\nsecteur: port\n---\n\n**R :** Plus rien.\n',
  });
  const { rows } = exportedStudy(study, { full: false, selection: {} }).presence;
  expect(rows[0]).toMatchObject({ variables: { secteur: 'ville' }, waves: ['2021', '2024'] });
});

test('a note on a whole interview is the team’s, whoever is named, and no variable', () => {
  const study = codedStudy({
    ...files,
    'corpus/2021/lea.md': files['corpus/2021/lea.md'].replace('secteur', 'memo: Léa pleurait.\nsecteur'),
    'corpus/2024/ana.md': files['corpus/2024/ana.md'].replace('consent', 'memo: Ana mentait.\nconsent'),
  });
  expect(study.sources.map(({ variables }) => variables.memo)).toEqual([undefined, undefined, undefined]);
  const leaving = exportedStudy(study, { full: false, selection: {} });
  expect(JSON.stringify(leaving)).not.toMatch(/pleurait|mentait/);
  expect(leaving.left).toContain('2 notes on interviews');
  const all = exportedStudy(study, { full: true, selection: {} });
  expect(all.sources[0]?.variables.memo).toBe('Léa pleurait.');
  expect(all.left).not.toContain('2 notes on interviews');
});

test('memos of machines leave with no passage, whether they were accepted or not', () => {
  const quote = '  - quote: on se prête tout\n    codes: [don]\n';
  const study = codedStudy({
    ...files,
    'corpus/2024/ana.zoe.yaml': `codings:\n${quote}    memo: De Zoé.\n`,
    'corpus/2024/ana.rules.yaml': `codings:\n${quote}    because: x\n    memo: Proposé.\n`,
    'corpus/2024/ana.model.yaml': `codings:\n${quote}    because: x\n    status: rejected\n    memo: Refusé.\n`,
  });
  const { segments } = exportedStudy(study, { full: false, selection: {} });
  expect(segments.find(({ source }) => source === '2024-ana')?.memos).toEqual(['De Zoé.']);
});

describe.each(
  Object.entries(exporters).flatMap(([name, { endings }]) => endings.map((ending) => [name, ending] as const)),
)('%s as .%s', (name, ending) => {
  test('the same bytes for the same study, and no name in them', async () => {
    const [one, two] = [
      await written(name, ending),
      await written(name, ending, exportedStudy(codedStudy(files), { full: false, selection: {} })),
    ];
    expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true);
    const entries = ['qdpx', 'zip', 'xlsx'].includes(ending)
      ? unzip(one.bytes, () => true)
      : new Map([['', one.bytes]]);
    if (typeof entries === 'string') throw new Error(entries);
    for (const [path, bytes] of entries)
      expect(path + Buffer.from(bytes).toString('utf8')).not.toMatch(/Marchand|Tilleuls|tilleuls|fâche/);
  });

  test('a study without sources or codes is written, too', async () => {
    const empty = exportedStudy(codedStudy({}), { full: false, selection: {} });
    expect((await written(name, ending, empty)).bytes).toBeInstanceOf(Uint8Array);
  });
});

describe('REFI-QDA', () => {
  const plain = (code: Code): object => ({ label: code.label, color: code.color, children: code.children.map(plain) });
  const read = (code: ImportedCode): object => ({
    label: code.label,
    color: code.color,
    children: code.children.map(read),
  });

  test('what is written is read again: codes, variables, coders, memos, days', async () => {
    const { bytes, losses } = await written('refi', 'qdpx', full);
    const project = await imported('p.qdpx', bytes);
    expect(project.codes?.codes.map(({ label, folder, definition }) => [label, folder, definition])).toEqual([
      ['Vie <commune>', true, 'Ce qu’on partage.'],
      ['Lien', true, undefined],
    ]);
    expect(project.codes?.codes[0]?.children[0]).toMatchObject({
      label: 'Don',
      color: '#aa3300',
      definition: 'Un *don*.\n\n## Inclure\n\nLe temps.',
    });
    expect(project.sources[0]?.variables).toMatchObject({
      wave: '2021',
      case: 'tilleuls',
      consent: 'anonymous',
      secteur: 'ville',
    });
    expect(project.sources[0]?.codings).toMatchObject([
      { coder: 'zoe', memo: 'Odile rit.', date: '2024-02-03' },
      { coder: 'zoe' },
    ]);
    expect(losses).toEqual([
      '1 indicator',
      'what 1 coding speaks against',
      'that 1 paragraph is a title',
      expect.any(String),
    ]);
  });

  test('export, then import, gives the same study', async () => {
    const word = fc.constantFrom(
      'on',
      'prête',
      '🙂',
      '*vu*',
      'l’outil',
      '<b>',
      'été',
      '\\_',
      '𝒜',
      '&amp;',
      '"',
      'e\u0301',
    );
    const paragraph = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => `on ${words.join(' ')} ici`);
    const turns = fc.array(fc.tuple(paragraph, paragraph), { minLength: 2, maxLength: 4 });
    const label = fc.constantFrom('Don', 'Temps & co', 'Peur', 'Lien <b>', 'Été');
    const labels = fc.uniqueArray(label, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(turns, labels, fc.nat(), fc.boolean(), async (said, names, pick, nested) => {
        const study = generated(said, names, pick, nested);
        const { bytes } = await written('refi', 'qdpx', exportedStudy(study, { full: true, selection: {} }));
        const project = await imported('p.qdpx', bytes);
        const chapter = study.codebook.chapters[0];
        expect(project.codes?.codes[0]?.children.map(read)).toEqual(chapter?.themes.map(plain));
        const [source] = project.sources;
        const again = codedStudy({ 'corpus/e.md': source?.body ?? '' });
        const words = ({ sources }: CodedStudy) =>
          sources[0]?.turns.map(({ asks, paragraphs }) => [asks, paragraphs.map(({ text }) => text)]);
        expect(words(again)).toEqual(words(study));
        const letters = (text = '') => text.replace(/[^\p{L}\p{N}🙂]/gu, '');
        expect(source?.codings.map(({ start, end }) => letters(source.body.slice(start, end)))).toEqual(
          study.codings.map(({ segment }) => letters(segment?.text)),
        );
      }),
      { numRuns: 40 },
    );
  });

  const validator = 'xmllint';
  const real = join(import.meta.dirname, '..', '..', '..', 'shared', 'realdata', 'refi-standard');
  const canValidate = existsSync(real) && spawnSync(validator, ['--version']).status === 0;
  if (!canValidate) process.stderr.write('tests/exchange/exporters.test.ts: no schemas or no xmllint, skipped.\n');

  test.skipIf(!canValidate).each([
    ['masked', masked],
    ['full', full],
    ['empty', exportedStudy(codedStudy({}), { full: false, selection: {} })],
  ])('a project is valid to the schema: %s', async (_, study) => {
    const entries = unzip((await written('refi', 'qdpx', study)).bytes, () => true);
    if (typeof entries === 'string') throw new Error(entries);
    expect(validated(entries.get('project.qde'), 'mit/Project-mrt2019.xsd')).toBe('');
  });

  test.skipIf(!canValidate)('a codebook is, too', async () => {
    expect(validated((await written('refi-codebook', 'qdc')).bytes, 'docs/schemas/codebook/v1.0/Codebook.xsd')).toBe(
      '',
    );
  });

  function validated(xml: Uint8Array | undefined, schema: string): string {
    const folder = mkdtempSync(join(tmpdir(), 'study-'));
    writeFileSync(join(folder, 'x.xml'), xml ?? '');
    const { status, stderr } = spawnSync(validator, ['--noout', '--schema', join(real, schema), join(folder, 'x.xml')]);
    rmSync(folder, { recursive: true });
    return status === 0 ? '' : String(stderr);
  }
});

/** A study of one interview with some codes, and one coding for each paragraph of an answer. */
function generated(
  said: readonly (readonly [string, string])[],
  names: readonly string[],
  pick: number,
  nested: boolean,
): CodedStudy {
  const id = (at: number) => `c${at % names.length}`;
  const themes = names.map((name, at) => [
    `codebook/1-vie/${at}.md`,
    `---\nid: c${at}\nlabel: ${JSON.stringify(name)}\n${nested ? `subthemes:\n  - { id: c${at}-x, label: Sous }\n` : ''}---\n`,
  ]);
  const body = said.map(([question, answer]) => `**Q :** ${question}\n\n**R :** ${answer}`).join('\n\n');
  const plain = codedStudy({ 'corpus/e.md': `${body}\n` });
  const answers = plain.sources[0]?.turns.filter(({ asks }) => !asks).flatMap(({ paragraphs }) => paragraphs) ?? [];
  const codings = answers.map(
    ({ text, start }, at) => `  - quote: ${JSON.stringify(text)}\n    codes: [${id(pick + at)}]\n    at: ${start}\n`,
  );
  return codedStudy({
    ...Object.fromEntries(themes),
    'corpus/e.md': `${body}\n`,
    'corpus/e.zoe.yaml': `codings:\n${codings.join('')}`,
  });
}

describe('tables', () => {
  test('segments: a row for each passage and code, paths, variables; read again as codings', async () => {
    const bytes = (await written('segments', 'csv')).bytes;
    const read = csv.read(bytes);
    if ('fault' in read) throw new Error(read.fault);
    const [heading = [], ...rows] = read.grids[0]?.rows.map(({ cells }) => cells.map(({ text }) => text)) ?? [];
    const of = (row: string[], name: string) => row[heading.indexOf(name)];
    expect(
      rows.map((row) => ['source', 'text', 'code', 'path', 'stance', 'secteur'].map((name) => of(row, name))),
    ).toEqual([
      ['E07', '[E07] prête les outils.', 'don', 'Vie <commune> > Don', 'for', 'ville'],
      ['E07', 'le temps 🙂 aussi.', 'temps', 'Vie <commune> > Don > Temps', 'for', 'ville'],
      ['E07', 'le temps 🙂 aussi.', 'peur', 'Lien > Peur', 'against', 'ville'],
      ['2024-ana', 'on se prête tout', 'don', 'Vie <commune> > Don', 'for', ''],
    ]);
    expect((await imported('segments.csv', bytes)).quotes).toHaveLength(3);
  });

  test('parquet keeps numbers as numbers, and what was not assessed as missing', async () => {
    const { bytes } = await written('presence', 'parquet');
    const rows = await parquetReadObjects({ file: bytes.slice().buffer });
    expect(rows.map(({ don, peur }) => [don, peur])).toEqual([
      [1, 0],
      [null, null],
      [0, 1],
    ]);
  });
});

test('IRaMuTeQ: marks of letters and digits, answers alone; read again as sources', async () => {
  const text = await textOf('iramuteq', 'txt');
  expect(text).toContain(
    '**** *source_e07 *case_e07 *wave_2021 *secteur_ville\n[E07] prête les outils. […] Et le temps 🙂 aussi.\n',
  );
  const read = await imported('c.txt', text);
  expect(read).toMatchObject({ format: 'iramuteq', sources: [{ variables: { secteur: 'ville' } }, {}] });
});

test('TXM: turns with who says them, and a table of metadata', async () => {
  const entries = unzip((await written('txm', 'zip')).bytes, () => true);
  if (typeof entries === 'string') throw new Error(entries);
  const read = (path: string) => new TextDecoder().decode(entries.get(path));
  expect(read('E07.xml')).toContain('<u who="Q" role="asks"><p>Et ici 🙂 ?</p></u>');
  expect(read('metadata.csv').split('\n')[0]).toMatch(/^"id","case","wave","secteur"/);
});

test('the archive says what is in it', async () => {
  const entries = unzip((await written('archive', 'zip')).bytes, () => true);
  if (typeof entries === 'string') throw new Error(entries);
  const readme = new TextDecoder().decode(entries.get('README.md'));
  for (const [, path = ''] of readme.matchAll(/`([\w/]+\.?\w*)`/g))
    if (path.includes('.') || path.endsWith('/'))
      expect(
        [...entries.keys()].some((name) => name.startsWith(path)),
        path,
      ).toBe(true);
  expect(readme).toContain('2 entretiens, 3 entretiens, 3 codes, 3 codages (zoe)');
});
