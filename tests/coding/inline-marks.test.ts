import { describe, expect, it } from 'vitest';
import { inlineMarks } from '../../src/coding/inline-marks.ts';

const read = (text: string, start = 0) => inlineMarks('copie.md', text, start, (word) => word === 'entraide');
const brief = (text: string) =>
  read(text).passages.map(
    ({ quote, codes, against, at }) => `${at} ${quote} | ${codes.join(' ')} | ${against.join(' ')}`,
  );

describe('marks typed in a copy', () => {
  it('give their words, codes and place in the copy without marks', () => {
    expect(brief('Ici [on s’aide]{.aide} et [on vend]{.vente .marché}.')).toEqual([
      '4 on s’aide | aide | ',
      '17 on vend | vente marché | ',
    ]);
    expect(read('Ici [on s’aide]{.aide}.').plain).toBe('Ici on s’aide.');
  });

  it('may lie within one another', () => {
    expect(brief('[Un [deux]{.b} trois]{.a}')).toEqual(['0 Un deux trois | a | ', '3 deux | b | ']);
    expect(brief('[[Un]{.b} deux]{.a}')).toEqual(['0 Un deux | a | ', '0 Un | b | ']);
    expect(brief('[x [un [deux]{.c}]{.b}]{.a} [fin]{.d}')).toEqual([
      '0 x un deux | a | ',
      '2 un deux | b | ',
      '5 deux | c | ',
      '10 fin | d | ',
    ]);
  });

  it('may go over paragraphs', () => {
    expect(brief('[Un.\n\nDeux.]{.a}')).toEqual(['0 Un.\n\nDeux. | a | ']);
  });

  it('leave a transcript’s own brackets, links and escapes alone', () => {
    const text = 'Il rit [rires] et [ici](page.html), \\[non\\]{.a}, {.a} [fin].';
    expect(read(text)).toEqual({ passages: [], plain: text, problems: [] });
    expect(brief('[Il rit [rires] fort]{.a}')).toEqual(['0 Il rit [rires] fort | a | ']);
  });

  it('may speak against codes and hold a memo', () => {
    const [passage] = read('[Non]{.a against="b, c" memo="à revoir : vite"}').passages;
    expect(passage).toMatchObject({ codes: ['a'], against: ['b', 'c'], memo: 'à revoir : vite' });
    expect(read('[Non]{against=b}').passages[0]).toMatchObject({ codes: [], against: ['b'] });
  });

  it('count from the end of the front matter', () => {
    expect(read('---\na: "[x]{.y}"\n---\n[Un]{.a}', 21).passages).toMatchObject([
      { at: 0, place: { line: 4, column: 1 } },
    ]);
  });

  it('are parted by commas, and hold values in any quotation marks, with a backslash before one within', () => {
    expect(brief('[Un]{.a, .b,.c}')).toEqual(['0 Un | a b c | ']);
    expect(brief('[Un]{.a against=b,c, .d}')).toEqual(['0 Un | a d | b c']);
    const memo = (text: string) => read(text).passages[0]?.memo;
    expect(memo('[Un]{.a memo="x \\"y\\" z"}')).toBe('x "y" z');
    expect(memo("[Un]{.a memo='x \"y\" l\\'a'}")).toBe('x "y" l\'a');
    expect(memo('[Un]{.a memo=“x y”}')).toBe('x y');
    expect(memo(`[Un]{.a memo="${'long '.repeat(300)}"}`)).toHaveLength(1500);
  });

  it.each([
    ['[suite] {.a}', 1],
    ['[suite]\n{.a}', 1],
    ['[suite]{.a', 1],
    ['[suite]{.a.}', 1],
    ['[suite]{.a memo="x "y""}', 1],
    ["[suite]{.a memo='l'idée'}", 1],
    ['[suite]{.a note="x"}', 1],
    ['[suite]{memo="x}', 1],
    ['[suite]{against = a}', 1],
    ['[suite]{entraide}', 1],
    ['[suite]{entraide surtout}', 1],
    ['[suite] {entraide}', 1],
    ['La suite]{.a}', 9],
    ['La [suite{.a}.', 4],
  ])('that cannot be read are told: %j', (text, column) => {
    const { passages, problems } = read(`Un. ${text}`);
    expect(passages).toEqual([]);
    expect(problems).toMatchObject([{ rule: 'inline-mark', line: 1, column: column + 4 }]);
  });

  it.each([
    '[rires]',
    '[rires] {note}',
    '[rires] {une entraide}',
    '[rires]{...}',
    '[rires]\n\n{.a}',
    '[rires] {fin. Suite}',
    'La [suite {.a} et {fin}',
    '[rires]\\{.a}',
  ])('are not what a transcriber notes: %j', (text) => {
    expect(read(text)).toEqual({ passages: [], plain: text, problems: [] });
  });

  it('that never end are looked at once', () => {
    const began = performance.now();
    read(`[Un]{memo=${'a.'.repeat(200)}"`);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it.each(['[]{.a}', '[ ]{.a}', '[mot]{memo="x"}'])('without words or codes are refused: %s', (text) => {
    expect(read(text)).toMatchObject({ passages: [], problems: [{ rule: 'inline-mark', line: 1, column: 1 }] });
  });
});
