import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode } from '../../src/parse/decode.ts';
import { isPlainUtf8 } from '../../src/parse/plain-utf8.ts';

const text = '# Été\nD’accord, « oui ».\n';
const utf16 = Buffer.from(text, 'utf16le');
const swapped = Buffer.from(utf16).swap16();

test.each<[string, Uint8Array]>([
  ['UTF-8', Buffer.from(text)],
  ['a BOM', Buffer.from(`\uFEFF${text}`)],
  ['CRLF', Buffer.from(text.replace(/\n/g, '\r\n'))],
  ['lone CR', Buffer.from(text.replace(/\n/g, '\r'))],
])('%s', (_, bytes) => {
  expect(decode('a.md', bytes)).toEqual({ text, utf8: true, problems: [] });
});

test.each<[string, Uint8Array]>([
  ['UTF-16 LE with BOM', Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['UTF-16 LE', utf16],
  ['UTF-16 LE, first a curly apostrophe', Buffer.from(text, 'utf16le')],
  ['UTF-16 BE with BOM', Buffer.concat([Buffer.from([0xfe, 0xff]), swapped])],
  ['UTF-16 BE', swapped],
])('%s is read, with a warning and a fix', (_, bytes) => {
  const read = decode('a.md', bytes);
  expect(read.text).toBe(text);
  expect(read.utf8).toBe(false);
  expect(read.problems).toMatchObject([
    { rule: 'encoding', severity: 'warning', fix: [{ start: 0, end: text.length, text }] },
  ]);
});

test.each(['utf-16le', 'utf-16be'])('%s without a mark, with an emoji', (encoding) => {
  const said = '**R :** C’est super 🙂 et voilà.\n';
  const bytes = Buffer.from(said, 'utf16le');
  const read = decode('a.md', encoding === 'utf-16le' ? bytes : bytes.swap16());
  expect(read.text).toBe(said);
  expect(read.problems).toMatchObject([{ rule: 'encoding', severity: 'warning' }]);
});

test('Latin-1 is read, with an error at its first accent', () => {
  const bytes = Buffer.concat([Buffer.from('un\r\né '), Buffer.from('été', 'latin1')]);
  const read = decode('a.md', bytes);
  expect(read.text).toBe('un\nÃ© été');
  expect(read.problems).toMatchObject([{ rule: 'encoding', severity: 'error', line: 2, column: 4 }]);
  expect(read.problems[0]?.fix).toBeUndefined();
});

test('Windows-1252 has ’, œ, € and dashes where Latin-1 has control characters', () => {
  const bytes = Buffer.from('l\x92\x9cuvre \x96 \x8cuvre, 5 \x80\x85 \x93oui\x94 \x97 \x8e\x9f \xe9', 'latin1');
  expect(decode('a.md', bytes).text).toBe('l’œuvre – Œuvre, 5 €… “oui” — ŽŸ é');
});

test('bytes that Windows-1252 leaves undefined stay', () => {
  const bytes = Buffer.from('\x81\x8d\x8f\x90\x9d\xe9', 'latin1');
  expect(decode('a.md', bytes).text).toBe('\u0081\u008d\u008f\u0090\u009d\u00e9');
});

test('nothing', () => {
  expect(decode('a.md', new Uint8Array())).toEqual({ text: '', utf8: true, problems: [] });
});

test('bytes that are their own text in UTF-8 are', () => {
  const piece = fc.oneof(
    fc.constantFrom('\uFEFF', '\r', '\r\n', '\0', 'é', '’', 'mot\n').map((text) => Buffer.from(text)),
    fc.constantFrom([0xff, 0xfe], [0xc3], [0x00, 0x41]).map((bytes) => Buffer.from(bytes)),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
      const bytes = Buffer.concat(pieces);
      const read = decode('a.md', bytes);
      if (isPlainUtf8(bytes)) expect(Buffer.from(read.text)).toEqual(bytes);
      else expect(read.utf8 && !bytes.includes(0) && Buffer.from(read.text).equals(bytes)).toBe(false);
    }),
    { numRuns: 2000 },
  );
});
