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

it('names and masks a name in the title of a template, with a page for it or without', () => {
  const front = '---\ntitle: Ce que dit Avenir\nsubtitle: Et le Cabinet des Tilleuls\n---\n\n';
  expect(named(`${front}Rien.\n`)).toMatchObject([
    { line: 2, column: 19, expected: 'E1' },
    { line: 3, column: 17, expected: 'E2' },
  ]);
  for (const body of ['Rien.\n', '::cover\n\nRien.\n'])
    expect(JSON.stringify(composed(front + body).document)).not.toMatch(/Avenir|Tilleuls/);
});

it('finds and masks a name that emphasis splits, in the Markdown and in the nodes', () => {
  const text = 'Au Cabinet des **Tilleuls** et après.\n';
  expect(named(text)).toHaveLength(1);
  const [block] = composed(text).document.blocks;
  expect(block).toMatchObject({ markdown: expect.stringContaining('Au **[E2]** et après.') });
  expect(JSON.stringify(block)).not.toMatch(/Cabinet|Tilleuls/);
  expect(JSON.stringify(block)).toContain('"value":"Au [E2]"');
});

it('masks a name in code, titles and pictures as in the Markdown, though each is the first word there', () => {
  const text =
    'Un avenir. Chez `Avenir`, [ici](https://ex.org "Avenir"), ![Avenir](plan.png "Avenir") et <b title="Avenir">x</b>.\n';
  const { document, manifest } = composed(text);
  expect(document.blocks[0]).toMatchObject({
    markdown:
      'Un avenir. Chez `[E1]`, [ici](https://ex.org "[E1]"), ![[E1]](plan.png "[E1]") et <b title="[E1]">x</b>.',
  });
  expect(JSON.stringify(document)).not.toContain('Avenir');
  expect(JSON.stringify(manifest)).not.toContain('Avenir');
});

it('masks a name in the language of code, in character references and in what links and footnotes are called by', () => {
  const spoken = codedStudy({
    'corpus/a.md': '---\npseudonym: E1\norganisation: Zorglubia\n---\nOui, chez zorglubia.',
  });
  const text = [
    '## Le cas de Zorglubia',
    'Voir [plus haut](#le-cas-de-zorglubia)[^zorglubia], Zorglub&#105;a, Zor&shy;glubia.',
    '[^zorglubia]: Note.',
    '```zorglubia\nx\n```',
  ].join('\n\n');
  const { document, problems } = composeReport(spoken, templateFrom('zorglubia-2024', `${text}\n`));
  expect(JSON.stringify(document.blocks)).not.toMatch(/zorglub/i);
  expect(document.blocks).toMatchObject([
    { anchor: 'le-cas-de-e1', markdown: '## Le cas de [E1]' },
    { markdown: expect.stringContaining('[plus haut](#le-cas-de-e1)[^note-1], [E1], [E1].\n\n[^note-1]: Note.') },
  ]);
  const at = problems.filter(({ rule }) => rule === 'anonymous-named').map(({ line, column }) => [line, column]);
  expect(at).toContainEqual([3, 53]);
  expect(problems).toContainEqual(
    expect.objectContaining({ line: 1, message: expect.stringContaining('Rename the template') }),
  );
});
