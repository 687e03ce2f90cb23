import { describe, expect, it } from 'vitest';
import { cooccurrences } from '../../src/measure/cooccurrences.ts';
import { codedStudy } from '../coding/coded.ts';

const theme = (id: string) => ({ [`codebook/1-un/${id}.md`]: `---\nid: ${id}\nlabel: ${id}\n---\nDéfinition.\n` });
const body = 'Un deux trois quatre cinq six sept huit.\n';
const coding = (quote: string, ...codes: string[]) => `  - quote: ${quote}\n    codes: [${codes.join(', ')}]\n`;

function studyOf(...sources: string[][]) {
  const files = sources.flatMap((codings, i) => [
    [`corpus/s${i}.md`, body],
    [`corpus/s${i}.alice.yaml`, `codings:\n${codings.join('')}`],
  ]);
  return codedStudy({ ...theme('a'), ...theme('b'), ...theme('c'), ...Object.fromEntries(files) });
}

function met(...sources: string[][]) {
  return cooccurrences(studyOf(...sources), ['a', 'b', 'c']).map(
    ({ codes, segments, cases }) => `${codes.join('-')} ${segments} ${cases}`,
  );
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
  expect(cooccurrences(coded, ['a', 'b'])).toMatchObject([
    { codes: ['a', 'b'], segments: 3999, cases: 1, together: 4000, jaccard: 1 },
  ]);
});

describe('with its statistic', () => {
  const counts = (within: 'segment' | 'paragraph' | 'source', ...sources: string[][]) =>
    cooccurrences(studyOf(...sources), ['a', 'b', 'c'], {}, within).map(
      ({ codes, together, either, expected }) => `${codes.join('-')} ${together}/${either} ${expected.toFixed(2)}`,
    );

  it('a passage that shares words with two others that are apart does not make them meet', () =>
    expect(counts('segment', [coding('Un deux', 'a'), coding('deux trois', 'b'), coding('trois quatre', 'c')])).toEqual(
      ['a-b 2/2 1.33', 'b-c 2/2 1.33'],
    ));
  it('within a paragraph words need not be shared, and paragraphs without a coding count', () => {
    const coded = codedStudy({
      ...theme('a'),
      ...theme('b'),
      'study.yaml': 'interviewers: [Q]\n',
      'corpus/s.md': '**Q :** Un ?\n\n**R :** Un deux trois.\n\n**R :** Quatre.\n\n**R :** Cinq.\n\n**R :** Six.\n',
      'corpus/s.alice.yaml': `codings:\n${coding('Un deux', 'a')}${coding('trois', 'b')}${coding('Quatre', 'a')}`,
    });
    expect(cooccurrences(coded, ['a', 'b'], {}, 'segment')).toEqual([]);
    const [pair, ...others] = cooccurrences(coded, ['a', 'b'], {}, 'paragraph');
    expect(others).toEqual([]);
    // 2·(ln 2 + ln ½·… ): cells 1, 1, 0, 2 of 4, by hand: 1·ln(1/.5) + 1·ln(1/1.5) + 2·ln(2/1.5).
    expect(pair).toMatchObject({ codes: ['a', 'b'], cases: 1, together: 1, either: 2, expected: 0.5, jaccard: 0.5 });
    expect(pair?.logLikelihood).toBeCloseTo(2 * (Math.log(2) + Math.log(2 / 3) + 2 * Math.log(4 / 3)), 10);
    expect(pair).not.toHaveProperty('segments');
  });
  it('a passage over two paragraphs counts in both', () => {
    const coded = codedStudy({
      ...theme('a'),
      ...theme('b'),
      'corpus/s.md': 'Un deux.\n\nTrois quatre.\n',
      'corpus/s.alice.yaml': `codings:\n  - quote: |-\n      Un deux.\n\n      Trois quatre.\n    codes: [a]\n${coding('Un', 'b')}${coding('quatre', 'b')}`,
    });
    expect(cooccurrences(coded, ['a', 'b'], {}, 'paragraph')).toMatchObject([{ together: 2, either: 2 }]);
  });
  it('within a source whatever is said in one interview meets', () =>
    expect(
      counts('source', [coding('Un', 'a'), coding('huit', 'b')], [coding('Un', 'a')], [coding('Un', 'c')]),
    ).toEqual(['a-b 1/2 0.67']));
  it('of two codes only the sources count that are assessed for both', () => {
    const files = (only: string) => `status: complete\nonly: [${only}]\ncodings:\n`;
    const coded = codedStudy({
      ...theme('a'),
      ...theme('b'),
      'corpus/s.md': body,
      'corpus/s.alice.yaml': `${files('a, b')}${coding('Un', 'a', 'b')}`,
      'corpus/t.md': body,
      'corpus/t.alice.yaml': `${files('a')}${coding('Un', 'a')}`,
    });
    expect(cooccurrences(coded, ['a', 'b'], {}, 'source')).toMatchObject([{ together: 1, either: 1, expected: 1 }]);
  });
});
