import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { renderChanges } from '../../src/study/compare.ts';
import { temporaryStudy } from '../cli.ts';

const lines = (count: number, word: string) => Array.from({ length: count }, (_, i) => `${word} ${i}\n`).join('');
const changed = (before: string | Buffer, content: string | Uint8Array | readonly Uint8Array[]) =>
  renderChanges(temporaryStudy({ 'x.csv': before }), [{ path: 'x.csv', content, owned: true }]);

test('lines that go and come are shown with their numbers', () => {
  expect(changed('tête\nun\nfin\n', 'tête\ndeux\nfin\n')).toBe('would change x.csv\n      2 - un\n      2 + deux\n');
  expect(changed('un\n', 'un\n')).toBe('x.csv: no change\n');
});

test('many lines that differ are all told', () => {
  const said = changed(`tête\n${lines(70_000, 'avant')}fin\n`, `tête\n${lines(70_000, 'après')}fin\n`).split('\n');
  expect(said).toHaveLength(140_002);
  expect(said.at(-2)).toBe('  70001 + après 69999');
});

test.each([
  ['zeros', Buffer.from('PK\0\n')],
  ['bytes of no text', Buffer.from([0x50, 0xe9, 0x0a])],
])('a file with %s is never shown as lines, be it the old or the new one', (_, bytes) => {
  expect(changed(bytes, 'un\n')).toBe('would change x.csv\n');
  expect(changed('un\n', bytes)).toBe('would change x.csv\n');
  expect(changed(bytes, bytes)).toBe('x.csv: no change\n');
});

test('a file too large for a reader is compared piece by piece, and told', () => {
  const [piece, other] = [randomBytes(1000).toString('hex'), 'un\n'].map((text) => Buffer.from(text));
  const large = Buffer.alloc(70_000_000, piece);
  expect(changed(large, [large])).toBe('x.csv: no change\n');
  expect(changed(large, [other as Buffer])).toBe('would change x.csv\n');
  expect(changed('un\n', large)).toBe('would change x.csv\n');
});
