import { expect, it } from 'vitest';
import { composeReport, pinnedPassages, templateFrom } from '../../src/report/compose.ts';
import { codedStudy } from '../coding/coded.ts';

const said = [
  'On se prête les outils sans rien compter du tout.',
  'Les clés circulent de main en main.',
  'Personne ne demande de reçu.',
  'On garde pour soi ce qui casse.',
];
const coded = codedStudy({
  'study.yaml': 'title: Essai\nconsent: named\n',
  'codebook/1-vie/pret.md':
    '---\nid: pret\nlabel: Prêt\nsubthemes:\n  - id: cles\n    label: Clés\n---\nCe que l’on se prête.\n',
  'corpus/a.md': `${said.join('\n\n')}\n`,
  'corpus/a.ana.yaml': `codings:\n${said
    .map(
      (quote, at) =>
        `  - quote: ${quote}\n    codes: [${at === 1 ? 'cles' : at === 3 ? '' : 'pret'}]\n    against: [${at === 3 ? 'pret' : ''}]\n`,
    )
    .join('')}`,
});

it.each([
  [
    'a passage by hand, among what else there is to see',
    '::toc\n\n::frequencies\n\n::verbatim{source=a quote="Les clés circulent"}\n\n:count{code=pret}',
    1,
  ],
  ['those of a theme, its sub-themes and what speaks against it', 'Avant.\n\n::theme{code=pret}\n\nAprès.', 4],
  ['as many of a theme as it shows', '::theme{code=pret max=1}', 3],
  ['none that is ranked', '::verbatims{code=pret}\n\n::presence{code=pret}\n\n::exceptions{code=pret}', 0],
  ['the author’s own quotations', `Comme on nous le dit : « ${said[0]} » Voilà tout.`, 1],
])('%s', (_, body, count) => {
  const template = templateFrom('essai', body);
  const pinned = pinnedPassages(coded, template).map(({ source, parts }) => ({ source, parts }));
  const composed = composeReport(coded, template).shown.filter((one) => one.pinned);
  expect(pinned).toEqual(composed.map(({ source, parts }) => ({ source, parts })));
  expect(pinned).toHaveLength(count);
});
