import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Paragraph } from '../../src/model/source.ts';
import { parseTurns } from '../../src/parse/turns.ts';

const paragraphs = (body: string) => parseTurns(body, ['Q']).flatMap((turn) => turn.paragraphs);
const texts = (body: string) => paragraphs(body).map(({ text }) => text);

/** Each unit of a paragraph's text with its body offset. */
function units({ text, runs }: Paragraph): { unit: string; offset: number }[] {
  return runs.flatMap(({ from, offset }, index) =>
    text
      .slice(from, runs[index + 1]?.from ?? text.length)
      .split('')
      .map((unit, i) => ({ unit, offset: offset + i })),
  );
}

describe('text as a reader sees it', () => {
  test.each<[string, string[]]>([
    ['    une ligne *en retrait*', ['une ligne en retrait']],
    ['<rires>\nOui, `mot` et ``un ` deux``', ['<rires>\nOui, mot et un ` deux']],
    ['<rires forts> <b>Oui</b> <br>', ['<rires forts> Oui']],
    ['a <!-- note --> b', ['a  b']],
    ['<!-- note --> Oui.\n<!-- deux\n\nlignes -->\n\nFin.', ['Oui.', 'Fin.']],
    ['Oui <!-- ouvert\n\nNon.', ['Oui <!-- ouvert', 'Non.']],
    ['Oui.\n---\nNon.', ['Oui.', 'Non.']],
    ['Oui.  \nNon.\\\nSi.', ['Oui.\nNon.\nSi.']],
    ['[Marie]: Oui.', ['[Marie]: Oui.']],
    ['[rires]: /x\n\nOui [rires] non', ['[rires]: /x', 'Oui [rires] non']],
    ['\\*Non\\* &nbsp;&amp; R&#38;D, &eacute;t&eacute; \\&amp; &zut; x', ['*Non* \u00a0& R&D, été &amp; &zut; x']],
    ['&#x1F600; 👩‍👩‍👧 **mot*mot*mot**', ['😀 👩‍👩‍👧 motmotmot']],
    ['> Oui\n> > non\n> \\> si', ['Oui', 'non\n> si']],
    ['| a | b |\n|---|---|', ['| a | b |\n|---|---|']],
    ['1990. Une année.\n\n1995. Une autre.', ['1990. Une année.', '1995. Une autre.']],
    ['```\noui\n```', ['oui']],
    ['***\n\n', []],
  ])('%j', (body, expected) => {
    expect(texts(body)).toEqual(expected);
  });

  test('one respondent where nobody is named', () => {
    expect(parseTurns('Un.\n\nDeux.', [])).toMatchObject([{ asks: false, paragraphs: [{}, {}] }]);
    expect(parseTurns('', [])).toEqual([]);
  });

  test('a paragraph ends after its last reference', () => {
    const body = 'un caf&eacute;';
    expect(paragraphs(body)).toMatchObject([{ start: 0, end: body.length, text: 'un café' }]);
  });
});

// No letters that make a role, `r` say: such a word before a colon is a label.
const word = fc.stringMatching(/^[bcdéèœ😀]{2,8}$/u);
const said = fc.oneof(
  { weight: 6, arbitrary: word },
  word.map((one) => `**${one}**`),
  word.map((one) => `*${one}*`),
  word.map((one) => `\`${one}\``),
  word.map((one) => `«\u00a0${one}\u00a0»`),
  word.map((one) => `[${one}]`),
  fc.constantFrom(
    '\\*',
    '\\&amp;',
    '&nbsp;',
    '&amp;',
    'R&#38;D',
    '&ngE;',
    '<rires>',
    '10:30',
    ':',
    '  \n',
    '\\\n',
    '\n',
    '\n  ',
    '<!-- non -->',
    '&',
    '\\',
    '_',
  ),
);
const block = fc
  .tuple(
    fc.constantFrom(
      '',
      '',
      '',
      '**Q :** ',
      '**R : ** ',
      'R : ',
      'Ada : ',
      '[00:12] Ada : ',
      '- ',
      '> ',
      '    ',
      '# ',
      '1990. ',
      '<rires> ',
    ),
    fc.array(said, { minLength: 1, maxLength: 12 }),
    fc.constantFrom('', '', '\n---', '\n===', '\n> suite', '  '),
  )
  .map(([before, pieces, after]) => `${before}${pieces.join(' ')}${after}`);
const bodies = fc.array(block, { maxLength: 8 }).map((blocks) => blocks.join('\n\n'));

describe('any body', () => {
  test('each unit of a paragraph stands where its run says, or a space, escape or reference does', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        let end = 0;
        for (const paragraph of paragraphs(body)) {
          expect(paragraph.start).toBeGreaterThanOrEqual(end);
          end = paragraph.end;
          let last = -1;
          for (const { unit, offset } of units(paragraph)) {
            if (offset < last || offset < paragraph.start || offset >= paragraph.end)
              expect.fail(`${unit} at ${offset}`);
            last = offset;
            if (body[offset] !== unit && !(unit === ' ' && /[\s\\]/.test(body[offset] as string)))
              expect(body.slice(offset)).toMatch(/^&[#\w]+;/);
          }
        }
        expect(end).toBeLessThanOrEqual(body.length);
      }),
      { numRuns: 400 },
    );
  });

  test('every word said is in one paragraph, in order', () => {
    const words = (text: string) => text.match(/[a-zéèœ😀]+/gu) ?? [];
    const silent =
      /<!-- non -->|&(?:nbsp|amp|ngE);|&#38;|(?:^|\n)(?:> )?(?:\*\*[QR] :(?: )?\*\* |R : |(?:\[00:12\] )?Ada :)/g;
    fc.assert(
      fc.property(bodies, (body) => {
        const marked = body.replace(/\\&amp;/g, ' amp ').replace(/(\n?)(&ngE;|&nbsp;|&amp;|&#38;)/g, '$1\uFFFF');
        const plain = marked
          .replace(silent, '\n')
          .replace(/[*`]/g, '')
          .replace(/\uFFFF/g, ' ');
        const heard = texts(body)
          .join('\n')
          .replace(/(?:\[00:12\] )?Ada :/g, '')
          .replace(/[*`]/g, '');
        expect(words(heard).join('')).toBe(words(plain).join(''));
      }),
      { numRuns: 400 },
    );
  });

  test('turns follow one another', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const turns = parseTurns(body, []);
        turns.forEach((turn, index) => {
          expect(turn.start).toBeGreaterThanOrEqual(turns[index - 1]?.end ?? 0);
          expect(turn.paragraphs.every(({ start, end }) => start >= turn.start && end <= turn.end)).toBe(true);
        });
      }),
    );
  });
});

test('a long transcript in one paragraph takes no more than a moment', () => {
  const body = Array.from(
    { length: 3000 },
    (_, i) => `${i % 2 ? 'R' : 'Q'} : Une phrase de dix mots, ni plus ni moins.`,
  ).join('\n');
  expect(parseTurns(body, [])).toHaveLength(3000);
});
