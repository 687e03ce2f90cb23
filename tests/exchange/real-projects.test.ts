import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { format as csv } from '../../src/exchange/csv.ts';
import { importCodebook } from '../../src/exchange/import-codebook.ts';
import type { ReadFile } from '../../src/exchange/import-file.ts';
import { importer as odt } from '../../src/exchange/import-odt.ts';
import type { ImportedCode } from '../../src/exchange/importer.ts';
import { readRefi } from '../../src/exchange/refi-file.ts';
import type { XmlElement } from '../../src/exchange/xml.ts';
import { runStudy, temporaryStudy } from '../cli.ts';
import { codedStudy } from '../coding/coded.ts';
import { faultOf, imported } from './imported.ts';

// Files of other programs that are not part of the project; their figures are known from elsewhere.
const real = join(import.meta.dirname, '..', '..', '..', 'shared', 'realdata');
if (!existsSync(real)) process.stderr.write('tests/exchange/real-projects.test.ts: no real files, skipped.\n');

const file = (path: string) => readFileSync(join(real, path));
const read = (path: string) => imported(basename(path), new Uint8Array(file(path)));

const analysis = 'serdif-taguette/data/transcripts/thematic-analysis';

const all = (codes: readonly ImportedCode[]): ImportedCode[] => codes.flatMap((code) => [code, ...all(code.children)]);
const depth = (codes: readonly ImportedCode[]): number =>
  codes.length === 0 ? 0 : 1 + Math.max(...codes.map(({ children }) => depth(children)));
const codesIn = ({ codes }: ReadFile) => all(codes?.codes ?? []);
const codings = ({ sources }: ReadFile) => sources.flatMap((source) => source.codings);

/** How many elements of a name a project has. */
function elements(path: string, name: string): number {
  const refi = readRefi(new Uint8Array(file(path)));
  if (typeof refi === 'string') throw new Error(refi);
  const within = ({ children }: XmlElement): number =>
    children.reduce(
      (sum, child) => (typeof child === 'string' ? sum : sum + (child.name === name ? 1 : 0) + within(child)),
      0,
    );
  return within(refi.root);
}

describe.skipIf(!existsSync(real))('real projects', () => {
  test('ATLAS.ti 8: 14 codes, 16 codings whose sources are not in the file, 2 notes', async () => {
    const project = await read('atlasti8-standard/TestProject.qdpx');
    expect(codesIn(project)).toHaveLength(14);
    expect(project.sources).toEqual([]);
    const [absent = '', areas = ''] = project.losses;
    const number = (text: string) => Number(/(\d+) codings/.exec(text)?.[1]);
    expect(number(absent) + number(areas)).toBe(16);
    expect(absent).toMatch(/Simon\.docx/);
    expect(project.losses).toContain('2 notes (Research Plan, My favorite Coke ad)');
    expect([
      elements('atlasti8-standard/TestProject.qdpx', 'Set'),
      elements('atlasti8-standard/TestProject.qdpx', 'SyncPoint'),
    ]).toEqual([16, 13]);
    expect(project.losses).toContainEqual(expect.stringMatching(/^4 sets of codes/));
  });

  test('NVivo 15: 262 codes, 7 deep, names that return, 2 documents without words', async () => {
    const project = await read('nvivo-qdpx/nvivo_project.qdpx');
    expect(codesIn(project)).toHaveLength(262);
    expect(depth(project.codes?.codes ?? [])).toBe(7);
    expect(new Set(codesIn(project).map(({ label }) => label)).size).toBeLessThan(262);
    expect(codings(project)).toEqual([]);
    expect(project.losses).toEqual([expect.stringMatching(/^2 sources whose text is not in the file/)]);
  });

  test('qc 1.3: 262 codes, 158 passages, 205 codings', async () => {
    const project = await read('nvivo-qdpx/demo.qdpx');
    expect(codesIn(project)).toHaveLength(262);
    expect(codings(project)).toHaveLength(158);
    expect(codings(project).flatMap(({ codes }) => codes)).toHaveLength(205);
    for (const { body, codings: own } of project.sources)
      expect(own.every(({ start, end }) => start < end && end <= body.length)).toBe(true);
    expect(project.losses).toEqual([]);
  });

  test('f4: a code, 4 documents, 2 codings and 3 notes without words', async () => {
    const project = await read('f4-project/project.qde');
    expect(codesIn(project)).toHaveLength(1);
    expect(project.losses).toEqual([
      expect.stringMatching(/^4 sources whose text .* with 2 codings$/),
      '3 notes whose text is not in the file',
    ]);
    expect([
      elements('f4-project/project.qde', 'PlainTextSelection'),
      elements('f4-project/project.qde', 'Users'),
    ]).toEqual([4, 0]);
  });

  test('codebooks: of Taguette, of another tool, and a malformed one', async () => {
    expect(codesIn(await read('qdc-misc/taguette-1.4.1.qdc'))).toHaveLength(3);
    expect(codesIn(await read('qdc-misc/example_codebook.qdc'))).toHaveLength(44);
    const broken = new Uint8Array(file('qdc-misc/example_codebook_defect.qdc'));
    expect(await faultOf('defect.qdc', broken)).toMatch(/Line 132, column \d+: unexpected close tag/);
  });

  test('17 transcripts: 57,930 words, and every passage that is highlighted, word for word', async () => {
    const folder = 'serdif-taguette/data/transcripts/raw';
    const names = readdirSync(join(real, folder)).filter((name) => name.endsWith('.odt'));
    const texts = new Map(
      await Promise.all(
        names.map(async (name) => {
          const options = { language: 'en', interviewers: [], speakers: {}, join: false } as const;
          const read = await odt.read({ name, bytes: new Uint8Array(file(`${folder}/${name}`)) }, options);
          if ('fault' in read) throw new Error(read.fault);
          const words = (read.sources[0]?.paragraphs ?? []).map(({ text }) => text).join(' ');
          return [name, words.split(/\s+/).filter((word) => word !== '')] as const;
        }),
      ),
    );
    expect([...texts.values()].reduce((sum, words) => sum + words.length, 0)).toBe(57_930);
    const { quotes } = await read(`${analysis}/tags/csv/all_tags_20220303.csv`);
    const absent = quotes.filter(
      ({ source, quote }) => !texts.get(source)?.join(' ').includes(quote.replace(/\s+/g, ' ').trim()),
    );
    expect([quotes.length, absent]).toEqual([1793, []]);
  });

  test('Taguette: 17 documents, 22 tags, 1,794 highlights, 1,930 codings', async () => {
    const project = await read(`${analysis}/SERDIF_P2_ThematicAnalysis.sqlite3`);
    expect(project.sources).toHaveLength(17);
    expect(codesIn(project)).toHaveLength(22);
    expect(codings(project)).toHaveLength(1793);
    expect(codings(project).flatMap(({ codes }) => codes)).toHaveLength(1930);
    expect(project.losses).toEqual(['1 highlight without a tag']);
    expect(project.warnings).toEqual([]);
  });

  test('tags of Taguette as a table: 1,930 rows, 1,793 passages', async () => {
    const { quotes } = await read(`${analysis}/tags/csv/all_tags_20220303.csv`);
    expect(quotes).toHaveLength(1793);
    expect(quotes.flatMap(({ codes }) => codes)).toHaveLength(1930);
  });

  test('the same tags as a text of Word: 1,793 passages, 1,930 codings, 22 tags', async () => {
    const { quotes, sources, codes } = await read(`${analysis}/tags/text/all_tags_20220303.docx`);
    expect([sources.length, codes?.codes.length]).toEqual([0, 22]);
    expect(quotes).toHaveLength(1793);
    expect(quotes.flatMap((quote) => quote.codes)).toHaveLength(1930);
    const table = await read(`${analysis}/tags/csv/all_tags_20220303.csv`);
    const said = (all: typeof quotes) =>
      all.map(({ source, quote, codes: own }) => [source, quote.replace(/\s+/g, ' '), own]);
    expect(said(quotes)).toEqual(said(table.quotes));
  });

  test('nine versions of a codebook', () => {
    const names = [0, 1, 2, 3, 4, 5, 6].map((number) => `codebook_20220223_${number}.csv`);
    const sizes = [...names, 'codebook_20220301_7.csv', 'codebook_20220303_8.csv'].map((name) => {
      const grids = csv.read(new Uint8Array(file(`${analysis}/codebooks/${name}`)));
      if ('fault' in grids) throw new Error(grids.fault);
      return importCodebook(grids.grids, codedStudy({}), name).added.length;
    });
    expect(sizes).toEqual([120, 80, 61, 49, 41, 25, 22, 22, 22]);
  });

  test('tags as a text of Word, with the transcripts they are of: every passage is found, two of them are tagged twice', async () => {
    const folder = temporaryStudy({ 'study.yaml': 'language: en\n' });
    const transcripts = join(real, 'serdif-taguette/data/transcripts/raw');
    const names = readdirSync(transcripts).filter((name) => name.endsWith('.odt'));
    const { stdout } = await runStudy(
      [
        'import',
        ...names.map((name) => join(transcripts, name)),
        join(real, analysis, 'tags/text/all_tags_20220303.docx'),
        ...['--coder', 'zoe', '--json'],
      ],
      { cwd: folder },
    );
    const { codings, codes, problems } = JSON.parse(stdout);
    expect([codings.added, codes.added.length]).toEqual([1791, 22]);
    expect(problems.filter(({ rule }: { rule: string }) => rule === 'import-code')).toEqual([]);
  }, 180_000);

  test('every coding stands where it did: in the project, and by its words in the transcripts', async () => {
    const folder = temporaryStudy({ 'study.yaml': 'language: en\n' });
    const taguette = join(real, analysis, 'SERDIF_P2_ThematicAnalysis.sqlite3');
    await runStudy(['import', taguette], { cwd: folder });
    const { stdout } = await runStudy(['check', '--json'], { cwd: folder });
    expect(JSON.parse(stdout).summary).toMatchObject({
      sources: 17,
      codes: 22,
      orphans: 0,
      moved: 0,
      drifted: 0,
      ambiguous: 0,
    });
  }, 180_000);
});
