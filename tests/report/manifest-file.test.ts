import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Manifest, ManifestVerbatim } from '../../src/report/manifest.ts';
import { manifestFile } from '../../src/report/manifest-file.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('\n  "verbatims": [],', '\u2028', '\ud83d', '"'),
);

function verbatim(said: string, at: number): ManifestVerbatim {
  const words = { text: said, shown: said, abridged: false, attribution: null };
  return { source: `E${at}`, case: said, coders: [], codes: ['a', 'b'], under: null, ...words, start: at, end: at };
}

test('a manifest is JSON over lines, however many verbatims it holds', () => {
  fc.assert(
    fc.property(
      text,
      fc.array(text, { maxLength: 3 }),
      fc.constantFrom(0, 1, 999, 1000, 1001, 2500),
      (title, said, count) => {
        const verbatims = Array.from({ length: said.length > 0 ? count : 0 }, (_, at) =>
          verbatim(said[at % said.length] as string, at),
        );
        const corpus = { sources: 1, cases: 1, codings: 1, codes: 1, coders: [title], fingerprint: '' };
        const manifest: Manifest = {
          schema: 1,
          name: 'a',
          title,
          corpus,
          chapters: [],
          verbatims,
          counts: [],
          claims: [],
          problems: [],
        };
        const written = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
        expect(Buffer.from(manifestFile(manifest)).toString()).toBe(written.toString());
      },
    ),
    { numRuns: 40 },
  );
});
