import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeStudy } from '../../src/coding/code-study.ts';
import { locate } from '../../src/coding/locate.ts';
import { answerParagraphs, wholeAnswers } from '../../src/coding/passages.ts';
import type { Source } from '../../src/model/source.ts';
import { openStudy } from '../../src/study/open.ts';
import { codedStudy } from './coded.ts';

const interview = `---
interviewers: [Q]
withdrawn: ["Je me tais ici."]
---

**Q :** Et le *travail* ?

**R :** Je **pars** tôt. Je me tais ici. Je rentre tard.

## Une note

Le soir, *on* lit.

**Q :** Rien d'autre ?
`;

describe('the passages a machine may code', () => {
  const coded = codedStudy({ 'corpus/a.md': interview });
  const [source] = coded.sources as [Source];

  it('are respondents’ paragraphs, without headings and what was taken back', () => {
    expect(answerParagraphs(coded, source).map(({ text }) => text)).toEqual([
      'Je pars tôt. […] Je rentre tard.',
      'Le soir, on lit.',
    ]);
  });

  it('or whole answers', () => {
    expect(wholeAnswers(coded, source).map(({ text }) => text)).toEqual([
      'Je pars tôt. […] Je rentre tard.\n\nLe soir, on lit.',
    ]);
  });
});

it('a paragraph whose first or last words, in bold, were taken back is located where it stands', () => {
  const body = '**R :** **Dupont** on se prête les outils *ici*.\n\n*Dupont* vient avec **Dupont**\n';
  const coded = codedStudy({ 'corpus/a.md': `---\nwithdrawn: [Dupont]\n---\n${body}` });
  const [source] = coded.sources as [Source];
  const passages = answerParagraphs(coded, source);
  expect(passages.map(({ text }) => text)).toEqual(['on se prête les outils ici.', 'vient avec']);
  for (const { text, start, end } of passages) {
    const found = locate(text, start, source);
    expect([found?.located, found?.start, found?.end]).toEqual(['exact', start, end]);
  }
});

it('every paragraph of the example is located exactly where it stands', () => {
  const { study } = openStudy(join(import.meta.dirname, '../..'));
  const coded = codeStudy(study);
  const passages = coded.sources.flatMap((source) =>
    answerParagraphs(coded, source).map((passage) => ({ source, passage })),
  );
  expect(passages.length).toBeGreaterThan(200);
  for (const { source, passage } of passages) {
    const found = locate(passage.text, passage.start, source);
    expect([found?.located, found?.start, found?.end], passage.text).toEqual(['exact', passage.start, passage.end]);
  }
});
