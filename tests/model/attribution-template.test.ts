import { expect, it } from 'vitest';
import { parseAttribution, templateVariables } from '../../src/model/attribution-template.ts';

it('takes a template apart', () => {
  expect(parseAttribution('([{role}, ]{ organisation })')).toEqual([
    { kind: 'text', text: '(' },
    {
      kind: 'optional',
      pieces: [
        { kind: 'variable', text: 'role' },
        { kind: 'text', text: ', ' },
      ],
    },
    { kind: 'variable', text: 'organisation' },
    { kind: 'text', text: ')' },
  ]);
});
it.each([
  ['([{role}, ]{organisation})', ['role', 'organisation'], false],
  ['[{a}[, {b}]]', ['a', 'b'], false],
  ['[{a}', ['a'], true],
  ['{a}]', ['a'], true],
  ['][', [], true],
  ['{a', [], true],
  ['sans variable', [], false],
])('%s', (template, names, unbalanced) => {
  expect(templateVariables(template)).toEqual({ names, unbalanced });
  const text = JSON.stringify(parseAttribution(template));
  for (const name of names) expect(text).toContain(`"variable","text":"${name}"`);
});

it('reads conditions, stand-ins and capitals', () => {
  const template = '([role=membre|adhérent: {^role} de ]{organisation|interviewee})';
  expect(templateVariables(template)).toEqual({
    names: ['role', 'organisation', 'interviewee', 'role'],
    unbalanced: false,
  });
  expect(parseAttribution(template)[1]).toEqual({
    kind: 'optional',
    when: { variable: 'role', values: ['membre', 'adhérent'], isNot: false },
    pieces: [
      { kind: 'variable', text: 'role', capital: true },
      { kind: 'text', text: ' de ' },
    ],
  });
  expect(parseAttribution(template)[2]).toEqual({ kind: 'variable', text: 'organisation', others: ['interviewee'] });
});
