import { expect, it } from 'vitest';
import { composeReport, templateFrom } from '../../src/report/compose.ts';
import { codedStudy } from '../coding/coded.ts';

const study = codedStudy({
  'corpus/a.md':
    '---\npseudonym: E1\norganisation: Avenir\ninterviewee: Jeanne Petit\n---\nUn avenir pour un petit nombre.',
  'corpus/b.md': '---\npseudonym: E2\norganisation: Cabinet des Tilleuls\n---\nOui.',
});
const composed = (text: string) => composeReport(study, templateFrom('essai', text));
const named = (text: string) => composed(text).problems.filter(({ rule }) => rule === 'anonymous-named');

it('leaves ordinary words of the prose alone', () => {
  expect(named('# L’avenir\n\nUn petit nombre ont de l’avenir. Petit à petit, Jeanne avance.\n')).toEqual([]);
});

it('names the place of a name in the prose', () => {
  expect(named('Chez Avenir.\n')).toMatchObject([{ line: 1, column: 6, expected: 'E1' }]);
});

it('finds and masks a name that emphasis splits, in the Markdown and in the nodes', () => {
  const text = 'Au Cabinet des **Tilleuls** et après.\n';
  expect(named(text)).toHaveLength(1);
  const [block] = composed(text).document.blocks;
  expect(block).toMatchObject({ markdown: expect.stringContaining('Au **[E2]** et après.') });
  expect(JSON.stringify(block)).not.toMatch(/Cabinet|Tilleuls/);
  expect(JSON.stringify(block)).toContain('"value":"Au [E2]"');
});
