import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFrontMatter } from '../../src/parse/front-matter.ts';
import { readSimpleYaml } from '../../src/parse/simple-yaml.ts';
import { readFullYaml } from '../../src/parse/yaml.ts';

/** Whether the fast reader took the text; where it did, the full parser must agree, without a word of complaint. */
function agrees(yaml: string): boolean {
  const simple = readSimpleYaml(yaml, 4);
  if (simple) expect({ root: simple, problems: [] }).toEqual(readFullYaml('a.yaml', `---\n${yaml}`, 4));
  return simple !== undefined;
}

const indentation = fc.constantFrom('', '', '', '  ', '  ', '    ', ' ', '      ');
const dash = fc.constantFrom('', '', '', '- ', '- ', '- - ', '-');
const key = fc.constantFrom(
  'id',
  'quote',
  'codes',
  'memo',
  'withdrawn',
  'label',
  'secteur',
  'réseau',
  'a b',
  '"x"',
  '<<',
  '~',
);
const value = fc.constantFrom(
  ...[
    'oui',
    'non, rien',
    '2021-02-30',
    '"a : b"',
    "'l''a'",
    "'la'",
    '"a\\n"',
    '[]',
    '[a, b]',
    '[ a ,b c ]',
    "[coop*, l’un, c'est]",
    '[a.b, c-, d*e, ...]',
    '[a, "b"]',
    '{ a: b }',
  ],
  ...[
    '|',
    '|',
    '|-',
    '>',
    '|2',
    '',
    '~',
    'null',
    '*a',
    '&a b',
    '!t a',
    '# c',
    'a # b',
    'a #b',
    'a: b',
    'a:',
    'a:b',
    '- a',
    '-a',
    '@a',
  ],
  ...[
    '« oui »',
    '\u00a0x',
    'x\u2028y',
    '…',
    '(a)',
    '[a',
    'a]',
    '%',
    'a\\b',
    '"a" b',
    'http://a.b',
    '?',
    '? a',
    ':a',
    '`a`',
    'x  ',
  ],
);
const simpleLine = fc
  .tuple(fc.constantFrom('', '', '', '  ', '- '), fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'quote'), value)
  .map(([margin, name, written]) => `${margin}${name}: ${written}`);
const line = fc
  .tuple(indentation, dash, key, fc.constantFrom(': ', ': ', ': ', ':', ':  ', ' : '), value)
  .map((parts) => parts.join(''));
const other = fc.constantFrom(
  '',
  '',
  '   ',
  '  mots',
  '      On dit : oui',
  '      # mots',
  '---',
  '...',
  '  - a',
  '\tx',
  '# x',
);

describe('the fast reading is that of the full parser', () => {
  test('of lines in any order', () => {
    let taken = 0;
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 9, arbitrary: simpleLine }, { weight: 2, arbitrary: line }, other), {
          maxLength: 7,
        }),
        fc.boolean(),
        (lines, open) => {
          if (agrees(lines.join('\n') + (open ? '' : '\n'))) taken++;
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 3000) },
    );
    expect(taken).toBeGreaterThan(50);
  });

  test('of codings as people write them', () => {
    const words = fc.constantFrom(
      'On',
      'parle',
      'à',
      'l’atelier',
      ':',
      '#',
      '"',
      '« oui »',
      '…',
      '- ',
      "'",
      '[…]',
      ' ',
      '*',
      ',',
    );
    const said = fc.array(words, { maxLength: 6 }).map((all) => all.join(' '));
    const block = fc.tuple(
      fc.array(said, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('      ', '     ', '        '),
    );
    const quote = fc.oneof(
      said.map((text) => `quote: ${text}`),
      said.map((text) => `quote: ${JSON.stringify(text)}`),
      block.map(([lines, margin]) => `quote: |\n${lines.map((text) => (text === '' ? '' : margin + text)).join('\n')}`),
    );
    const entry = fc
      .tuple(
        quote,
        fc.constantFrom('\n    codes: [a, b-c]', '\n    at: 12\n    codes: []', '', '\n'),
        fc.constantFrom('\n', '\n\n', '\n\n\n'),
      )
      .map(([first, ...rest]) => `  - ${first}${rest.join('')}`);
    let taken = 0;
    fc.assert(
      fc.property(
        fc.constantFrom('', 'status: partial\n'),
        fc.array(entry, { minLength: 1, maxLength: 4 }),
        (head, entries) => {
          if (agrees(`${head}codings:\n${entries.join('')}`)) taken++;
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 2000) },
    );
    expect(taken).toBeGreaterThan(100);
  });

  test('of the files of the example, most of which it takes', () => {
    const folder = join(import.meta.dirname, '../../corpus');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const codings = files.filter((file) => file.endsWith('.yaml'));
    const taken = codings.filter((file) => agrees(readFileSync(join(folder, file), 'utf8')));
    expect(taken.length).toBeGreaterThan(codings.length / 2);
    for (const file of files.filter((name) => name.endsWith('.md'))) {
      const text = readFileSync(join(folder, file), 'utf8');
      const { bodyStart } = readFrontMatter(file, text);
      agrees(text.slice(4, text.lastIndexOf('---', bodyStart)));
    }
  });
});
