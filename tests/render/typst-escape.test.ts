import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeTypst, joinTypst, typstLabel, typstString } from '../../src/render/typst-escape.ts';
import { typesetter } from './typesetter.ts';

describe('escapeTypst', () => {
  it('changes nothing that Typst would leave alone', () => {
    for (const text of ['« […] »'.slice(0, 2), 'Q1. L’an 2021. – fin', 'peut-être (oui), 3 > 2; a: b', '50 % & |'])
      expect(escapeTypst(text)).toBe(text);
  });

  it('escapes only the signs that need it', () => {
    expect(escapeTypst('- a *b* #let x')).toBe('\\- a \\*b\\* \\#let x');
    expect(escapeTypst('2. voir https://example.org')).toBe('2\\. voir https:\\//example.org');
    expect(escapeTypst('de -5 à -- rien...')).toBe('de \\-5 à \\-- rien\\.\\..');
  });

  it('knows every line end of Typst, and prints no control character', () => {
    expect(escapeTypst('a\n= b\u2028c\u0000d\ufeff')).toBe('a = b cd');
  });
});

describe('typstString', () => {
  it('ends where it should', () => {
    expect(typstString('a "b" \\" \n')).toBe('"a \\"b\\" \\\\\\" \\n"');
  });
});

describe('typstLabel', () => {
  it('keeps a heading’s anchor, and tells others apart', () => {
    expect(typstLabel('1-définition')).toBe('1-définition');
    expect(typstLabel('a b')).not.toBe(typstLabel('a>b'));
    expect(typstLabel('x"> #panic()')).toMatch(/^[\p{L}\p{N}.-]+$/u);
  });
});

describe('joinTypst', () => {
  it('keeps text out of the call before it', () => {
    expect(joinTypst(['#emph[a]', '(b)'])).toBe('#emph[a];(b)');
    expect(joinTypst(['#emph[a]', ' (b)', '', 'c'])).toBe('#emph[a] (b)c');
  });
});

const compiler = typesetter?.NodeCompiler.create();

describe.skipIf(!compiler)('Typst', () => {
  const piece = fc.constantFrom(
    ...['\\', '#', '$', '*', '_', '`', '```', '<', '>', '@', '[', ']', '~', '"', "'", '/', '//', '/*', '*/', '=', '+'],
    ...[
      '-',
      '--',
      '---',
      '-?',
      '-1',
      '.',
      '...',
      ':',
      ';',
      '(',
      ')',
      '{',
      '}',
      '^',
      '&',
      '1.',
      '1)',
      ' ',
      '\n',
      '\n\n',
    ],
    ...[
      '#panic()',
      '#let x = 1',
      'http://a.b',
      'https://c',
      '<x>',
      '@x',
      '/ a: b',
      '\u2028',
      '\u0085',
      'a',
      'é',
      'x_1',
    ],
  );
  const texts = fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) => pieces.join(''));
  const spaced = (text: string) => text.replace(/[\s\u0085]+/g, ' ').trim();

  it('shows any text as it was, in a paragraph and after an expression', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const markup = joinTypst([escapeTypst(before), '#emph[x]', escapeTypst(after)]);
        expect(spaced(shown(markup))).toBe(spaced(`${before}x${after}`));
      }),
      { seed: 1, numRuns: 1500 },
    );
  });

  it('shows any string as it was', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(spaced(shown(`#${typstString(text)}`))).toBe(spaced(text));
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

interface Content {
  readonly func: string;
  readonly text?: string;
  readonly body?: Content;
  readonly double?: boolean;
  readonly children?: readonly Content[];
}

/** The text of markup as Typst reads it; fails where it holds anything but text and emphasis. */
function shown(markup: string): string {
  const source = `#set smartquote(enabled: false)\n#metadata[${markup}] <it>`;
  const found = compiler?.query({ mainFileContent: source }, { selector: '<it>', field: 'value' }) as [Content];
  return textOf(found[0]);
}

function textOf({ func, text, body, double, children }: Content): string {
  switch (func) {
    case 'text':
    case 'symbol':
      return text ?? '';
    case 'space':
      return ' ';
    case 'smartquote':
      return double === false ? "'" : '"';
    case 'emph':
      return body ? textOf(body) : '';
    case 'sequence':
      return (children ?? []).map(textOf).join('');
    default:
      throw new Error(`${func} is no text`);
  }
}
