import { expect, it } from 'vitest';
import { composeSmall } from './composed.ts';

const study = { themes: { entraide: [] }, interviews: { forge: { codes: ['entraide'] } } };
const unbound = (body: string) =>
  composeSmall({ ...study, settings: 'unit: { one: cluster, many: clusters }\n' }, body).problems.filter(
    ({ rule }) => rule === 'unbound-quantifier',
  );

it('points at the words, whatever is escaped before them', () => {
  const before = 'Un caf&eacute; \\*court\\* avant. ';
  expect(unbound(`${before}Tous les clusters en parlent.\n`)).toMatchObject([{ line: 1, column: before.length + 1 }]);
});

it('leaves out what is quoted, code, and what a directive gives; not a term', () => {
  expect(
    unbound('« Tous les clusters recrutent », `Tous les clusters`, :claim[tous les clusters]{unchecked="ailleurs"}.\n'),
  ).toEqual([]);
  expect(unbound('Ici, :term[tous les clusters]{code=entraide} en parlent.\n')).toHaveLength(1);
});
