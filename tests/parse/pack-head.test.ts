import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headPacking } from '../../src/parse/pack-head.ts';
import { parseSourceHead } from '../../src/parse/source.ts';

const settings = {
  interviewers: [],
  design: 'panel',
  consent: 'anonymous',
  spoken: { language: 'fr' },
  waves: [{ id: '2024' }],
} as const;

const name = fc.oneof(
  fc.constantFrom('id', 'case', 'wave', 'kind', 'language', 'consent', 'pseudonym', 'counted', 'date', 'validated'),
  fc.constantFrom('constructor', '__proto__', '2024', 'role', 'deux mots', '"a\\nb"', '""'),
);
const value = fc.oneof(
  fc.constantFrom('named', 'none', 'en', 'fr', 'false', '2024', '2024-03-10', 'Été', '[a, b]', '"x\\ny"', '""'),
  fc.constant('transcript'),
);
const line = fc.oneof(
  fc.tuple(name, value).map(([key, text]) => `${key}: ${text}`),
  fc.constantFrom('withdrawn: [Tout cela]', 'not_asked: [lien]', 'speakers: { R2: { constructor: x, role: y } }'),
);

test('a head is what it was, read again from what it is packed into', () => {
  fc.assert(
    fc.property(fc.uniqueArray(line, { maxLength: 6, selector: (text) => text.split(':')[0] }), (lines) => {
      const text = `---\n${lines.join('\n')}\n---\n\nUn mot.\n`;
      const read = parseSourceHead('corpus/2024/a.md', text, settings);
      const { pack, unpack } = headPacking('corpus/2024/a.md');
      const again = unpack(JSON.parse(JSON.stringify(pack(read, ''))), '');
      expect(again).toEqual(read);
      expect(Object.keys(again.head?.keys ?? {})).toEqual(Object.keys(read.head?.keys ?? {}));
      expect(Object.entries(again.head?.variables ?? {})).toEqual(Object.entries(read.head?.variables ?? {}));
      expect(again.head?.variables.toString).toBeUndefined();
    }),
  );
});
