import fc from 'fast-check';
import type { RootContent } from 'mdast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../src/render/html.ts';
import { element } from '../../src/render/html-element.ts';
import { isPlain, passageHtml, plainVerbatimHtml } from '../../src/render/html-quotes.ts';
import { htmlTree } from '../../src/render/html-tree.ts';
import { labels } from '../../src/render/labels.ts';
import type { Block, Passage, Verbatim } from '../../src/report/document.ts';
import { documentOf } from './documents.ts';

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
        fc.boolean(),
        (paragraphs, translation, attribution, against) => {
          const verbatim: Verbatim = {
            type: 'verbatim',
            anchor: 'v-été-1',
            paragraphs,
            attribution,
            ...(against ? { against } : {}),
            ...(translation.length > 0 ? { translation } : {}),
          };
          const last = translation.length - 1;
          const translated = translation.map(
            (text, i) => `${i === 0 ? `[${french.translation} ` : ''}${text}${i === last ? ']' : ''}`,
          );
          const nodes = element(
            'figure',
            { id: 'v-été-1', className: against ? ['verbatim', 'against'] : ['verbatim'] },
            element(
              'blockquote',
              {},
              ...paragraphs.map((text) => element('p', {}, ...lines(text))),
              ...translated.map((text) => element('p', {}, element('em', {}, ...lines(text)))),
            ),
            attribution ? element('figcaption', {}, element('span', {}, attribution)) : null,
          );
          expect(isPlain(verbatim)).toBe(true);
          expect(plainVerbatimHtml(verbatim, french)).toBe(asNodes(nodes));
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

  test('stand in the order of the document, however many are but words', () => {
    const url = 'https://example.org/a';
    const cites = [undefined, undefined, { kind: 'link', url }, { kind: 'footnote', url }] as const;
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 30 }),
        fc.constantFrom(0, 700),
        (kinds, more) => {
          const blocks = [...kinds, ...new Array<number>(more).fill(0)].map((kind, at): Block => {
            const words = `Mot ${at}.`;
            const nodes = [{ type: 'paragraph' as const, children: [{ type: 'text' as const, value: words }] }];
            if (kind > 3) return { type: 'prose', markdown: words, nodes };
            const cite = cites[kind] && { ...cites[kind], id: 'a', text: 'A' };
            const passage = { title: `Titre ${at}`, paragraphs: [{ asks: false, text: words, quoted: [] }] };
            return {
              type: 'verbatim',
              anchor: `v-${at}${kind === 1 ? ' "&' : ''}`,
              paragraphs: [words],
              attribution: null,
              ...(cite ? { cite } : {}),
              ...(at % 2 === 0 ? { passage } : {}),
            };
          });
          const page = renderHtml(documentOf(blocks));
          const shown = [...page.matchAll(/<p>Mot (\d+)\.<\/p>(?=<\/blockquote>|\n)/g)].map(([, number]) =>
            Number(number),
          );
          expect(shown).toEqual([...blocks.keys()]);
          const titles = [...page.matchAll(/<p class="interview">Titre (\d+)<\/p>/g)].map(([, number]) =>
            Number(number),
          );
          expect(titles).toEqual(blocks.flatMap((block, at) => ('passage' in block ? [at] : [])));
        },
      ),
      { numRuns: 40 },
    );
  });
});
