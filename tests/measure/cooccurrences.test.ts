import { expect, it } from 'vitest';
import { cooccurrences } from '../../src/measure/cooccurrences.ts';
import { codedStudy } from '../coding/coded.ts';

const theme = (id: string) => ({ [`codebook/1-un/${id}.md`]: `---\nid: ${id}\nlabel: ${id}\n---\nDéfinition.\n` });
const body = 'Un deux trois quatre cinq six sept huit.\n';
const coding = (quote: string, ...codes: string[]) => `  - quote: ${quote}\n    codes: [${codes.join(', ')}]\n`;

function met(...sources: string[][]) {
  const files = sources.flatMap((codings, i) => [
    [`corpus/s${i}.md`, body],
    [`corpus/s${i}.alice.yaml`, `codings:\n${codings.join('')}`],
  ]);
  return cooccurrences(codedStudy({ ...theme('a'), ...theme('b'), ...theme('c'), ...Object.fromEntries(files) }), [
    'a',
    'b',
    'c',
  ]).map(({ codes, segments, cases }) => `${codes.join('-')} ${segments} ${cases}`);
}

it('a segment with both codes counts once', () => expect(met([coding('deux trois', 'a', 'b')])).toEqual(['a-b 1 1']));
it('segments that touch do not overlap', () =>
  expect(met([coding('Un deux', 'a'), coding('trois quatre', 'b')])).toEqual([]));
it('each overlapping pair counts, also where two begin alike', () =>
  expect(met([coding('Un deux trois', 'a'), coding('deux', 'b'), coding('deux trois', 'b')])).toEqual(['a-b 2 1']));
it('a pair of segments counts once, however many ways it meets', () =>
  expect(met([coding('Un deux', 'a', 'b'), coding('deux trois', 'a', 'b')])).toEqual(['a-b 3 1']));
it('what lies in a cut does not meet', () =>
  expect(met([coding('Un […] cinq', 'a'), coding('trois quatre', 'b')])).toEqual([]));
it('cases are counted once, pairs by number, then in the order given', () =>
  expect(met([coding('Un', 'b', 'c'), coding('deux', 'a', 'c')], [coding('Un', 'a', 'c')])).toEqual([
    'a-c 2 2',
    'b-c 1 1',
  ]));
it('thousands of segments of one source are no trouble', () => {
  const words = Array.from({ length: 4000 }, (_, i) => `mot${i}`);
  const codings = words.map((word, i) => coding(`${word} ${words[i + 1] ?? 'fin'}`, i % 2 ? 'a' : 'b')).join('');
  const coded = codedStudy({
    ...theme('a'),
    ...theme('b'),
    'corpus/s.md': `${words.join(' ')} fin`,
    'corpus/s.alice.yaml': `codings:\n${codings}`,
  });
  expect(cooccurrences(coded, ['a', 'b'])).toEqual([{ codes: ['a', 'b'], segments: 3999, cases: 1 }]);
});
