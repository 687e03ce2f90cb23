import { expect, test } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';

/** Megabytes of values: a third less than the corpus takes as text, in two bytes a letter, with the program itself. */
const heap = 40;

/** Twelve million letters, of which one that needs two bytes. */
function twelveMillionLetters(): string {
  const said = (i: number) =>
    `**R :** La maison ${i} prête sa machine à ses voisins, qui n’en ont pas d’autre.\n\n**Q :** Et ensuite ?\n\n`;
  const files: Record<string, string> = {
    'codebook/lien.md': '---\nid: lien\nlabel: Lien\nindicators: [prête]\n---\nCe qui lie.\n',
  };
  for (let i = 0; i < 1200; i++) files[`corpus/maison-${i}.md`] = said(i).repeat(96);
  return temporaryStudy(files);
}

test('memory does not grow with the text of a corpus, the first time nor the second', async () => {
  const folder = twelveMillionLetters();
  const env = { NODE_OPTIONS: `--max-old-space-size=${heap}` };
  const count = { stdout: expect.stringMatching(/Lien\s+1200\/1200/), code: 0 };
  expect(await runStudy(['stats', '--rules', '--study', folder], { env })).toMatchObject(count);
  const wave = await runStudy(['stats', '--rules', '--by', 'consent', '--study', folder], { env });
  expect(wave).toMatchObject({ code: 0 });
}, 120_000);
