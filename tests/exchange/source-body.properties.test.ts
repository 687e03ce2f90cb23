import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText } from '../../src/exchange/clean-text.ts';
import type { ImportedParagraph } from '../../src/exchange/importer.ts';
import { sourceBody } from '../../src/exchange/source-body.ts';
import { parseTurns } from '../../src/parse/turns.ts';

const form = { interviewers: [], known: [], gap: ' ', rename: (label: string) => label };

/** Words as people say them, and signs that Markdown, a label or a caption is made of. */
const word = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('oui', 'Marie', 'R', 'Q', 'le quai', '1990', 'é', '👩‍🔬', 'ça', 'x_y', 'Note'),
  },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      ...[
        '*',
        '**',
        '_',
        '`',
        '~~',
        '# ',
        '> ',
        '- ',
        '+ ',
        '1. ',
        '1990. ',
        '\\',
        '&amp;',
        '&',
        '<b>',
        '<rires>',
        '<!--',
      ],
      ...[
        '-->',
        '[x]',
        '(y)',
        '[a](b)',
        '![a](b)',
        '[a]: b',
        '---',
        '===',
        '***',
        '|',
        ' : ',
        ': ',
        ' ?',
        '…',
        '«\u00a0',
        '\u202f!',
      ],
      ...[
        '\n',
        '\n\n',
        '\t',
        '  ',
        '[00:12]',
        '0:12',
        '00:01 --> 00:02',
        '<v Marie>',
        'WEBVTT',
        '\u0000',
        '\ufeff',
        '\ud83d',
        '```',
      ],
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
);
const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(''));

function textsOf(body: string): string[] {
  return parseTurns(body, []).flatMap(({ paragraphs }) => paragraphs.map((paragraph) => paragraph.text));
}

/** The reader trims every kind of white space at the ends of a paragraph; a format of text cannot keep it. */
const plain = ({ text: said }: ImportedParagraph) => cleanText(said).replace(/^\s+|\s+$/g, '');

test('where speakers are given, what is read is what was imported, and who says it', () => {
  const speaker = fc.constantFrom('Q', 'Marie Dupont', 'R2');
  const time = fc.option(fc.constantFrom('0:00:03', '00:01:02'), { nil: undefined });
  const paragraph = fc.record({ text, speaker, time }).map(({ time: when, ...rest }) => ({
    ...rest,
    ...(when === undefined ? {} : { time: when }),
  }));
  fc.assert(
    fc.property(fc.array(paragraph, { minLength: 1, maxLength: 4 }), (paragraphs) => {
      const { body } = sourceBody({ name: 'x', paragraphs, labelled: true }, form);
      const said = paragraphs.filter((one) => plain(one) !== '');
      expect(textsOf(body)).toEqual(said.map(plain));
      const turns = parseTurns(body, []).flatMap((turn) => turn.paragraphs.map(() => turn.speaker));
      expect(turns).toEqual(said.map((one) => one.speaker));
    }),
    { numRuns: 400 },
  );
});

test('where labels are looked for, no word is lost', () => {
  const paragraph = fc.record({ text, emphasised: fc.boolean() });
  const letters = (words: string) => words.replace(/[^\p{L}\p{N}]+/gu, '');
  fc.assert(
    fc.property(fc.array(paragraph, { minLength: 1, maxLength: 5 }), (paragraphs) => {
      const { body } = sourceBody({ name: 'x', paragraphs }, form);
      const read = parseTurns(body, []).flatMap(({ paragraphs: said }) => said.map((one) => one.text));
      for (const words of read) expect(letters(paragraphs.map(plain).join(''))).toContain(letters(words));
    }),
    { numRuns: 400 },
  );
});

test('a passage of the imported text is found at its place in the body', () => {
  const paragraph = fc.record({ text, speaker: fc.constantFrom('Q', 'Marie Dupont') });
  fc.assert(
    fc.property(fc.array(paragraph, { minLength: 1, maxLength: 4 }), fc.nat(), (paragraphs, seed) => {
      const source = { name: 'x', paragraphs, labelled: true };
      const { body, offsetOf } = sourceBody(source, form);
      const joined = paragraphs.map((one) => one.text).join('\n');
      const letters = [...joined.matchAll(/[\p{L}\p{N}]/gu)].map(({ index }) => index);
      if (letters.length === 0) return;
      const unit = letters[seed % letters.length] as number;
      const read = [...body.matchAll(/&#\d+;|./gsu)].find(({ index }) => index === offsetOf(unit))?.[0] ?? '';
      const sign = /^&#(\d+);$/.exec(read)?.[1];
      expect(sign === undefined ? read : String.fromCharCode(Number(sign))).toBe(
        String.fromCodePoint(joined.codePointAt(unit) as number),
      );
    }),
    { numRuns: 400 },
  );
});
