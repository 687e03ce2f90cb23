import { expect, it } from 'vitest';
import { bestVerbatims } from '../../src/verbatims/best.ts';
import { refusal } from '../../src/verbatims/quotable.ts';
import { codedStudy } from '../coding/coded.ts';

const front = {
  a: 'consent: named',
  b: 'consent: none',
  c: 'consent: anonymous\nvalidated: 2021-03-10',
  d: 'consent: named\ncounted: false',
};
const study = (settings: string) =>
  codedStudy({
    'study.yaml': settings,
    'codebook/1-un/lien.md': '---\nid: lien\nlabel: Lien\nsubthemes: [{id: don, label: Don}]\n---\nDéfinition.\n',
    ...Object.fromEntries(
      Object.entries(front).flatMap(([id, lines]) => [
        [`corpus/${id}.md`, `---\n${lines}\n---\nOn s’entraide beaucoup chez ${id}. On se dispute chez ${id}.\n`],
        [
          `corpus/${id}.alice.yaml`,
          `status: partial\ncodings:\n  - quote: On s’entraide beaucoup chez ${id}.\n    codes: [don]\n  - quote: On se dispute chez ${id}.\n    codes: []\n    against: [lien]\n`,
        ],
      ]),
    ),
  });

it('consent none is never quoted; approval is needed where the study requires it', () => {
  const refusals = (settings: string) => {
    const coded = study(settings);
    return coded.sources.map((source) => refusal(source, coded.settings));
  };
  expect(refusals('title: Essai\n')).toEqual([undefined, 'consent', undefined, undefined]);
  expect(refusals('require: [validated]\n')).toEqual(['not-validated', 'consent', undefined, 'not-validated']);
});

it('the best verbatims hold outsiders, no source not yet fully read, and of a code what is below it', () => {
  const sources = (options = {}) =>
    bestVerbatims(study('title: Essai\n'), 'lien', options)
      .map(({ segment }) => segment.source)
      .sort();
  expect(sources()).toEqual(['d']);
  expect(sources({ selection: { except: ['d'] } })).toEqual([]);
  expect(bestVerbatims(study('title: Essai\n'), 'lien', { against: true }).map(({ segment }) => segment.text)).toEqual([
    'On se dispute chez d.',
  ]);
});
