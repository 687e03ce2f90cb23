import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { planFixes } from '../../src/coding/plan-fixes.ts';
import { applyEdits } from '../../src/model/edit.ts';
import type { Problem } from '../../src/model/problem.ts';
import { codedStudy } from './coded.ts';

const source =
  'Nous avons toujours travaillé ensemble ici. On se serre les coudes. Bon. On se serre les coudes. Voilà : la fin # est proche.\n\nUn autre paragraphe vient ensuite.\n';

function plan(yaml: string, problems: readonly Problem[] = [], coder = 'alice') {
  return planFixes(codedStudy({ 'corpus/e.md': source, [`corpus/e.${coder}.yaml`]: yaml }), problems);
}

/** The file after the plan; a second plan must change nothing. */
function fixed(yaml: string, problems: readonly Problem[] = []): string {
  const after = applyEdits(yaml, plan(yaml, problems));
  expect(plan(after), `a second plan over:\n${after}`).toEqual([]);
  return after;
}

describe('`at`', () => {
  it.each([
    [
      'after the last key',
      'codings:\n  - quote: On se serre les coudes. Bon.\n    codes: [a] # note\n  # fin\n',
      'codings:\n  - quote: On se serre les coudes. Bon.\n    codes: [a] # note\n    at: 44\n  # fin\n',
    ],
    [
      'after a block',
      'codings:\n  - codes: [a]\n    quote: |\n      On se serre les coudes. Bon.\n\n  # fin\n',
      'codings:\n  - codes: [a]\n    quote: |\n      On se serre les coudes. Bon.\n    at: 44\n\n  # fin\n',
    ],
    [
      'after a block that keeps its blank lines',
      '- quote: On se serre les coudes. Bon.\n  memo: |+\n    a\n\n- codes: [a]\n  quote: Bon\n  at: 68\n',
      '- quote: On se serre les coudes. Bon.\n  memo: |+\n    a\n\n  at: 44\n- codes: [a]\n  quote: Bon\n  at: 68\n',
    ],
    [
      'after a list under its key',
      '- quote: Bon.\n  codes:\n  - a\n  - b',
      '- quote: Bon.\n  codes:\n  - a\n  - b\n  at: 68',
    ],
    [
      'after an empty key',
      '- quote: Bon.\n  codes: [a]\n  memo:\n',
      '- quote: Bon.\n  codes: [a]\n  memo:\n  at: 68\n',
    ],
    [
      'within {…}',
      'codings: [{quote: Bon., codes: [a], }, { quote: "Bon.", at: 3, codes: [b] }]\n',
      'codings: [{quote: Bon., at: 68, codes: [a], }, { quote: "Bon.", at: 68, codes: [b] }]\n',
    ],
    [
      'in place of another',
      '- quote: Bon.\n  at: 3 # ici\n  codes: [a]\n',
      '- quote: Bon.\n  at: 68 # ici\n  codes: [a]\n',
    ],
    ['in place of none', '- quote: Bon.\n  at: # ici\n  codes: [a]\n', '- quote: Bon.\n  at: 68 # ici\n  codes: [a]\n'],
    [
      'in place of what is no number',
      '- quote: Bon.\n  at: "ici"\n  codes: [a]\n',
      '- quote: Bon.\n  at: 68\n  codes: [a]\n',
    ],
    [
      'the place that is clearly the nearest of several',
      '- quote: On se serre les coudes.\n  codes: [a]\n  at: 80\n',
      '- quote: On se serre les coudes.\n  codes: [a]\n  at: 73\n',
    ],
    ['where the dash stands above', '-\n  quote: Bon.\n  codes: [a]\n', '-\n  quote: Bon.\n  codes: [a]\n  at: 68\n'],
  ])('%s', (_, yaml, expected) => expect(fixed(yaml)).toBe(expected));

  it.each([
    ['right already', '- quote: Bon.\n  codes: [a]\n  at: 68\n'],
    ['ambiguous', '- quote: On se serre les coudes.\n  codes: [a]\n'],
    ['nearest of several, not clearly', '- quote: On se serre les coudes.\n  codes: [a]\n  at: 60\n'],
    ['orphan', '- quote: Rien de tel ne fut jamais dit.\n  codes: [a]\n'],
    ['an anchor', '- quote: Bon.\n  at: &x 3\n  codes: [a]\n'],
    ['a pair within […]', 'codings: [quote: Bon.]\n'],
  ])('left alone: %s', (_, yaml) => expect(plan(yaml)).toEqual([]));
  it('an alias is left alone, what it names is not', () => {
    expect(
      applyEdits('- &x\n  quote: Bon.\n  codes: [a]\n- *x\n', plan('- &x\n  quote: Bon.\n  codes: [a]\n- *x\n')),
    ).toBe('- &x\n  quote: Bon.\n  codes: [a]\n  at: 68\n- *x\n');
  });
  it("a machine's file is left alone", () => expect(plan('- quote: Bon.\n  codes: [a]\n', [], 'rules')).toEqual([]));
});

describe('a drifted quote takes the transcript’s words', () => {
  const drifted = 'Nous avons toujours bossé ensemble ici.';
  const words = 'Nous avons toujours travaillé ensemble ici.';
  it.each([
    [
      'a block stays one',
      `- quote: |\n      ${drifted}\n\n  codes: [a] # b\n`,
      `- quote: |\n      ${words}\n\n  codes: [a] # b\n  at: 0\n`,
    ],
    [
      'a folded block of two lines',
      `- quote: >- # c\n    Nous avons toujours\n    bossé ensemble ici.\n  at: 5\n  codes: [a]\n`,
      `- quote: >- # c\n    ${words}\n  at: 0\n  codes: [a]\n`,
    ],
    ['a plain value', `- quote: ${drifted}\n  codes: [a]\n`, `- quote: |\n    ${words}\n  codes: [a]\n  at: 0\n`],
    [
      'a value with a comment',
      `- quote: '${drifted}' # c\n  codes: [a]\n`,
      `- quote: | # c\n    ${words}\n  codes: [a]\n  at: 0\n`,
    ],
    [
      'a quoted value, last',
      `- codes: [a]\n  quote: "${drifted}"\n`,
      `- codes: [a]\n  quote: |\n    ${words}\n  at: 0\n`,
    ],
    [
      'a value on its own line',
      `- codes: [a]\n  quote:\n    ${drifted}\n`,
      `- codes: [a]\n  quote:\n    |\n    ${words}\n  at: 0\n`,
    ],
    ['within {…}', `- {quote: ${drifted}, codes: [a]}\n`, `- {quote: "${words}", at: 0, codes: [a]}\n`],
  ])('%s', (_, yaml, expected) => expect(fixed(yaml)).toBe(expected));
  it('paragraphs stand apart', () => {
    expect(
      fixed('- quote: Voilà, la fin est tout proche. Un autre paragraphe vient ensuite.\n  codes: [a]\n'),
    ).toContain('    Voilà : la fin # est proche.\n\n    Un autre paragraphe vient ensuite.\n');
  });
  it('not where it has editorial marks: only `at`', () => {
    expect(fixed('- quote: Nous avons toujours bossé … ici.\n  codes: [a]\n')).toBe(
      '- quote: Nous avons toujours bossé … ici.\n  codes: [a]\n  at: 0\n',
    );
  });
});

describe('a drifted quote with an ellipsis', () => {
  const spoken = 'Euh… oui, on y va … comment dire … souvent ensemble, je crois bien.';
  const fixedQuote = (body: string, quote: string) => {
    const yaml = `- quote: |\n    ${quote}\n  codes: [a]\n`;
    return applyEdits(yaml, planFixes(codedStudy({ 'corpus/e.md': body, 'corpus/e.alice.yaml': yaml }), []));
  };
  it.each([
    ['that is spoken', spoken.replace('crois', 'pense')],
    ['that is spoken, written with three dots', spoken.replace('crois', 'pense').replaceAll('…', '...')],
    ['that opens or ends it', `… ${spoken.replace('crois', 'pense')} …`],
  ])('%s: the transcript’s words', (_, quote) => expect(fixedQuote(spoken, quote)).toContain(`\n    ${spoken}\n`));
  it.each([
    ['that abbreviates', 'Euh… oui, on y vient souvent … je crois bien.'],
    ['in brackets', `${spoken.replace('crois', 'pense')} […]`],
  ])('%s: left as it is', (_, quote) =>
    expect(
      fixedQuote(
        'Euh… oui, on y va souvent ensemble, avec tous les autres membres du cluster, je crois bien. Euh… oui.',
        quote,
      ),
    ).toContain(`\n    ${quote}\n`),
  );
});

describe('with the fixes of problems', () => {
  const yaml = '- quote: Bon.\n  codes: [a]\n  at: 3\n';
  const problem = (start: number, end: number, text: string): Problem => ({
    file: 'corpus/e.alice.yaml',
    line: 1,
    column: 1,
    rule: 'essai',
    severity: 'warning',
    message: '',
    fix: [{ file: 'corpus/e.alice.yaml', start, end, text }],
  });
  it('they are all there, and win over its own', () => {
    const at = yaml.indexOf('3\n');
    expect(plan(yaml, [problem(at, at + 1, '68')])).toEqual(problem(at, at + 1, '68').fix);
    expect(plan(yaml, [problem(9, 13, 'Bon')]).length).toBe(2);
  });
  it('a drifted quote is not first rewritten as it stood', () => {
    const typed = '- quote: Voilà : la fin est toute proche.\n  codes: [a]\n';
    const fix = { ...problem(9, 41, '|\n    Voilà : la fin est toute proche.'), rule: 'text-on-one-line' };
    expect(typed.slice(9, 41)).toBe('Voilà : la fin est toute proche.');
    expect(fixed(typed, [fix])).toBe('- quote: |\n    Voilà : la fin # est proche.\n  codes: [a]\n  at: 97\n');
  });
  it('one edit twice is one; of two that overlap the first is kept', () => {
    expect(plan(yaml, [problem(9, 13, 'Bon'), problem(9, 13, 'Bon'), problem(10, 12, 'x')]).length).toBe(2);
  });
  it('one that rewrites the file holds the others', () => {
    expect(plan(yaml, [problem(0, yaml.length, yaml)])).toEqual([
      { file: 'corpus/e.alice.yaml', start: 0, end: yaml.length, text: yaml.replace('3\n', '68\n') },
    ]);
  });
});

const entry = fc.record({
  quote: fc.constantFrom(
    'Bon.',
    'On se serre les coudes. Bon.',
    'Nous avons toujours bossé ensemble ici.',
    'Nous avons … ici.',
    'On se serre les coudes.',
    'Rien de tel ne fut dit.',
    'Voilà, la fin est bien proche. Un autre paragraphe vient.',
  ),
  style: fc.constantFrom('plain' as const, 'double' as const, 'block' as const, 'keep' as const, 'flow' as const),
  at: fc.option(fc.integer({ min: 0, max: 120 })),
  comment: fc.constantFrom('', ' # note', ' # : « oui »'),
  after: fc.constantFrom('', '\n', '  # entre deux\n', '\n\n'),
  quoteLast: fc.boolean(),
});

type Entry = typeof entry extends fc.Arbitrary<infer T> ? T : never;

function entryText({ quote, style, at, comment, after, quoteLast }: Entry, i: number): string {
  const place = at === null ? [] : [`at: ${at}`];
  if (style === 'flow')
    return `  - { ${[`quote: ${JSON.stringify(quote)}`, `codes: [c${i}]`, ...place].join(', ')} }${comment}\n${after}`;
  const values = {
    plain: quote,
    double: `${JSON.stringify(quote)}${comment}`,
    block: `|${comment}\n      ${quote}`,
    keep: `|+${comment}\n      ${quote}`,
  };
  const lines = [`quote: ${values[style]}`, `codes: [c${i}]${comment}`, ...place.map((line) => line + comment)];
  return `  - ${(quoteLast ? lines.reverse() : lines).join('\n    ')}\n${after}`;
}

it('changes nothing but quotes and `at`: comments, order and the other entries stay', () => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 6 }), (entries) => {
      const yaml = `# tête\ncodings:\n${entries.map(entryText).join('')}# pied\n`;
      const after = fixed(yaml);
      const comments = (text: string) => text.replaceAll('# est proche', '').match(/#.*/g)?.sort();
      expect(comments(after)).toEqual(comments(yaml));
      const bare = (text: string) =>
        (parseDocument(text, { schema: 'failsafe' }).toJS() as { codings: Record<string, unknown>[] }).codings.map(
          ({ quote, at, ...rest }) => rest,
        );
      expect(bare(after)).toEqual(bare(yaml));
      const quotes = (text: string) =>
        codedStudy({ 'corpus/e.md': source, 'corpus/e.alice.yaml': text }).codings.map(
          ({ coding, segment, located }) => ({
            quote: located === 'drifted' || located === 'exact' ? '' : coding.quote,
            start: segment?.start,
            end: segment?.end,
          }),
        );
      expect(quotes(after).map(({ start, end }) => ({ start, end }))).toEqual(
        quotes(yaml).map(({ start, end }) => ({ start, end })),
      );
    }),
    { numRuns: 200 },
  );
});
