import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet';
import { expect, test } from 'vitest';
import { temporaryStudy } from '../cli.ts';
import { runHere } from '../run-here.ts';

const files = {
  'study.yaml': 'waves: ["2021", "A/B = é"]\ncoders: { report: [zoe] }\n',
  'codebook/1-vie/don.md': '---\nlabel: Don\n---\n',
  'corpus/2021/lea.md': '---\npseudonym: E07\n---\nOn donne.\n',
  'corpus/2021/lea.zoe.yaml': 'codings:\n  - quote: On donne.\n    codes: [don]\n    date: 2024-02-03\n',
  'corpus/tom.md': '---\nwave: A/B = é\npseudonym: E08\n---\nOn prend.\n',
  'corpus/ana.md': '---\npseudonym: E09\n---\nOn garde.\n',
};

const below = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.parquet'))
    .sort();
const rowsOf = (path: string) => parquetReadObjects({ file: new Uint8Array(readFileSync(path)).buffer });

test('every table, one file a wave; what has no wave where Hive puts it', async () => {
  const folder = temporaryStudy(files);
  const { stdout, code } = await runHere(['export', '--to', 'parquet', '--json'], folder);
  expect(code).toBe(0);
  const { outputs, format } = JSON.parse(stdout);
  expect(format).toBe('parquet');
  expect(outputs.filter((path: string) => path.includes('/sources/'))).toEqual([
    'parquet/sources/wave=2021/sources.parquet',
    'parquet/sources/wave=__HIVE_DEFAULT_PARTITION__/sources.parquet',
    'parquet/sources/wave=A%2FB %3D é/sources.parquet',
  ]);
  expect(outputs.map((path: string) => path.slice('parquet/'.length)).sort()).toEqual(below(join(folder, 'parquet')));
  expect(await rowsOf(join(folder, outputs[0]))).toMatchObject([{ source: 'E07', counted: true, words: 2 }]);
  const [codings] = outputs.filter((path: string) => path.includes('/codings/'));
  expect(await rowsOf(join(folder, codings))).toMatchObject([{ code: 'don', date: new Date('2024-02-03') }]);
});

test('a coding with a cut is one coding; its rows are one a code, and are counted as the tables hold them', async () => {
  const folder = temporaryStudy({
    ...files,
    'codebook/1-vie/peur.md': '---\nlabel: Peur\n---\n',
    'corpus/tom.zoe.yaml': 'codings:\n  - quote: On […] prend.\n    codes: [don, peur]\n',
    'corpus/tom.md': '---\nwave: A/B = é\npseudonym: E08\n---\nOn donne et on prend.\n',
  });
  const { stdout } = await runHere(['export', '--to', 'parquet'], folder);
  expect(stdout).toContain('\n3 sources, 2 codings, 2 passages of the coders who count.\n');
  expect(stdout).toContain('\nRows: sources 3, cases 3, segments 2, codings 3, codes 2, ');
  expect((await runHere(['export', 'a.qdpx'], folder)).stdout).toContain('\n3 sources, 2 codings, 2 passages');
});

test('a table without rows has a file with its columns', async () => {
  const folder = temporaryStudy({ 'codebook/README.md': '', 'corpus/README.md': '' });
  await runHere(['export', '--to', 'parquet'], folder);
  const path = join(folder, 'parquet/segments/wave=__HIVE_DEFAULT_PARTITION__/segments.parquet');
  const file = new Uint8Array(readFileSync(path)).buffer;
  expect(await rowsOf(path)).toEqual([]);
  const names = parquetSchema(await parquetMetadataAsync(file)).children.map(({ element }) => element.name);
  expect(names).toContain('text');
  expect(names).not.toContain('wave');
});

test('the same bytes for the same study; with --force what is no longer written goes, and nothing else', async () => {
  const folder = temporaryStudy(files);
  await runHere(['export', 'un', '--to', 'parquet'], folder);
  await runHere(['export', 'deux', '--format', 'parquet'], folder);
  const bytes = (name: string) =>
    below(join(folder, name)).map((path) => [path, readFileSync(join(folder, name, path)).toString('base64')]);
  expect(bytes('un')).toEqual(bytes('deux'));
  expect((await runHere(['export', 'un', '--to', 'parquet'], folder)).stderr).toBe(
    'study: There are files in un already. Name another folder, or add --force.\n',
  );
  writeFileSync(join(folder, 'un/sources/à-moi.parquet'), 'x');
  const again = ['export', 'un', '--to', 'parquet', '--wave', '2021', '--force'];
  const { removed, outputs } = JSON.parse((await runHere([...again, '--dry-run', '--json'], folder)).stdout);
  const before = below(join(folder, 'un'));
  const { stdout } = await runHere(again, folder);
  const after = below(join(folder, 'un'));
  const gone = before.filter((path) => !after.includes(path)).map((path) => `un/${path}`);
  expect(gone).toContain('un/sources/wave=A%2FB %3D é/sources.parquet');
  expect([...removed].sort()).toEqual(gone);
  expect(outputs).not.toContain(gone[0]);
  const [, listed = ''] = stdout.split('Removed, of an earlier export into this folder:\n');
  expect(listed.trim().split(/\n */).sort()).toEqual(gone);
  expect(readdirSync(join(folder, 'un/sources')).sort()).toEqual(['wave=2021', 'à-moi.parquet']);
  expect(below(join(folder, 'un')).filter((path) => path.startsWith('sources'))).toEqual([
    'sources/wave=2021/sources.parquet',
    'sources/à-moi.parquet',
  ]);
});

test('a dry run lists the files where they would be written', async () => {
  const folder = temporaryStudy({ ...files, 'corpus/ana.md': '---\ninterviewee: Ana Berger\n---\nOn garde.\n' });
  for (const named of ['tables', './tables/']) {
    const { stdout } = await runHere(['export', named, '--to', 'parquet', '--dry-run'], folder);
    expect(stdout).toContain('would write tables/sources/wave=2021/sources.parquet\n');
  }
  for (const call of [
    ['export', 'a/b.csv'],
    ['codebook', 'export', 'a/b.csv'],
    ['pseudonymise', '--propose', '--key', '../a/b.csv'],
  ])
    expect((await runHere([...call, '--dry-run'], folder)).stdout).toContain(`would write ${call.at(-1)}\n`);
  expect(existsSync(join(folder, 'tables'))).toBe(false);
});

test('where a file is named as its folder', async () => {
  const folder = temporaryStudy({ ...files, tables: 'x' });
  expect((await runHere(['export', 'tables', '--to', 'parquet', '--force'], folder)).stderr).toBe(
    'study: tables is a file: `--to parquet` writes a folder.\n',
  );
  expect((await runHere(['export'], folder)).stderr).toMatch(/^study: Name the file to write/);
  expect(existsSync(join(folder, 'parquet'))).toBe(false);
});
