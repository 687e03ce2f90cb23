import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joined } from '../../src/model/part.ts';
import {
  type Manifest,
  type ManifestQuotes,
  type ManifestVerbatim,
  unfoldedManifest,
} from '../../src/report/manifest.ts';
import { manifestParts } from '../../src/report/manifest-file.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('\n  "verbatims": [],', '\u2028', '\ud83d', '"'),
);

function verbatim(said: string, at: number): ManifestVerbatim {
  const words = { text: said, shown: said, abridged: false, attribution: null };
  return { source: `E${at}`, case: said, coders: [], codes: ['a', 'b'], under: null, ...words, start: at, end: at };
}

/** Every other four of them together, composed when they are asked for. */
function foldedSomewhere(verbatims: readonly ManifestVerbatim[]): (ManifestVerbatim | ManifestQuotes)[] {
  return Array.from({ length: Math.ceil(verbatims.length / 4) }, (_, at) =>
    verbatims.slice(4 * at, 4 * at + 4),
  ).flatMap((four, order): (ManifestVerbatim | ManifestQuotes)[] =>
    order % 2 ? four : [{ count: four.length, cases: [], print: `${order}`, order, verbatims: () => four }],
  );
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
        const written = `${JSON.stringify(manifest, null, 2)}\n`;
        expect(joined(manifestParts(manifest))).toBe(written);
        const folded = { ...manifest, verbatims: foldedSomewhere(verbatims) };
        expect(joined(manifestParts(folded))).toBe(written);
        expect(unfoldedManifest(folded)).toEqual(manifest);
      },
    ),
    { numRuns: 40 },
  );
});
