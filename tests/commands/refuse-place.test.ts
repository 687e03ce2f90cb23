import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { temporaryStudy } from '../cli.ts';
import { runHere } from '../run-here.ts';

const files = {
  'codebook/1-vie/don.md': '---\nlabel: Don\n---\nDes prêts.\n',
  'corpus/lea.md': 'On donne.\n',
  'x.json/y': '',
  'x.xlsx/y': '',
  fichier: '',
};

test.each([
  [['export', 'x.json', '--force'], 'x.json is a folder. Name a file.'],
  [['query', 'SELECT 1', '--out', 'x.json'], 'x.json is a folder. Name a file.'],
  [['codebook', 'export', 'x.xlsx'], 'x.xlsx is a folder. Name a file.'],
  [
    ['export', 'fichier/x.json'],
    'fichier/x.json cannot be written: fichier is a file and no folder. Name another place.',
  ],
  [['query', 'SELECT 1', '--out', 'fichier/la/x.csv'], 'fichier/la/x.csv cannot be written: fichier is a file'],
  [['export', 'fichier/x', '--to', 'parquet'], 'fichier/x cannot be written: fichier is a file'],
])('%j is refused before any work', async (argv, sentence) => {
  const folder = temporaryStudy(files);
  const before = readdirSync(folder);
  const { stdout, stderr, code } = await runHere(argv, folder);
  expect([stdout, code]).toEqual(['', 2]);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(stderr).toContain(`study: ${sentence}`);
  expect(readdirSync(folder)).toEqual(before);
});
