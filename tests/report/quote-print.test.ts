import { expect, test, vi } from 'vitest';
import { codeStudy } from '../../src/coding/code-study.ts';
import { composeFolded } from '../../src/report/compose.ts';
import { openStudy } from '../../src/study/open.ts';
import { type Edit, edited, emptyFolder, write } from '../study/edited-studies.ts';

vi.mock('../../src/report/run-size.ts', () => ({ groupSize: 1000 }));

const [first, second] = ['corpus/2024/a.md', 'corpus/2024/b.md'] as const;

function study(): string {
  const folder = emptyFolder();
  const source = (name: string, quote: string) =>
    `---\nconsent: named\norganisation: ${name}\n---\n\n**Q :** Et ensuite ?\n\n**R :** On attend.\n\n**R :** ${quote}\n\n**R :** Voilà.\n`;
  const codings = (quote: string) => `codings:\n  - quote: ${quote}\n    codes: [lien]\n`;
  const [one, other] = ['Ceux de chez Kervadec prêtent leurs machines.', 'Le soir, on compare les devis.'];
  write(folder, {
    'study.yaml': 'language: fr\nattribution: "{organisation}"\nidentifying: [organisation]\n',
    'codebook/1-liens/lien.md': '---\nid: lien\nlabel: Lien\n---\nCe qui lie.\n',
    'codebook/1-liens/outil.md': '---\nid: outil\nlabel: Outil\n---\nCe qui sert.\n',
    [first]: source('Atelier Brume', one),
    [second]: source('Fonderie Pic', other),
    'corpus/2024/c.md': source('Kervadec', 'Rien à dire.'),
    'corpus/2024/a.alice.yaml': codings(one),
    'corpus/2024/b.alice.yaml': codings(other),
    'reports/report.md': `## Lien\n\n::verbatim{source=2024-a quote="${one}"}\n\n::verbatim{source=2024-b quote="${other}"}\n`,
  });
  return folder;
}

/** The quotes of the report, by what is shown of them and what is told, and their fingerprints. */
function quotesIn(folder: string) {
  const known = new Map<string, unknown>();
  const coded = {
    ...codeStudy(openStudy(folder).study),
    known: <T>(name: string, given: string, make: (again: boolean) => T): T => {
      const key = `${name} ${given}`;
      if (!known.has(key)) known.set(key, make(false));
      return known.get(key) as T;
    },
  };
  const [template] = coded.templates;
  if (!template) throw new Error('The study has a template.');
  const { document, manifest } = composeFolded(coded, template);
  const quotes = document.blocks.find((block) => block.type === 'quotes');
  const told = manifest.verbatims.find((one) => 'verbatims' in one);
  if (quotes?.type !== 'quotes' || !told || !('verbatims' in told)) throw new Error('Its quotes are folded.');
  return {
    shown: JSON.stringify(quotes.withPassages()),
    told: JSON.stringify(told.verbatims()),
    prints: [quotes.print, told.print],
  };
}

/** All of them change what is shown or told of the quotes, and none of them the directives. */
const edits: Readonly<Record<string, Edit>> = {
  'words beside the quote': edited(first, (old) => old.replace('On attend.', 'On entend.')),
  'who says them': edited(first, (old) => old.replaceAll('**R :**', '**Rose :**')),
  'whose consent it is': edited(second, (old) => old.replace('consent: named', 'consent: anonymous')),
  'who is anonymous elsewhere': edited('corpus/2024/c.md', (old) =>
    old.replace('consent: named', 'consent: anonymous'),
  ),
  'what was withdrawn beside it': edited(first, (old) => old.replace('---\n', '---\nwithdrawn: [On attend.]\n')),
  'what it is called': edited(second, (old) => old.replace('Fonderie Pic', 'Fonderie Roc')),
  'when it was said': edited(second, (old) => old.replace('---\n', '---\ndate: 2024-03-01\n')),
  'how quotes are attributed': edited('study.yaml', (old) => old.replace('{organisation}', '{organisation}, {wave}')),
  'whose codings count': (folder) => {
    edited('study.yaml', (old) => `${old}coders: { report: [alice, bob] }\n`)(folder);
    write(folder, {
      'corpus/2024/b.bob.yaml': 'codings:\n  - quote: Le soir, on compare les devis.\n    codes: [outil]\n',
    });
  },
  'a translation': edited('corpus/2024/b.alice.yaml', (old) => `${old}    translation: In the evening, we compare.\n`),
  'another code': edited('corpus/2024/b.alice.yaml', (old) => old.replace('[lien]', '[lien, outil]')),
  'a code that is called otherwise': (folder) => {
    edited('codebook/1-liens/lien.md', (old) => old.replace('id: lien', 'id: liens\naliases: [lien]'))(folder);
  },
  'the heading above': edited('reports/report.md', (old) => old.replace('## Lien', '## Outil')),
};

test.each(Object.entries(edits))('quotes have another fingerprint after a change of %s', (_, change) => {
  const folder = study();
  const before = quotesIn(folder);
  change(folder);
  const after = quotesIn(folder);
  expect(after.shown !== before.shown || after.told !== before.told).toBe(true);
  if (after.shown !== before.shown) expect(after.prints[0]).not.toBe(before.prints[0]);
  if (after.told !== before.told) expect(after.prints[1]).not.toBe(before.prints[1]);
});

test('what tells a name from a word is part of the fingerprint', () => {
  const folder = study();
  const other = 'corpus/2024/c.md';
  edited(other, (old) => old.replace('consent: named', 'consent: anonymous').replace('Kervadec', 'Compare'))(folder);
  const before = quotesIn(folder);
  expect(before.shown).not.toContain('on compare');
  // What everybody says is no name.
  edited(other, (old) => old.replace('Rien à dire.', 'Encore un compare.'))(folder);
  const after = quotesIn(folder);
  expect(after.shown).toContain('on compare');
  expect(after.prints[0]).not.toBe(before.prints[0]);
});

test('quotes have the fingerprint they had after a change that says nothing of them', () => {
  const folder = study();
  const before = quotesIn(folder);
  edited('corpus/2024/c.md', (old) => old.replace('Rien à dire.', 'Rien d’autre.'))(folder);
  edited('codebook/1-liens/outil.md', (old) => old.replace('label: Outil', 'label: Outillage'))(folder);
  edited('reports/report.md', (old) => `Des mots.\n\n${old}`)(folder);
  expect(quotesIn(folder)).toEqual(before);
});
