import { expect, test } from 'vitest';
import { temporaryStudy } from '../cli.ts';
import { runHere } from '../run-here.ts';

const folder = temporaryStudy({
  'study.yaml': 'title: E\nconsent: named\n',
  'codebook/README.md': '',
  'corpus/ana.md': '**R :** La peur - la vraie - nous tient.\n',
});
const search = (...words: string[]) => runHere(['search', ...words], folder);

test('what begins with a dash forbids, whether it is written after -- or not; an option that is none is one', async () => {
  const fault =
    'study: `-peur` forbids, as an indicator does, and a search looks for something: leave out the « - ». Options begin with « -- ».\n';
  for (const words of [['-peur'], ['--', '-peur'], ['vraie', '-peur'], ['-peur', '--max', '1']])
    expect(await search(...words)).toMatchObject({ code: 2, stdout: '', stderr: fault });
  expect((await search('peur', '--mx', '1')).stderr).toMatch(/^study: unknown option '--mx'/);
  expect((await search('-h')).stdout).toContain('study search chasse en meute');
});

test('a dash between words is none', async () => {
  expect((await search('la', 'peur', '-', 'la', 'vraie')).stdout).toContain('1 hit in 1 source.');
});
