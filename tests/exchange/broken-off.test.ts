import { describe, expect, test } from 'vitest';
import { decode } from '../../src/parse/decode.ts';
import { faultOf, imported } from './imported.ts';

const warningsOf = async (...args: Parameters<typeof imported>) => (await imported(...args)).warnings;
const missing = (sign: string, words: string) => [
  `${sign}: its end seems to be missing. The last words are « ${words} »; if they are not, get the whole file.`,
];

describe('rtf', () => {
  test('groups that are not closed at the end say after which words', async () => {
    expect(await faultOf('a.rtf', '{\\rtf1\\ansi {\\b Q :} O\\u249? ?\\par R : L\\u224?-bas.\\par {\\b Q')).toBe(
      'After « Q : Où ? R : Là-bas. Q » it breaks off, 2 of its groups are not closed. Get the whole file, or open it in the program it comes from and save it again.',
    );
    expect(await faultOf('a.rtf', '{\\rtf1{\\fonttbl')).toMatch(/^Before its first words it breaks off/);
  });

  test('groups deeper than any program writes', async () => {
    expect(await faultOf('a.rtf', `{\\rtf1${'{'.repeat(2000)}x${'}'.repeat(2001)}`)).toMatch(
      /^Its groups lie 2001 deep/,
    );
  });

  test('braces among the bytes of a picture, and what follows the last group, say nothing', async () => {
    const { sources, warnings } = await imported('a.rtf', '{\\rtf1 Ici.{\\pict\\bin3 {{{}\\par L\\u224?.}\u0000\n');
    expect(sources[0]?.body).toBe('Ici.\n\nLà.\n');
    expect(warnings).toEqual([]);
  });
});

describe('html', () => {
  test.each([
    ['<html><body><p>Q : où ?</p><p>R : là-b', missing('It does not close its page', 'Q : où ? R : là-b')],
    ['<p>Q : où ?</p><p>R : là-bas.<em cla', missing('It breaks off within a tag', 'Q : où ? R : là-bas.')],
    ['<html><body><p>Q : où ?<p>R : là-bas.</html>', []],
    ['<p>Q : où ?<p>R : là-bas', []],
  ])('%s', async (html, warnings) => expect(await warningsOf('a.html', html)).toEqual(warnings));
});

describe('captions', () => {
  const first = '00:00:01.000 --> 00:00:04.000\n<v Marie>Bonjour.</v>';
  test.each([
    ['in a time', `WEBVTT\n\n${first}\n\n00:00:05.000 --> 00:0`, missing('Its last caption breaks off', 'Bonjour.')],
    [
      'before the words',
      `WEBVTT\n\n${first}\n\n00:00:05.000 --> 00:00:06.000\n`,
      missing('Its last caption breaks off', 'Bonjour.'),
    ],
    [
      'among the words',
      `WEBVTT\n\n${first}\n\n00:00:05.000 --> 00:00:06.000\n<v Marie>Me voi`,
      missing('Its last caption breaks off', 'Bonjour. Me voi'),
    ],
    ['nowhere', `WEBVTT\n\n${first}`, []],
    ['nowhere, where no voice is closed', 'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Marie>Bonjour.\n', []],
  ])('%s', async (_, vtt, warnings) => expect(await warningsOf('a.vtt', vtt)).toEqual(warnings));
});

describe('a text that ends within a character', () => {
  const text = 'Q : où ?\n\nR : là-bas, é';
  const last = missing('It ends within a character', 'Q : où ? R : là-bas,');
  test.each([
    ['of UTF-8', Buffer.from(text).subarray(0, -1), last],
    ['of UTF-8, four bytes', Buffer.from(text.replace(/é$/, '🙂')).subarray(0, -1), last],
    ['of UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le').subarray(0, -1), last],
  ])('%s', async (_, bytes, warnings) => {
    const read = await imported('a.txt', bytes);
    expect(read.warnings).toEqual(warnings);
    expect(read.sources[0]?.body).toMatch(/^\*\*Q :\*\* où \?\n\n\*\*R :\*\* là-bas,\n$/);
    // Of a study it is an error, and nothing is written over it.
    expect(decode('a.md', bytes)).toMatchObject({
      utf8: false,
      problems: [{ severity: 'error', line: 3, rule: 'encoding' }],
    });
  });

  test('an accent of Windows-1252 at the very end is none', async () => {
    expect(await warningsOf('a.txt', Buffer.from('Q : tu bois ?\n\nR : un café', 'latin1'))).toEqual([
      expect.stringMatching(/Windows-1252/),
    ]);
  });
});

describe('csv', () => {
  const fault = 'In row 2 a quotation mark opens a cell and is not closed.';
  test.each([
    ['where another cell opens', 'id;rep\n1;"oui\n2;"non et encore\n3;fin\n', fault],
    ['where a row begins', 'id;rep\n1;"oui\n"2";"non"\n3;fin\n', fault],
    ['at the end', 'id;rep\n1;"oui\n2;non\n', fault],
    ['not, over several lines', 'id;rep\n1;"oui ;\n""non"" ;\nfin"\n2;"a "b" c"\n', 'no fault'],
  ])('%s', async (_, csv, expected) => expect(await faultOf('a.csv', csv, { text: 'rep', id: 'id' })).toBe(expected));
});
