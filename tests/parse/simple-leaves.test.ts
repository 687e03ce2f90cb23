import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leavesOf, parsedLeaves } from '../../src/parse/leaves.ts';
import { offsetOf } from '../../src/parse/plain-text.ts';

const piece = fc.constantFrom(
  ...[
    'On',
    'parle',
    'à',
    'l’atelier',
    '**',
    '*',
    '**Q :**',
    '**R :** ',
    '*oui*',
    '_',
    '__',
    '#',
    '## ',
    '# a',
    '-',
    '- ',
    '+ ',
  ],
  ...[
    '1. ',
    '1990. ',
    '2) ',
    '>',
    '> ',
    '=',
    '===',
    '---',
    '***',
    '```',
    '`x`',
    '~~~',
    '<',
    '<rires>',
    '<b>',
    '</b>',
    '<!--',
  ],
  ...[
    '[',
    ']',
    '](',
    '[a](b)',
    '[a]: b',
    '![',
    '&',
    '&amp;',
    '&nbsp;',
    '\\',
    '\\*',
    '!',
    '?',
    '?**',
    ':',
    '« ',
    ' »',
    '…',
    '(',
    ')',
  ],
  ...[
    ' ',
    '  ',
    '    ',
    '\t',
    '\n',
    '\n\n',
    '\n  \n',
    '  \n',
    '\\\n',
    '\u00a0',
    '\u202f',
    '\u2028',
    '😀',
    '\0',
    'a*b*c',
    'a_b_c',
    '|',
    'http://x.y',
  ],
);

const read = (body: string) => JSON.parse(JSON.stringify(leavesOf(body)));
const parsed = (body: string) => JSON.parse(JSON.stringify(parsedLeaves(body)));

describe('the fast reading is that of the full parser', () => {
  test('of any mixture of signs', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const body = pieces.join('');
        expect(read(body)).toEqual(parsed(body));
      }),
      { numRuns: Number(process.env.RUNS ?? 800) },
    );
  });

  test('of lines of lists and quotations, in any order', () => {
    const mark = fc.constantFrom(
      '',
      '',
      '> ',
      '>',
      '>  ',
      '> > ',
      '- ',
      '- ',
      '+ ',
      '* ',
      '-  ',
      '- - ',
      '1. ',
      '  ',
      '    ',
      '> - ',
      '- > ',
      '# ',
      '> # ',
    );
    const said = fc.constantFrom(
      'oui',
      'On parle *ici*.',
      '**R :** Non. ',
      'a  ',
      '---',
      '--- -',
      '===',
      '-',
      '*',
      '**',
      '[x] b',
      '2. c',
      '',
    );
    const end = fc.constantFrom('\n', '\n', '\n\n', '\n \n');
    fc.assert(
      fc.property(fc.array(fc.tuple(mark, said, end), { maxLength: 9 }), (lines) => {
        const body = lines.flat().join('');
        expect(read(body)).toEqual(parsed(body));
      }),
      { numRuns: Number(process.env.RUNS ?? 800) },
    );
  });

  test.each(['--- -', '-- -', '--\t-- ', '> --- -', '- -- -'])('of a line that is drawn: %j', (line) => {
    for (const body of [line, `Oui.\n\n${line}\n\nNon.\n`, `Oui.\n${line}\nNon.\n`])
      expect(read(body)).toEqual(parsed(body));
  });

  test('of any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 6 }), (lines) => {
        const body = lines.join('\n');
        expect(read(body)).toEqual(parsed(body));
      }),
      { numRuns: 1500 },
    );
  });

  test('of the transcripts of the example', () => {
    const folder = join(import.meta.dirname, '../../corpus');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) {
      const body = readFileSync(join(folder, file), 'utf8');
      expect(read(body), file).toEqual(parsed(body));
    }
  });
});

test.each(['`a\0b` c\n\nd', 'x `\0\0` y', 'a ``b\nc\0`` e', '<rires \0> c'])(
  'a zero, which Markdown replaces, leaves the words where they stand: %j',
  (body) => {
    for (const leaves of [leavesOf(body), parsedLeaves(body)])
      for (const { plain } of leaves)
        for (const [i, unit] of [...plain.text].entries()) {
          const there = body[offsetOf(plain, i)];
          expect([there, there === '\0' ? '\ufffd' : there === '\n' ? ' ' : there]).toEqual([there, unit]);
        }
    expect(leavesOf(body)).toEqual(parsedLeaves(body));
  },
);
