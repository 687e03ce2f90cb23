import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldWord } from '../../src/language/fold.ts';
import { labelLanguage } from '../../src/model/spoken.ts';
import type { Study } from '../../src/model/study.ts';
import { bearersOf } from '../../src/verbatims/bearers.ts';
import { escapeRegExp } from '../../src/verbatims/escape-reg-exp.ts';
import { isEverybodys, isNameAlone, isOrdinary } from '../../src/verbatims/ordinary-word.ts';
import { codedStudy } from '../coding/coded.ts';

const notBefore = '(?<![\\p{L}\\p{N}@./_="-])';
const notAfter = '(?![\\p{L}\\p{N}@_/-]|\\.\\p{L})';
const counting = {
  fr: '(?:un|une|ces?|cet|cette|quelques|plusieurs|chaque|aucune?|deux|trois|[mts](?:on|a|es)|notre|nos|votre|vos|leurs?)',
  en: '(?:an?|this|these|some|each|every|my|your|his|her|its|our|their)',
};
const naming = '(?:chez|monsieur|madame|mademoiselle|m(?:r|rs|s|me|lle)?\\.?|docteur|doctor|mister)';

/** The definition: a word is looked for in each text. */
function plain(word: string, study: Study, otherwise?: ReadonlySet<string>) {
  const find = (text: string, before: string) =>
    new RegExp(`${before}${notBefore}${escapeRegExp(word.toLowerCase())}${notAfter}`, 'u').test(text);
  const isWordIn = (text: string) => find(text, `(?<!(?<![\\p{L}\\p{N}])${naming}\\s)`);
  const spoken = [
    ...study.sources.map(({ body, language }) => ({ text: body, language: labelLanguage(language) })),
    ...study.templates.map(({ text }) => ({ text, language: study.settings.language })),
  ];
  const isUsed = spoken.some(({ text }) => find(text, ''));
  const bearers = bearersOf(study).get(foldWord(word)) ?? otherwise;
  const isAnybodys =
    !bearers ||
    spoken.some(({ text, language }) => find(text, `(?<=(?<![\\p{L}\\p{N}])${counting[language]}\\s)`)) ||
    [...study.texts].some(([path, text]) => path.startsWith('codebook/') && isWordIn(text)) ||
    new Set(study.sources.filter((one) => !bearers.has(one.case) && isWordIn(one.body)).map((one) => one.case)).size >=
      2;
  return { isUsed, isAnybodys };
}

/** None is known as a word; some are within others, or hang together by a mark, a hyphen, an apostrophe. */
const names = [
  'Zorb',
  'Zorbe',
  'Élqan',
  'zorb',
  'Zorb-Élqan',
  'd’Élqan',
  'Zorb Qi',
  'Qi',
  'हिन',
  'हिन्दी',
  'Zo*rb*',
  'Q.',
  'straẞqe',
  '𝐀qi',
];
const piece = fc.oneof(
  fc.constantFrom(...names),
  fc.constantFrom(...names).map((name) => name.toLowerCase()),
  fc.constantFrom('un', 'a', 'ses', 'chez', 'M.', 'm.', 'this', 'x', 'Un', 'е', '\u0301'),
);
const written = fc
  .array(fc.tuple(piece, fc.constantFrom(' ', '\n', '\u00a0', '-', '.', '. ', '’', '@', '/', '="', '_', '', ', ')), {
    maxLength: 9,
  })
  .map((pieces) => `Dit ${pieces.flat().join('')}`);
const source = fc.record({
  case: fc.constantFrom('c1', 'c2', 'c3', 'c4'),
  name: fc.constantFrom('', ...names),
  language: fc.constantFrom('fr', 'en'),
  body: written,
});
const studies = fc
  .record({ sources: fc.array(source, { maxLength: 6 }), code: written, template: written })
  .map(({ sources, code, template }) =>
    codedStudy({
      ...Object.fromEntries(
        sources.map((one, i) => [
          `corpus/2021/s${i}.md`,
          `---\ncase: ${one.case}\nlanguage: ${one.language}\n${one.name && `organisation: ${JSON.stringify(one.name)}\n`}---\n${one.body}\n`,
        ]),
      ),
      'codebook/1-a/bruit.md': `# Bruit\n\n${code}\n`,
      'reports/r.md': template,
    }),
  );

describe('words that are a name alone', () => {
  it('are told in one reading as if each were looked for in each text', () => {
    fc.assert(
      fc.property(studies, (study) => {
        for (const word of names) {
          const own = plain(word, study);
          expect([word, isEverybodys(word, study)]).toEqual([word, own.isAnybodys]);
          expect([word, isOrdinary(word, study)]).toEqual([word, own.isUsed && own.isAnybodys]);
          expect([word, isNameAlone(word, study)]).toEqual([word, !plain(word, study, new Set()).isAnybodys]);
        }
      }),
      { numRuns: 400 },
    );
  });
});
