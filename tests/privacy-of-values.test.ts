import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runStudy, temporaryStudy } from './cli.ts';

const files = (template: string) => ({
  'study.yaml': 'attribution: "([{role}, ]{organisation})"\n',
  'codebook/1-vie/entraide.md': '---\nid: entraide\nlabel: Entraide\n---\nS’aider.\n',
  'corpus/moulin.md':
    '---\npseudonym: E07\norganisation: Durand SARL\nrole: PDG de Durand\nwithdrawn: [Le secret de la banque est ici.]\n---\n\n**Q :** Et les kangourous ?\n\n**R :** On s’aide. Le secret de la banque est ici.\n',
  'corpus/quai.md': '---\nconsent: named\norganisation: Le Quai\n---\n\n**R :** On admire Durand, on s’aide.\n',
  'corpus/moulin.alice.yaml': 'codings:\n  - quote: On s’aide.\n    codes: [entraide]\n',
  'corpus/quai.alice.yaml': 'codings:\n  - quote: On admire Durand, on s’aide.\n    codes: [entraide]\n',
  'reports/essai.md': template,
});

async function report(template: string) {
  const folder = temporaryStudy(files(template));
  const { code, stdout } = await runStudy(['report'], { cwd: folder });
  const read = (ending: string) => readFileSync(join(folder, `reports/out/essai.${ending}`), 'utf8');
  return { code, stdout, markdown: read('md'), all: `${read('md')}${read('html')}${read('manifest.json')}` };
}

test.each(['by=case', 'by=source', 'by=organisation', 'by=role'])(
  'no name stands at the head of a column: %s',
  async (by) => {
    const { all } = await report(`::frequencies{${by}}\n\n::sample{group=${by.slice(3)}}\n\n::theme{code=entraide}\n`);
    expect(all).toContain('E07');
    expect(all.toLowerCase()).not.toMatch(/durand|moulin/);
  },
);

test('what was taken back counts for no word, and is evidence of nothing', async () => {
  const { markdown, code, stdout } = await report(
    ':count{word=secret} ; :count{word=kangourou}.\n\n:from[il dit tout]{source=moulin quote="secret de la banque"}\n\n:from[il rit]{source=moulin quote="Et les kangourous ?"}\n',
  );
  expect(markdown).toContain('0 des 2 entretiens ; 0 des 2 entretiens.');
  expect([code, stdout.match(/interviewer-quote/g)?.length]).toEqual([1, 2]);
});
