import { describe, expect, it } from 'vitest';
import { isSelected, parseConditions } from '../../src/model/selection.ts';
import { sourceOf } from '../coding/coded.ts';

const source = sourceOf('Bonjour.', 'case: meca\nwave: "2021"\nsector: mécanique\ntaille: petite');
const where = (text: string) => ({ where: parseConditions(text) ?? [] });

describe('conditions', () => {
  it.each([
    ['sector=mécanique', true],
    ['sector = mécanique', true],
    ['sector=me\u0301canique', true],
    ['sector=Mécanique', false],
    ['sector=bois|mécanique', true],
    ['sector!=bois', true],
    ['sector!=bois|mécanique', false],
    ['sector=mécanique;taille=petite', true],
    ['sector=mécanique ; taille!=petite', false],
    ['wave=2021', true],
    ['case=meca', true],
    ['absente=oui', false],
    ['absente!=oui', true],
    ['constructor=oui', false],
  ])('%s: %s', (text, expected) => expect(isSelected(source, where(text))).toBe(expected));
  it.each(['', 'sector', '=mécanique', 'sector=', 'a=b;', 'a=|b'])('« %s » is none', (text) =>
    expect(parseConditions(text)).toBeUndefined(),
  );
  it('a value may hold an equals sign', () =>
    expect(parseConditions('url=a=b')).toEqual([{ variable: 'url', values: ['a=b'] }]));
});

it('waves and exceptions', () => {
  expect(isSelected(source, {})).toBe(true);
  expect(isSelected(source, { waves: ['2024'] })).toBe(false);
  expect(isSelected(source, { waves: ['2024', '2021'], except: ['autre'] })).toBe(true);
  expect(isSelected(source, { except: ['meca'] })).toBe(false);
});
