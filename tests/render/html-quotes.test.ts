import fc from 'fast-check';
import type { RootContent } from 'mdast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { element } from '../../src/render/html-element.ts';
import { passageHtml, verbatimHtml } from '../../src/render/html-quotes.ts';
import { htmlTree } from '../../src/render/html-tree.ts';
import { labels } from '../../src/render/labels.ts';
import type { Passage, Verbatim } from '../../src/report/document.ts';

const french = labels.fr;

/** The same as nodes of Markdown, sanitised and written as the rest of a page is. */
function asNodes(node: RootContent): string {
  return unified()
    .use(rehypeStringify)
    .stringify(htmlTree([node], french));
}

function lines(paragraph: string): (string | RootContent)[] {
  const items = paragraph.split(/\n(?=(?:[-+*•–]|\d{1,9}[.)])\s)/);
  return items.flatMap((line, index) => (index === 0 ? [line] : [{ type: 'break' } as RootContent, line]));
}

function marked(text: string, quoted: readonly { start: number; end: number }[]) {
  const pieces: (RootContent | string)[] = [];
  let done = 0;
  for (const { start, end } of quoted) {
    pieces.push(text.slice(done, start), element('mark', {}, text.slice(start, end)));
    done = end;
  }
  return [...pieces, text.slice(done)];
}

const said = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'Oui',
        ' ',
        '\n',
        '\t',
        '- ',
        '1. ',
        '<b>',
        '</p>',
        '&amp;',
        '&',
        '"',
        "'",
        '’',
        '« a » : b ?',
        ': ',
        '\n ! ',
        '\r\n',
      ),
      fc.constantFrom(
        '*a*',
        '<script>',
        '\u0000',
        '\ud83d',
        '\n- a',
        '\n\t- b',
        '\n2) c',
        '`',
        '[x](javascript:y)',
        '\u00a0',
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

const paragraph = fc
  .record({
    text: said,
    asks: fc.boolean(),
    speaker: fc.option(said, { nil: undefined }),
    ends: fc.array(fc.nat(), { maxLength: 4 }),
  })
  .map(({ text, asks, speaker, ends }) => {
    const at = [...new Set(ends.map((end) => end % (text.length + 1)))].sort((a, b) => a - b);
    const quoted = [at.slice(0, 2), at.slice(2, 4)].flatMap(([start, end]) =>
      start === undefined || end === undefined ? [] : [{ start, end }],
    );
    return { text, asks, quoted, ...(speaker === undefined ? {} : { speaker }) };
  });

describe('the words of quotes', () => {
  test('of a verbatim are written as the rest of a page is', () => {
    fc.assert(
      fc.property(
        fc.array(said, { minLength: 1, maxLength: 3 }),
        fc.array(said, { maxLength: 2 }),
        fc.option(said),
        (paragraphs, translation, attribution) => {
          const verbatim: Verbatim = {
            type: 'verbatim',
            anchor: 'v',
            paragraphs,
            attribution,
            ...(translation.length > 0 ? { translation } : {}),
          };
          const last = translation.length - 1;
          const translated = translation.map(
            (text, i) => `${i === 0 ? `[${french.translation} ` : ''}${text}${i === last ? ']' : ''}`,
          );
          const nodes = element(
            'blockquote',
            {},
            ...paragraphs.map((text) => element('p', {}, ...lines(text))),
            ...translated.map((text) => element('p', {}, element('em', {}, ...lines(text)))),
          );
          const caption = attribution ? asNodes(element('figcaption', {}, element('span', {}, attribution))) : '';
          expect(verbatimHtml(verbatim, french)).toBe(asNodes(nodes) + caption);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('of the passage around it, too', () => {
    fc.assert(
      fc.property(said, fc.array(paragraph, { maxLength: 3 }), (title, paragraphs) => {
        const passage: Passage = { title, paragraphs };
        const nodes = element(
          'details',
          {},
          element('summary', {}, french.passage),
          element(
            'div',
            {},
            element('p', { className: ['interview'] }, title),
            ...paragraphs.map(({ text, asks, speaker, quoted }, index) =>
              element(
                'p',
                asks ? { className: ['question'] } : {},
                speaker !== undefined && speaker !== paragraphs[index - 1]?.speaker
                  ? element('span', { className: ['speaker'] }, `${speaker} `)
                  : null,
                ...marked(text, quoted),
              ),
            ),
          ),
        );
        expect(`<details>${passageHtml(passage, french)}</details>`).toBe(asNodes(nodes));
      }),
      { numRuns: 500 },
    );
  });
});
