import { expect, test } from 'vitest';
import type { Source } from '../../src/model/source.ts';
import { assignPseudonyms } from '../../src/parse/pseudonyms.ts';

const source = (name: string, more: Partial<Source> = {}): Source =>
  ({ id: name, case: name, pseudonym: '', wave: '2021', date: '2021-03-01', ...more }) as Source;
const waves = [
  { id: '2021', label: '2021' },
  { id: '2024', label: '2024' },
];
const names = (sources: readonly Source[]) =>
  new Map(assignPseudonyms(sources, waves).map(({ id, pseudonym }) => [id, pseudonym]));

test('one a case, the same in all its sources, whatever their order', () => {
  const sources = [source('a'), source('b'), source('a2', { case: 'a', wave: '2024', date: '2024-01-01' })];
  const found = names(sources);
  expect(found.get('a')).toMatch(/^E\d{3}$/);
  expect(found.get('a2')).toBe(found.get('a'));
  expect(found.get('b')).not.toBe(found.get('a'));
  expect(names([...sources].reverse())).toEqual(found);
});

test('a later interview renames nobody, were there hundreds', () => {
  const sources = Array.from({ length: 300 }, (_, i) =>
    source(`cas-${i}`, { date: `2021-03-${String((i % 28) + 1).padStart(2, '0')}` }),
  );
  const before = names(sources);
  const after = names([source('nouveau', { wave: '2024', date: '2024-01-01' }), ...sources]);
  for (const [id, pseudonym] of before) expect(after.get(id)).toBe(pseudonym);
  expect(new Set(after.values()).size).toBe(301);
});

test('those written stay, for the whole case, and are given to no other', () => {
  const found = names([source('a', { pseudonym: 'Rose' }), source('a2', { case: 'a' }), source('b')]);
  expect([found.get('a'), found.get('a2')]).toEqual(['Rose', 'Rose']);
  const given = found.get('b') as string;
  expect(names([source('b'), source('c', { pseudonym: given })]).get('b')).not.toBe(given);
});

test('of two cases with one number the first interviewed has it; one added before can take it', () => {
  const day = { date: '2021-03-10' };
  const pair = [source('moulin', day), source('atelier', day)];
  expect([...names(pair).values()]).toEqual(['E088', 'E089']);
  expect(names(pair.slice(1)).get('atelier')).toBe('E088');
  const later = source('autre', { wave: '2024', date: '2024-01-01' });
  expect([...names([later, ...pair]).values()].slice(1)).toEqual(['E088', 'E089']);
});
