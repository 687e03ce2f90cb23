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
