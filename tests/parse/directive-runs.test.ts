import fc from 'fast-check';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test, vi } from 'vitest';
import { allNodes, parseRuns } from '../../src/parse/directive-runs.ts';
import { parseDirectives, straightenQuotes } from '../../src/parse/template.ts';

const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkDirective);
const whole = (body: string) => markdown.parse(straightenQuotes(body));

const name = fc.constantFrom('verbatim', 'see', 'key-points', 'a', 'key-', 'Big', 'à', 'x1');
const value = fc.oneof(
  fc.constantFrom('"Oui."', '"a &amp;quot; b"', '"&quot;Là&quot;, dit-on"', '"&eacute;"', '"&"', '""', "'un'", '“un”'),
  fc.constantFrom('E07', 'entretien-00348', '12', '=', '.a', '#b', 'a.b', 'a"b', '\ud83d', '«a»'),
  fc.constantFrom('"a =“b” c"', '"{a}"', '"a\tb"', '"-->"', '"<!-- a"', '"```"', '"**a** _b_"', '"a\u00a0b\u2028c"'),
  fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => `"${text}"`),
);
const attributes = fc.array(
  fc
    .tuple(fc.constantFrom('quote', 'source', 'at', 'class', 'id', 'a-b', 'À', 'quote'), value)
    .map(([k, v]) => `${k}=${v}`),
  { minLength: 0, maxLength: 3 },
);
const directive = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('::verbatim{source=E07 quote="Oui."}', '::see{quote="a &amp; b" at=3}', '::toc'),
  },
  fc
    .tuple(fc.constantFrom('::', '::', ':', ':::', ' ::', '    ::'), name, attributes, fc.constantFrom(' ', '  '))
    .map(([colons, called, given, space]) => `${colons}${called}{${given.join(space)}}`),
);
const other = fc.constantFrom(
  'Un mot, et :term[un autre]{code=a}.',
  'Voir[^1] et [là][lien].',
  '[^1]: Une note.',
  '[lien]: https://example.org',
  '# Titre',
  '- point',
  '  suite',
  '1. point',
  '> cité',
  '<!-- à',
  '-->',
  '<div>',
  '<pre>',
  '</pre>',
  '```',
  '~~~ x',
  '    code',
  ':::boite',
  ':::',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '---',
  'www.example.org et a@example.org',
  '',
);
const body = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 3, arbitrary: directive }, other),
      fc.oneof(
        { weight: 4, arbitrary: fc.constant('\n\n') },
        fc.constantFrom('\n', ' \n', '\n \n', '\n\n\n', '\r\n\r\n', ''),
      ),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.flat().join(''));

describe('runs of directives', () => {
  test('are read as Markdown reads them, wherever they stand', () => {
    fc.assert(
      fc.property(body, (text) => {
        expect(parseDirectives(text)).toEqual(whole(text));
      }),
      { numRuns: Number(process.env.RUNS ?? 400) },
    );
  });

  test('are parsed as Markdown in their first line only', () => {
    const line = '::verbatim{source=E07 quote="Oui, et non."}';
    const text = `Avant.\n\n${line}\n\n${line}\n\n${line}\n\nAprès.\n`;
    const parse = vi.fn(whole);
    const read = parseRuns(text, parse);
    expect({ ...read.root, children: allNodes(read) }).toEqual(whole(text));
    expect(parse.mock.calls).toEqual([[`Avant.\n\n${line}\n\nAprès.\n`]]);
  });
});
