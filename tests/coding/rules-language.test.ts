import { expect, test } from 'vitest';
import { suggestByRules } from '../../src/coding/rules.ts';
import { unexplainedPassages } from '../../src/coding/unexplained.ts';
import type { Source } from '../../src/model/source.ts';
import { codedStudy } from './coded.ts';

test('indicators are looked for in the language of each interview', () => {
  const coded = codedStudy({
    'codebook/1-c/firm.md': '---\nid: firm\nindicators: [company, entreprise]\n---\nX.\n',
    'corpus/a.md': '---\nlanguage: en\n---\nThe companies meet.\n',
    'corpus/b.md': 'Les entreprises se voient. Elles parlent.\n',
    'corpus/c.md': 'The companies meet.\n',
  });
  const found = (id: string) => suggestByRules(coded, coded.sourceById.get(id) as Source).suggestions.length;
  expect(['a', 'b', 'c'].map(found)).toEqual([1, 1, 0]);
  expect(unexplainedPassages(coded, coded.sources).left.map(({ source }) => source)).toEqual(['c']);
});
