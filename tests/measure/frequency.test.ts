import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeStudy } from '../../src/coding/code-study.ts';
import { cooccurrences } from '../../src/measure/cooccurrences.ts';
import { frequency, segmentsOf } from '../../src/measure/frequency.ts';
import { isAssessed } from '../../src/model/assessed.ts';
import { lineage } from '../../src/model/codebook.ts';
import { codedSegments } from '../../src/model/coded-segments.ts';
import { isSelected, type Selection } from '../../src/model/selection.ts';
import type { CodedStudy } from '../../src/model/study.ts';
import { codedStudy } from '../coding/coded.ts';

const codebook = {
  'codebook/1-un/lien.md':
    '---\nid: lien\nlabel: Lien\naliases: [liens]\nsubthemes:\n  - id: entraide\n    label: Entraide\n    subthemes:\n      - id: don\n        label: Don\n  - id: dispute\n    label: Dispute\n    asked: ["2024"]\n---\nDéfinition.\n',
  'codebook/1-un/repli.md': '---\nid: repli\nlabel: Repli\nasked: ["2021"]\n---\nDéfinition.\n',
  'codebook/1-un/vide.md': '---\nid: vide\nlabel: Vide\n---\nDéfinition.\n',
};
const body = 'On s’aide beaucoup ici. On se parle aussi. On se quitte parfois.\n';
const quote = { aide: 'On s’aide beaucoup ici.', parle: 'On se parle aussi.', quitte: 'On se quitte parfois.' };

/** A coding file's text: `aide lien !repli` codes « On s’aide » with lien, and against repli. */
function yaml(codings: readonly string[], head = ''): string {
  if (codings.length === 0) return `${head}codings: []\n`;
  return `${head}codings:\n${codings
    .map((line) => {
      const [name, ...codes] = line.split(' ') as [keyof typeof quote, ...string[]];
      const against = codes.filter((code) => code.startsWith('!')).map((code) => code.slice(1));
      return `  - quote: ${quote[name] ?? name}\n    codes: [${codes.filter((code) => !code.startsWith('!')).join(', ')}]\n    against: [${against.join(', ')}]\n`;
    })
    .join('')}`;
}

function study(files: Readonly<Record<string, string>>, settings = ''): CodedStudy {
  return codedStudy({ 'study.yaml': `title: Essai\n${settings}`, ...codebook, ...files });
}

function counts(coded: CodedStudy, code: string, selection = {}) {
  const { k, n, unassessed, against, segments } = frequency(coded, code, selection);
  return { k, n, unassessed, against, segments };
}

describe('k and n', () => {
  it('a code holds where one below it does; a theme nobody speaks of has k = 0', () => {
    const coded = study({
      'corpus/a.md': body,
      'corpus/a.alice.yaml': yaml(['aide don', 'parle don']),
      'corpus/b.md': body,
      'corpus/b.alice.yaml': yaml([]),
    });
    for (const code of ['lien', 'entraide', 'don', 'liens'])
      expect(counts(coded, code)).toEqual({ k: 1, n: 2, unassessed: 0, against: 0, segments: 2 });
    expect(counts(coded, 'vide')).toEqual({ k: 0, n: 2, unassessed: 0, against: 0, segments: 0 });
    expect(frequency(coded, 'lien')).toMatchObject({
      share: 0.5,
      cases: { present: ['a'], absent: ['b'], against: [], unassessed: [] },
    });
  });
  it('a source without codings is unassessed, not silent', () => {
    const coded = study({ 'corpus/a.md': body, 'corpus/a.alice.yaml': yaml(['aide lien']), 'corpus/b.md': body });
    expect(counts(coded, 'lien')).toEqual({ k: 1, n: 1, unassessed: 1, against: 0, segments: 1 });
    expect(frequency(study({ 'corpus/b.md': body }), 'lien')).toMatchObject({
      k: 0,
      n: 0,
      share: null,
      interval: null,
      reason: 'no-assessed-case',
    });
  });
  it.each([
    ['a partial reading', yaml(['aide lien'], 'status: partial\n')],
    ['a reading limited to another code', yaml(['aide lien'], 'only: [vide]\n')],
  ])('%s is in neither k nor n', (_, text) => {
    expect(counts(study({ 'corpus/a.md': body, 'corpus/a.alice.yaml': text }), 'lien')).toEqual({
      k: 0,
      n: 0,
      unassessed: 1,
      against: 0,
      segments: 0,
    });
  });
  it('`only` holds for what is below it, and follows aliases', () => {
    const coded = study({ 'corpus/a.md': body, 'corpus/a.alice.yaml': yaml(['aide don'], 'only: [liens]\n') });
    expect(counts(coded, 'don')).toMatchObject({ k: 1, n: 1 });
    expect(counts(coded, 'vide')).toMatchObject({ n: 0, unassessed: 1 });
    const narrow = study({ 'corpus/a.md': body, 'corpus/a.alice.yaml': yaml(['aide don'], 'only: [don]\n') });
    expect(counts(narrow, 'don')).toMatchObject({ k: 1, n: 1 });
    expect(counts(narrow, 'lien')).toMatchObject({ k: 0, n: 0 });
  });
  it('`not_asked` holds for what is below it, not above', () => {
    const coded = study(
      {
        'corpus/a.md': `---\nnot_asked: [entraide]\n---\n${body}`,
        'corpus/a.alice.yaml': yaml(['aide don', 'parle dispute']),
      },
      'waves: [{id: "2024"}]\n',
    );
    expect(counts(coded, 'don')).toMatchObject({ k: 0, n: 0, unassessed: 1 });
    expect(counts(coded, 'entraide')).toMatchObject({ n: 0 });
    expect(counts(coded, 'lien')).toMatchObject({ k: 1, n: 1 });
  });
  it('`asked` holds for what is below it', () => {
    const files = {
      'corpus/2021/a.md': body,
      'corpus/2021/a.alice.yaml': yaml(['aide repli', 'parle dispute']),
      'corpus/2024/b.md': body,
      'corpus/2024/b.alice.yaml': yaml(['aide repli', 'parle dispute']),
    };
    expect(counts(study(files), 'repli')).toEqual({ k: 1, n: 1, unassessed: 1, against: 0, segments: 1 });
    expect(frequency(study(files), 'dispute').cases).toMatchObject({ present: ['2024-b'], unassessed: ['2021-a'] });
  });
  it('`counted: false` is outside everything', () => {
    const coded = study({
      'corpus/a.md': `---\ncounted: false\n---\n${body}`,
      'corpus/a.alice.yaml': yaml(['aide lien']),
    });
    expect(counts(coded, 'lien')).toEqual({ k: 0, n: 0, unassessed: 0, against: 0, segments: 0 });
    expect(segmentsOf(coded, 'lien')).toHaveLength(1);
  });
  it('several sources of a case count once; one silent source does not make the case absent', () => {
    const coded = study({
      'corpus/a.md': `---\ncase: x\n---\n${body}`,
      'corpus/a.alice.yaml': yaml(['aide lien']),
      'corpus/b.md': `---\ncase: x\n---\n${body}`,
      'corpus/b.alice.yaml': yaml(['aide lien']),
      'corpus/c.md': `---\ncase: x\n---\n${body}`,
    });
    expect(counts(coded, 'lien')).toEqual({ k: 1, n: 1, unassessed: 0, against: 0, segments: 2 });
  });
  it('several waves are their union', () => {
    const files = {
      'corpus/2021/x.md': body,
      'corpus/2021/x.alice.yaml': yaml([]),
      'corpus/2024/x.md': body,
      'corpus/2024/x.alice.yaml': yaml(['aide lien']),
      'corpus/2024/y.md': body,
      'corpus/2024/y.alice.yaml': yaml([]),
    };
    const coded = study(files, 'design: panel\n');
    expect(counts(coded, 'lien')).toMatchObject({ k: 1, n: 2 });
    expect(counts(coded, 'lien', { waves: ['2021'] })).toMatchObject({ k: 0, n: 1 });
    expect(counts(coded, 'lien', { waves: ['2024'] })).toMatchObject({ k: 1, n: 2 });
    expect(counts(coded, 'lien', { except: ['x'] })).toMatchObject({ k: 0, n: 1 });
  });
  it.each(['named', 'anonymous', 'none'])('consent %s changes no count', (consent) => {
    const coded = study({
      'corpus/a.md': `---\nconsent: ${consent}\n---\n${body}`,
      'corpus/a.alice.yaml': yaml(['aide lien']),
    });
    expect(counts(coded, 'lien')).toMatchObject({ k: 1, n: 1 });
  });
  it('against never counts to k', () => {
    const coded = study({ 'corpus/a.md': body, 'corpus/a.alice.yaml': yaml(['aide !don']) });
    expect(counts(coded, 'lien')).toEqual({ k: 0, n: 1, unassessed: 0, against: 1, segments: 0 });
  });
  it('orphans, interviewers’ words and withdrawn passages do not count; drifted words do', () => {
    const coded = study({
      'corpus/a.md': `---\nwithdrawn: ["${quote.parle}"]\n---\n**Q :** Et le lien alors ?\n\n**R :** ${body}`,
      'corpus/a.alice.yaml': yaml(
        ['Et le lien alors ? entraide'.replace(' entraide', '')].map(() => 'parle lien'),
      ).concat(
        '  - quote: Et le lien alors ?\n    codes: [lien]\n  - quote: Personne n’a jamais dit ceci.\n    codes: [lien]\n',
      ),
    });
    expect(counts(coded, 'lien')).toMatchObject({ k: 0, n: 1, segments: 0 });
    expect(
      counts(
        study({
          'corpus/a.md': body,
          'corpus/a.alice.yaml': 'codings:\n  - quote: On s’aide énormément ici.\n    codes: [lien]\n',
        }),
        'lien',
      ),
    ).toMatchObject({ k: 1, segments: 1 });
  });
  it('a passage partly withdrawn counts, its words held back; every place of a repeated one is', () => {
    const coded = study({
      'corpus/a.md': `---\nwithdrawn: ["${quote.parle}"]\n---\n${body}\n${quote.parle}\n`,
      'corpus/a.alice.yaml': yaml([`${quote.aide} ${quote.parle} ${quote.quitte}`].map(() => 'aide lien')).replace(
        quote.aide,
        'On s’aide … quitte parfois. On se parle aussi.',
      ),
    });
    expect(coded.codings[0]?.segment?.text).toBe('On s’aide beaucoup ici. […] On se quitte parfois.');
    expect(counts(coded, 'lien').k).toBe(1);
  });
});

describe('whose codings count', () => {
  const files = (coders: Record<string, string[]>) =>
    Object.fromEntries([
      ['corpus/a.md', body],
      ...Object.entries(coders).map(([coder, lines]) => [`corpus/a.${coder}.yaml`, yaml(lines)]),
    ]);
  it.each([
    ['the only person', { alice: ['aide lien'] }, '', { k: 1, n: 1 }],
    ['consensus before persons', { alice: ['aide lien'], bob: [], consensus: [] }, '', { k: 0, n: 1 }],
    ['several persons and none named: nobody', { alice: ['aide lien'], bob: [] }, '', { k: 0, n: 0 }],
    ['those named', { alice: ['aide lien'], bob: [], consensus: [] }, 'coders: { report: [alice] }\n', { k: 1, n: 1 }],
    ['a machine never', { rules: ['aide lien'], model: ['aide lien'] }, '', { k: 0, n: 0 }],
    ['a machine only if named', { rules: ['aide lien'] }, 'coders: { report: [rules] }\n', { k: 1, n: 1 }],
    ['a person beside machines', { alice: ['aide lien'], rules: ['parle lien'] }, '', { k: 1, n: 1, segments: 1 }],
  ])('%s', (_, coders, settings, expected) =>
    expect(counts(study(files(coders), settings), 'lien')).toMatchObject(expected),
  );
  it('coders of the same words are merged', () => {
    const coded = study(
      files({ alice: ['aide lien'], bob: ['aide don', 'parle lien'] }),
      'coders: { report: [alice, bob] }\n',
    );
    expect(counts(coded, 'lien')).toMatchObject({ segments: 2 });
    expect(segmentsOf(coded, 'lien')[0]).toMatchObject({ coders: ['alice', 'bob'], codes: ['lien', 'don'] });
  });
  it.each([
    ['a named machine suggests', 'rules', 'suggested', 1],
    ['a named machine suggests and a person rejects', 'rules', 'rejected', 0],
    ['a person writes, whatever its status', 'alice', 'rejected', 1],
  ])('a coding %s (%s, %s): k = %i', (_, coder, status, k) => {
    const text = `${yaml(['aide lien'])}    status: ${status}\n`;
    const files = { 'corpus/a.md': body, [`corpus/a.${coder}.yaml`]: text };
    expect(counts(study(files, `coders: { report: [${coder}] }\n`), 'lien').k).toBe(k);
  });
});

const file = fc.record({
  status: fc.constantFrom('complete', 'partial'),
  only: fc.constantFrom('[]', '[lien]', '[don, vide]'),
  codings: fc.array(
    fc
      .tuple(
        fc.constantFrom('aide', 'parle', 'quitte'),
        fc.constantFrom('lien', 'don', 'repli', 'vide', '!lien', 'liens', 'inconnu'),
      )
      .map((pair) => pair.join(' ')),
    { maxLength: 4 },
  ),
});
const wave = fc.array(
  fc.record({ alice: fc.option(file), rules: fc.option(file), notAsked: fc.constantFrom('', 'lien', 'don') }),
  { minLength: 1, maxLength: 5 },
);
type Wave = typeof wave extends fc.Arbitrary<infer T> ? T : never;

function filesOf(id: string, sources: Wave): Record<string, string> {
  return Object.fromEntries(
    sources.flatMap(({ alice, rules, notAsked }, i) => [
      [`corpus/${id}/c${i % 3}-${i}.md`, `---\ncase: c${i % 3}\nnot_asked: [${notAsked}]\n---\n${body}`],
      ...Object.entries({ alice, rules }).flatMap(([coder, text]) =>
        text
          ? [
              [
                `corpus/${id}/c${i % 3}-${i}.${coder}.yaml`,
                yaml(text.codings, `status: ${text.status}\nonly: ${text.only}\n`),
              ],
            ]
          : [],
      ),
    ]),
  );
}
const codes = ['lien', 'entraide', 'don', 'dispute', 'repli', 'vide'];

/** The definition in product.md, source by source. */
function plainFrequency(coded: CodedStudy, code: string, selection: Selection) {
  const selected = coded.sources.filter((source) => source.counted && isSelected(source, selection));
  const assessed = selected.filter((source) => isAssessed(coded, source, code));
  const isBelow = (id: string) => lineage(coded.codebook, id).some((above) => above.id === code);
  const inAssessed = codedSegments(coded).filter(({ source }) => assessed.some(({ id }) => id === source));
  const caseOf = (id: string) => coded.sourceById.get(id)?.case;
  const segments = inAssessed.filter((segment) => segment.codes.some(isBelow));
  const present = new Set(segments.map(({ source }) => caseOf(source)));
  const against = new Set(inAssessed.filter((one) => one.against.some(isBelow)).map(({ source }) => caseOf(source)));
  const all = [...new Set(assessed.map((source) => source.case))];
  return {
    segments: segments.length,
    cases: {
      present: all.filter((name) => present.has(name)),
      absent: all.filter((name) => !present.has(name)),
      against: all.filter((name) => against.has(name)),
      unassessed: [...new Set(selected.map((source) => source.case))].filter((name) => !all.includes(name)),
    },
  };
}

const selections: readonly Selection[] = [
  {},
  { waves: ['2024'] },
  { waves: ['2024', '2021'], except: ['c1'] },
  { where: [{ variable: 'case', values: ['c0', 'c2'] }] },
  { where: [{ variable: 'wave', values: ['2021'], negated: true }] },
];

it('counts what the definition counts, of any selection, in the order of the sources', () => {
  fc.assert(
    fc.property(wave, wave, (first, second) => {
      const waves = 'waves: [{id: "2021"}, {id: "2024"}]\n';
      const coded = study({ ...filesOf('2021', first), ...filesOf('2024', second) }, waves);
      for (const selection of selections) {
        for (const code of codes) {
          const found = frequency(coded, code, selection);
          const plain = plainFrequency(coded, code, selection);
          expect(found).toMatchObject(plain);
          const { present, absent, against, unassessed } = plain.cases;
          expect([found.k, found.n]).toEqual([present.length, present.length + absent.length]);
          expect([found.against, found.unassessed]).toEqual([against.length, unassessed.length]);
        }
      }
    }),
    { numRuns: 60 },
  );
});

it('forgets no selection among many', () => {
  const files = Array.from({ length: 80 }, (_, i) => [
    [`corpus/c${i}.md`, body],
    [`corpus/c${i}.alice.yaml`, yaml(i % 2 === 0 ? ['aide lien'] : [])],
  ]).flat();
  const coded = study(Object.fromEntries(files));
  for (const round of [1, 2]) {
    for (const { case: name } of coded.sources) {
      const selection = { where: [{ variable: 'case', values: [name] }] };
      const k = Number(name.slice(1)) % 2 === 0 ? 1 : 0;
      expect([round, counts(coded, 'lien', selection)]).toMatchObject([round, { k, n: 1, unassessed: 0 }]);
    }
  }
});

it('k ≤ n; a half-coded second wave changes no number of the first; the order of files changes nothing', () => {
  fc.assert(
    fc.property(wave, wave, (first, second) => {
      const waves = 'waves: [{id: "2021"}, {id: "2024"}]\n';
      const alone = study(filesOf('2021', first), waves);
      const both = study({ ...filesOf('2021', first), ...filesOf('2024', second) }, waves);
      const shuffled = codeStudy({ ...both, codingFiles: [...both.codingFiles].reverse() });
      for (const code of codes) {
        const found = frequency(both, code);
        expect(found.k).toBeLessThanOrEqual(found.n);
        expect(found.cases.present.length + found.cases.absent.length).toBe(found.n);
        expect(frequency(both, code, { waves: ['2021'] })).toEqual(frequency(alone, code));
        expect(frequency(shuffled, code)).toEqual(found);
        expect(segmentsOf(shuffled, code)).toEqual(segmentsOf(both, code));
      }
      expect(cooccurrences(shuffled, codes)).toEqual(cooccurrences(both, codes));
    }),
    { numRuns: 40 },
  );
});
