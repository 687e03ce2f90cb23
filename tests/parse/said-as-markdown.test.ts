import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { saidPlainly } from '../../src/parse/said.ts';

/** What a transcript takes for speech where Markdown does not. */
const notSpeech = ['codeIndented', 'codeFenced', 'htmlFlow', 'definition'];
const markdown = unified()
  .data('micromarkExtensions', [{ disable: { null: notSpeech } }])
  .use(remarkParse);

/** What Markdown, read by remark-parse alone, leaves of a body: its paragraphs without their labels, but those of Q. */
function saidAsMarkdown(body: string): string[] {
  const paragraphs = (node: Nodes): string[] => {
    if (node.type === 'heading') return [];
    if (node.type === 'paragraph') return [textOf(node, { includeHtml: false }).trim()];
    return 'children' in node ? node.children.flatMap(paragraphs) : [];
  };
  const said = paragraphs(markdown.parse(body) as Root).filter((text) => !text.startsWith('Q :'));
  return said.map((text) => text.replace(/^(?:R|Noé) :/, '').trim()).filter((text) => text !== '');
}

const plain = fc.constantFrom(
  ...[
    'oui',
    'on se prête tout',
    'l’été,',
    'non.',
    '« oui »',
    'œuvre',
    '12',
    '2020',
    'a — b',
    'x | y',
    '…',
    '!',
    '12. oui',
  ],
);
/** Whatever Markdown may take for its own, here or elsewhere in a line. */
const sign = fc.constantFrom(
  ...[
    '&',
    '&amp;',
    '&eacute;',
    '&#233;',
    '\\*',
    '\\#',
    '\\',
    '_x_',
    '__x__',
    'a_b',
    '*',
    '* ',
    '*x*',
    '**x**',
    '***x***',
  ],
  ...['`x`', '``', '[a](b)', '![a](b)', '[a]', '[a]: b', '<b>x</b>', '<', '>', '<http://a.fr>', '~~x~~', 'http://a.fr'],
  ...['-', '- ', '+', '#', '# x', '1)', '===', '---', '***', '|', '\t', '\u00a0', '  ', 'x\\', 'x  '],
);
const bit = fc.oneof({ weight: 9, arbitrary: plain }, { weight: 1, arbitrary: sign });
const words = fc.tuple(bit, fc.array(bit, { maxLength: 3 })).map(([first, more]) => [first, ...more].join(' '));
const block = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constantFrom('**R :** ', '**Noé :** ', '**R :**', 'R : '), words) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom('**Q :** ', 'Q : '), words) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('# ', '### '), words) },
);
/** What stands below an answer without a label is the answer, too; below a question it would be nobody’s. */
const answered = fc.tuple(fc.constantFrom('', '- ', '> ', '* ', '+ '), words);
const bodies = fc
  .array(fc.tuple(block, fc.option(answered, { nil: undefined }), fc.constantFrom('\n\n', '\n\n', '\n', '\n \n')), {
    minLength: 1,
    maxLength: 5,
  })
  .map((blocks) =>
    blocks
      .map(([[label, said], below, end]) => {
        const isAnswer = !label.startsWith('Q') && !label.startsWith('**Q') && !label.startsWith('#');
        return `${label}${said}${end}${isAnswer && below ? `${below.join('')}${end}` : ''}`;
      })
      .join(''),
  );

test('what is said, found without Markdown, is what remark-parse makes of the same body', () => {
  let found = 0;
  fc.assert(
    fc.property(bodies, (body) => {
      const said = saidPlainly(Buffer.from(body), 0, ['Q'], ['R', 'Noé']);
      if (!said) return;
      found++;
      expect(said.map(String)).toEqual(saidAsMarkdown(body));
    }),
    { numRuns: Number(process.env.RUNS ?? 6000) },
  );
  expect(found).toBeGreaterThan(1000);
});
