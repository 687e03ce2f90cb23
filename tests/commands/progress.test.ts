import { expect, test } from 'vitest';
import { openCoded } from '../../src/commands/opened.ts';
import { temporaryStudy } from '../cli.ts';
import { quietCall } from '../quiet-call.ts';

test('says how many interviews it has gone through', () => {
  const interviews = Array.from({ length: 250 }, (_, i) => [`corpus/e${i}.md`, `**R :** Ici, ${i} personnes.\n`]);
  const cwd = temporaryStudy({ 'codebook/lien.md': '---\nid: lien\n---\n', ...Object.fromEntries(interviews) });
  const said: string[] = [];
  openCoded(quietCall({ cwd, progress: (message) => void said.push(message) }));
  expect(said).toEqual([
    'Reading the study …',
    'Locating the codings … 1 of 250 interviews',
    'Locating the codings … 101 of 250 interviews',
    'Locating the codings … 201 of 250 interviews',
    'Checking …',
  ]);
});
