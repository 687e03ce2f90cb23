import { expect, test } from 'vitest';
import type { Known } from '../../src/model/source.ts';
import type { CodedStudy } from '../../src/model/study.ts';
import { type BestOptions, bestSegments, bestVerbatims } from '../../src/verbatims/best.ts';
import { codedStudy } from '../coding/coded.ts';

const said = [
  'On se prête les machines du vallon.',
  'La confiance ne vient pas en un jour.',
  'Le soir, on compare les devis.',
  'Personne ne voulait commencer.',
];

/** Four sources of two passages each; the first passage of the last may have another code, or be another. */
function study({ code = 'lien', words = said[3], more = '' } = {}): CodedStudy {
  const files = said.map((_, i): [string, string][] => {
    const own = [i === 3 ? words : said[i], said[(i + 1) % 4]];
    const codes = [i === 3 ? code : 'lien', 'outil'];
    const codings = own.map((quote, at) => `  - quote: ${JSON.stringify(quote)}\n    codes: [${codes[at]}]\n`);
    return [
      [`corpus/202${i % 2}/e${i}.md`, `---\nconsent: named\n---\n${own.join(' ')}\n`],
      [`corpus/202${i % 2}/e${i}.alice.yaml`, `codings:\n${codings.join('')}${i === 3 ? more : ''}`],
    ];
  });
  const theme = (id: string) => `---\nid: ${id}\nlabel: ${id}\n---\nDéfinition.\n`;
  return codedStudy({
    'study.yaml': 'language: fr\n',
    'codebook/1-un/lien.md': theme('lien'),
    'codebook/1-un/outil.md': theme('outil'),
    'codebook/1-un/reste.md': theme('reste'),
    ...Object.fromEntries(files.flat()),
  });
}

/** What was found out so far, and what was asked for and not known. */
function memory(): { known: Known; made: () => number } {
  const values = new Map<string, unknown>();
  let made = 0;
  const known: Known = (name, given, make) => {
    const key = `${name} ${given}`;
    if (!values.has(key)) {
      values.set(key, make(false));
      made++;
    }
    return values.get(key) as ReturnType<typeof make>;
  };
  return { known, made: () => made };
}

const texts = (coded: CodedStudy, code: string, options?: BestOptions) =>
  bestSegments(coded, code, options).map(({ text }) => text);

test('the best segments are those of the best verbatims', () => {
  const [coded, { known }] = [study(), memory()];
  for (const options of [{}, { max: 2 }, { spread: 'source' }, { max: 1, among: () => false }] as BestOptions[]) {
    const expected = bestVerbatims(coded, 'lien', options).map(({ segment }) => segment);
    expect(bestSegments(coded, 'lien', options)).toEqual(expected);
    expect(bestSegments({ ...coded, known }, 'lien', options)).toEqual(expected);
  }
});

test('a code is ranked anew where its passages change, or what they stand out from, and else is not', () => {
  const { known, made } = memory();
  const rank = (coded: CodedStudy) => {
    const before = made();
    for (const code of ['lien', 'outil']) texts({ ...coded, known }, code);
    return made() - before;
  };
  expect(rank(study())).toBe(2);
  expect(rank(study())).toBe(0);
  // Another code for one passage: of the other code nothing changes.
  expect(rank(study({ code: 'reste' }))).toBe(1);
  expect(rank(study({ words: 'Personne n’osait commencer.' }))).toBe(2);
  expect(rank(study({ more: '    verbatim: pinned\n' }))).toBe(1);
  expect(rank(study())).toBe(0);
});

test('what is asked for is part of what is known', () => {
  const coded = { ...study(), ...memory() };
  const plain = study();
  for (const options of [{}, { max: 2 }, { max: 1 }, { among: ({ source }) => source === 'e2' }] as BestOptions[])
    expect(texts(coded, 'lien', options)).toEqual(texts(plain, 'lien', options));
});

test('a word of a name that may not be shown is no reason', () => {
  const talk = (other: string) =>
    `**R :** Avec Zorkani Kerbrat, on prête les outils ${other}.\n\n**R :** Le train passe ${other}, et la pluie ${other} aussi.\n`;
  const coding =
    'codings:\n  - quote: Avec Zorkani Kerbrat, on prête les outils\n    codes: [don]\n  - quote: Le train passe\n    codes: [train]\n';
  const others = ['un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit'].flatMap((name) => [
    [`corpus/${name}.md`, `---\norganisation: Maison ${name}\n---\n\n${talk(name)}`],
    [`corpus/${name}.zoe.yaml`, coding],
  ]);
  const study = (consent: string) =>
    codedStudy({
      'study.yaml': `title: T\nlanguage: fr\nconsent: ${consent}\n`,
      'codebook/don.md': '---\nid: don\nlabel: Don\n---\nD.\n',
      'codebook/train.md': '---\nid: train\nlabel: Train\n---\nT.\n',
      'corpus/zorkani.md': '---\norganisation: Zorkani Kerbrat\n---\n\n**R :** Rien ici.\n',
      ...Object.fromEntries(others),
    });
  const said = (consent: string) =>
    bestVerbatims(study(consent), 'don')
      .flatMap(({ reasons }) => reasons)
      .join('\n');
  expect(said('named')).toMatch(/propre à ce thème : .*Zorkani/);
  expect(said('anonymous')).not.toMatch(/Zorkani|Kerbrat/i);
});
