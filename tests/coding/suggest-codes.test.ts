import { describe, expect, it } from 'vitest';
import { codeStudy } from '../../src/coding/code-study.ts';
import { learnCodes } from '../../src/coding/learn-codes.ts';
import { suggestCodes, worthWriting } from '../../src/coding/suggest-codes.ts';
import { suggestionCorpus } from '../../src/coding/suggestion-corpus.ts';
import type { CodedStudy } from '../../src/model/study.ts';
import { codedStudy } from './coded.ts';
import { inventedCode, inventedParagraph, inventedStudy } from './invented-study.ts';

const quotable = { most: 10, mayQuote: () => true };

function suggested(coded: CodedStudy, ...sources: string[]) {
  const corpus = suggestionCorpus(coded, 'paragraph');
  return suggestCodes(coded, corpus, learnCodes(corpus), { sources: new Set(sources), ...quotable });
}

const plain = (found: ReturnType<typeof suggested>) =>
  found.map(({ unit, codes }) => [unit.start, codes.map(({ code, confidence }) => [code, confidence])]);

describe.each(['fr', 'en'] as const)('suggestions in %s', (language) => {
  const coded = codedStudy(inventedStudy({ language }));
  const found = suggested(coded, 'e9');

  it('rank every paragraph of the interview that was not learned from, the right code first', () => {
    expect(found).toHaveLength(9);
    const right = found.slice(0, 6).filter(({ codes }, i) => codes[0]?.code === inventedCode(9, i));
    expect(right).toHaveLength(6);
  });

  it('are surer of a code than of what speaks of none', () => {
    const first = found.map(({ codes }) => codes[0]?.confidence ?? 0);
    const [speaking, silent] = [first.slice(0, 6), first.slice(6)];
    expect(Math.min(...speaking)).toBeGreaterThan(0.5);
    expect(Math.max(...silent)).toBeLessThan(Math.min(...speaking));
  });

  it('say which words weighed, as they stand there, and the nearest passage of another interview', () => {
    const { unit, codes } = found[0] as (typeof found)[number];
    const reasons = codes[0]?.reasons();
    expect(reasons?.words.length).toBeGreaterThan(0);
    for (const word of reasons?.words ?? []) expect(unit.text).toContain(word);
    expect(reasons?.nearest?.source).not.toBe('e9');
    expect(reasons?.nearest?.codes).toContain(codes[0]?.code);
  });
});

describe('what is learned from', () => {
  const files = inventedStudy();
  const before = plain(suggested(codedStudy(files), 'e9'));

  it('is the same at every run, and whatever the order of the sources', () => {
    const coded = codedStudy(files);
    const { sources, codingFiles } = coded;
    const reversed = codeStudy({ ...coded, sources: [...sources].reverse(), codingFiles: [...codingFiles].reverse() });
    expect(plain(suggested(coded, 'e9'))).toEqual(before);
    expect(plain(suggested(reversed, 'e9'))).toEqual(before);
  });

  it('is no machine’s file, no outsider, and no coding of the interview itself', () => {
    const text = inventedParagraph('argent', 88);
    const machine = `codings:\n  - quote: ${JSON.stringify(text)}\n    codes: [metier]\n    status: accepted\n`;
    const outsider = { 'corpus/x.md': `---\ncounted: false\n---\n\n**R :** ${text}\n`, 'corpus/x.ana.yaml': machine };
    const learned = (more: Record<string, string>) => {
      const corpus = suggestionCorpus(codedStudy({ ...files, ...more }), 'paragraph');
      return [corpus.trained, corpus.passages.length];
    };
    const was = learned({});
    expect(learned({ 'corpus/e9.model.yaml': machine, 'corpus/e9.rules.yaml': machine })).toEqual(was);
    expect(learned(outsider)).toEqual(was);
  });

  it('are the other interviews, where one was coded itself: its own codings change nothing in its ranking by words', () => {
    const wrong = { ...files };
    wrong['corpus/e0.ana.yaml'] = (files['corpus/e0.ana.yaml'] as string).replaceAll('[argent]', '[metier]');
    const first = (study: Record<string, string>) =>
      suggested(codedStudy(study), 'e0').map(({ codes }) => codes[0]?.code);
    expect(first(wrong).slice(0, 6)).toEqual(first(files).slice(0, 6));
  });

  it('pushes away from a code what speaks against it', () => {
    const text = inventedParagraph('confiance', 81);
    const against = Object.fromEntries(
      [0, 1, 2, 3].map((i) => [
        `corpus/e${i}.md`,
        `${files[`corpus/e${i}.md`]}\n**R :** ${text.replace('(81)', `(${i})`)}\n`,
      ]),
    );
    const codings = Object.fromEntries(
      [0, 1, 2, 3].map((i) => [
        `corpus/e${i}.ana.yaml`,
        `${files[`corpus/e${i}.ana.yaml`]}  - quote: ${JSON.stringify(text.replace('(81)', `(${i})`))}\n    against: [confiance]\n`,
      ]),
    );
    const score = (study: Record<string, string>) => {
      const corpus = suggestionCorpus(codedStudy(study), 'paragraph');
      const unit = corpus.units.findIndex(({ source, text: said }) => source === 'e9' && said === text);
      const scored = learnCodes(corpus).scored(unit);
      return scored.themes[0]?.[corpus.tree.themes.indexOf(corpus.tree.position.get('confiance') as number)] as number;
    };
    expect(score({ ...files, ...against, ...codings })).toBeLessThan(score({ ...files, ...against }));
  });
});

describe('with little to go by', () => {
  it('ranks by what the codebook says, without confidence', () => {
    const coded = codedStudy(inventedStudy({ sources: 2, coded: 0 }));
    const found = suggested(coded, 'e1');
    expect(found.flatMap(({ codes }) => codes.map(({ confidence }) => confidence))).toEqual(Array(27).fill(null));
    const right = found.slice(0, 6).filter(({ codes }, i) => codes[0]?.code === inventedCode(1, i));
    expect(right.length).toBeGreaterThanOrEqual(4);
  });

  it('does not fail on a codebook of one code, nor on an interview without words', () => {
    const coded = codedStudy({
      'codebook/1-a/seul.md': 'Une définition.\n',
      'corpus/a.md': '**R :** Oui.\n',
      'corpus/b.md': '…\n',
    });
    const [one] = suggested(coded, 'a', 'b');
    expect(one?.codes.map(({ code }) => code)).toEqual(['seul']);
  });
});

describe('what is left out', () => {
  const files = inventedStudy();

  it('is what a person rejected for the passage, and what the source could not touch', () => {
    const text = inventedParagraph(inventedCode(9, 0), 81);
    const code = inventedCode(9, 0) as string;
    const rejected = `codings:\n  - quote: ${JSON.stringify(text)}\n    codes: [${code}]\n    status: rejected\n`;
    const coded = codedStudy({
      ...files,
      'corpus/e9.model.yaml': rejected,
      'corpus/e9.md': `---\nnot_asked: [metier]\n---\n\n${files['corpus/e9.md']}`,
    });
    const found = suggested(coded, 'e9').map(({ codes }) => codes.map((one) => one.code));
    expect(found[0]).not.toContain(code);
    expect(found.flat()).not.toContain('metier');
    expect(found[3]).toContain(code);
  });

  it('is what was rejected as the suggestion of another machine, or above it, and what a person’s passage speaks against', () => {
    const [first, second] = [inventedCode(9, 0), inventedCode(9, 1)] as [string, string];
    const entry = (at: number, more: string) =>
      `codings:\n  - quote: ${JSON.stringify(inventedParagraph(inventedCode(9, at), 81 + at))}\n${more}`;
    const coded = codedStudy({
      ...files,
      'study.yaml': 'language: fr\ncoders: { report: [ana] }\n',
      'corpus/e9.rules.yaml': entry(0, `    codes: [${first}]\n    status: rejected\n`),
      'corpus/e9.bea.yaml': `status: partial\n${entry(1, `    against: [${second}]\n`)}`,
    });
    const found = suggested(coded, 'e9').map(({ codes }) => codes.map((one) => one.code));
    expect(found[0]).not.toContain(first);
    expect(found[1]).not.toContain(second);
    expect(found[1]).toContain(first);
  });

  it('is what a person has read the source for, unless it is named', () => {
    const coded = codedStudy({ ...files, 'corpus/e9.bea.yaml': 'only: [argent]\nstatus: complete\ncodings: []\n' });
    const corpus = suggestionCorpus(coded, 'paragraph');
    const codes = (again: boolean) =>
      suggestCodes(coded, corpus, learnCodes(corpus), { sources: new Set(['e9']), ...quotable, again })
        .flatMap((one) => one.codes)
        .map(({ code }) => code);
    expect(codes(false)).not.toContain('argent');
    expect(codes(false)).toContain('metier');
    expect(codes(true)).toContain('argent');
  });

  it('is, of what is written, what a person has given whose codings do not count', () => {
    const first = inventedCode(9, 0) as string;
    const quote = JSON.stringify(inventedParagraph(inventedCode(9, 0), 81));
    const coded = codedStudy({
      ...files,
      'study.yaml': 'language: fr\ncoders: { report: [ana] }\n',
      'corpus/e9.bea.yaml': `status: partial\ncodings:\n  - quote: ${quote}\n    codes: [${first}]\n`,
    });
    const [one] = suggested(coded, 'e9');
    if (!one) throw new Error('no passage');
    expect(one.codes.find(({ code }) => code === first)?.isCoded).toBe(true);
    expect(worthWriting(one, () => false, { best: 3 }).map(({ code }) => code)).not.toContain(first);
  });

  it('is written of a theme and a sub-theme only the sub-theme, and nothing people coded', () => {
    const reasons = () => ({ words: [], indicators: [] });
    const one = (code: string, confidence: number, isCoded = false) => ({ code, confidence, reasons, isCoded });
    const codes = [one('a', 0.9), one('a1', 0.8), one('b', 0.7, true), one('c', 0.6), one('d', 0.4)];
    const isAbove = (above: string, code: string) => code.startsWith(above);
    const written = (least: Parameters<typeof worthWriting>[2]) =>
      worthWriting({ unit: {} as never, codes }, isAbove, least).map(({ code }) => code);
    expect(written({ threshold: 0.5 })).toEqual(['a1', 'c']);
    expect(written({ best: 3 })).toEqual(['a', 'a1', 'c']);
  });
});

describe('scores from elsewhere', () => {
  it('are fused by name, and weigh more the better they are', () => {
    const corpus = suggestionCorpus(codedStudy(inventedStudy()), 'paragraph');
    const rows = corpus.units.map(({ codes }) => corpus.tree.ids.map((_, code) => (codes.includes(code) ? 1 : 0)));
    const knows = learnCodes(corpus, { scores: [{ name: 'oracle', rows }] });
    const blind = learnCodes(corpus, { scores: [{ name: 'oracle', rows: rows.map((row) => row.map((_, i) => -i)) }] });
    expect(knows.scorers.at(-1)).toBe('oracle');
    expect(knows.weights.at(-1)).toBeGreaterThan(blind.weights.at(-1) as number);
    expect(blind.weights.every((weight) => weight >= 0)).toBe(true);
  });
});
