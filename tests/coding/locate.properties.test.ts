import fc from 'fast-check';
import { expect, it } from 'vitest';
import { locate } from '../../src/coding/locate.ts';
import { segmentText } from '../../src/coding/segment-text.ts';
import { sourceOf } from './coded.ts';

const plain = [
  'confiance',
  'l’entraide',
  'très',
  'd’abord',
  'métiers',
  'on',
  's’aide',
  'œuvre',
  'vice-président',
  '𝒜lors',
  'e\u0301change',
];
const punctuation = ['', '', '', ',', '.', ' !', '\u202f?', ' ;', '…'];

/** A transcript of unlike words: questions hold `question`, each answer word a number of its own. */
const transcript = fc
  .array(
    fc.record({
      asked: fc.boolean(),
      words: fc.array(
        fc.record({ word: fc.constantFrom(...plain), sign: fc.constantFrom(...punctuation), bold: fc.boolean() }),
        { minLength: 1, maxLength: 25 },
      ),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((paragraphs) => {
    let number = 0;
    const written: string[] = [];
    for (const { asked, words } of paragraphs) {
      if (asked) written.push(`**Q :** Une question ${written.length} sur la confiance ?`);
      const said = words.map(({ word, sign, bold }) => {
        number++;
        return bold ? `**${word}${number}**${sign}` : `${word}${number}${sign}`;
      });
      written.push(`**R :** ${said.join(' ')}`);
    }
    return { body: `${written.join('\n\n')}\n`, count: number };
  });

/** Where a run of numbered words stands in a body, emphasis and punctuation left out of its ends. */
function spanOf(body: string, first: number, last: number) {
  const find = (number: number) =>
    [...body.matchAll(/([\p{L}\p{M}’-]+?)(\d+)/gu)].find((match) => match[2] === String(number)) as RegExpExecArray;
  const [from, to] = [find(first), find(last)];
  return { start: from.index, end: to.index + to[0].length };
}

const run = transcript.chain(({ body, count }) =>
  fc.tuple(fc.integer({ min: 1, max: count }), fc.integer({ min: 0, max: 30 })).map(([first, more]) => {
    const last = Math.min(count, first + more);
    return { body, first, last, ...spanOf(body, first, last) };
  }),
);

/** The respondent's words of a span, without what the interviewer says. */
function wordsOf(body: string, start: number, end: number): string {
  return body
    .slice(start, end)
    .replace(/\n\n\*\*Q :\*\*[^\n]*/g, '')
    .replace(/\*\*R :\*\* /g, '')
    .replace(/\*/g, '');
}

it('any run of respondents’ words is located exactly, its spaces, quotes and apostrophes varied', () => {
  fc.assert(
    fc.property(
      run,
      fc.constantFrom(' ', '\u00a0', '\n', ' \n ', '\t'),
      fc.constantFrom("'", '’', '‘', 'ʼ'),
      fc.constantFrom('NFC', 'NFD'),
      ({ body, start, end }, space, apostrophe, form) => {
        const quote = wordsOf(body, start, end).replace(/\s+/g, space).replace(/’/g, apostrophe).normalize(form);
        const found = locate(quote, undefined, sourceOf(body));
        expect(found).toMatchObject({ located: 'exact', certain: true, start, end });
        expect(locate(quote, undefined, sourceOf(body))).toEqual(found);
        expect(segmentText(sourceOf(body), found?.parts ?? [], []).text).not.toContain('question');
      },
    ),
    { numRuns: 100 },
  );
});

it('words put or changed before a quote never lose it', () => {
  fc.assert(
    fc.property(run, fc.constantFrom('Bonjour à vous.', 'Une confiance.', '…'), ({ body, start, end }, inserted) => {
      const quote = wordsOf(body, start, end);
      const changed = `**R :** ${inserted}\n\n${body}`;
      const found = locate(quote, start, sourceOf(changed));
      expect(found).toMatchObject({ located: 'moved', start: start + changed.length - body.length });
    }),
    { numRuns: 100 },
  );
});

it('one word in eight changed never loses a quote of eight words or more', () => {
  fc.assert(
    fc.property(
      run.filter(({ first, last }) => last - first >= 7),
      fc.nat(7),
      ({ body, first, last, start, end }, which) => {
        let word = 0;
        const quote = wordsOf(body, start, end).replace(/[\p{L}\p{M}\p{N}’-]+/gu, (text) =>
          word++ % 8 === which && word <= Math.floor((last - first + 1) / 8) * 8
            ? text.replace(/[\p{L}\p{M}]+\d+$/u, 'autrement')
            : text,
        );
        const found = locate(quote, undefined, sourceOf(body));
        expect(found?.located).toBe('drifted');
        expect(Math.abs((found?.start ?? -99) - start)).toBeLessThanOrEqual(2); // an elided article is a word of its own
        expect(found?.end).toBeGreaterThanOrEqual(end);
        expect(segmentText(sourceOf(body), found?.parts ?? [], []).text).not.toContain('question');
      },
    ),
    { numRuns: 100 },
  );
});
