import { expect, test } from 'vitest';
import { checkStudy } from '../../src/check/checks.ts';
import { codeStudy } from '../../src/coding/code-study.ts';
import { parseStudy } from '../../src/parse/study.ts';

const sound = {
  'study.yaml': 'title: Essai\n',
  'corpus/a.md': '**Q :** Et ?\n\n**R :** On partage tout ici.\n',
  'corpus/a.bo.yaml': 'codings:\n- quote: On partage tout ici.\n  codes: [x]\n',
  'corpus/b.md': '**Q :** Et ?\n\n**R :** Rien.\n',
  'corpus/b.bo.yaml': 'codings: []\n',
  'codebook/c/x.md': '---\nlabel: X\n---\nX.\n',
  'reports/r.md':
    'Pour :claim[tous]{code=x}.\n\n:count{code=absent}\n\n::verbatim{source=absent quote="Rien"}\n\n::absent\n',
};

function rules(files: Record<string, string>): string[] {
  const bytes = new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
  const { study, problems, ...context } = parseStudy({ name: 'x', files: bytes, folders: ['corpus', 'codebook'] });
  return [...problems, ...checkStudy(codeStudy(study), context)].map(({ rule }) => rule).sort();
}

test('every fault of a report is told where the study can be read', () => {
  expect(rules(sound)).toEqual(['claim-fails', 'unknown-code', 'unknown-directive', 'unknown-source']);
});

test.each<[string, Partial<typeof sound>, string[]]>([
  ['a theme', { 'codebook/c/x.md': '---\nlabel: X\n' }, ['front-matter', 'unknown-directive', 'unknown-source']],
  ['a source', { 'corpus/b.md': '---\nrole: x\n' }, ['front-matter', 'unknown-code', 'unknown-directive']],
  ['a source without text', { 'corpus/b.md': '' }, ['empty-file', 'unknown-code', 'unknown-directive']],
  [
    'codings',
    { 'corpus/b.bo.yaml': 'codings:' },
    ['unknown-code', 'unknown-directive', 'unknown-source', 'wrong-type'],
  ],
  ['the settings', { 'study.yaml': 'a: b: c' }, ['unknown-code', 'unknown-directive', 'unknown-source', 'yaml']],
])('what follows from %s that cannot be read is not told, the rest is', (_, broken, expected) => {
  expect(rules({ ...sound, ...broken })).toEqual(expected);
});

test('codings of a source that cannot be read keep their own faults, and have no orphans', () => {
  const codings = 'codings:\n- quote: On ne partage rien.\n  codes: [inconnu]\n  date: hier\n';
  const files = { ...sound, 'corpus/b.md': '---\nrole: x\n', 'corpus/b.bo.yaml': codings, 'reports/r.md': '' };
  expect(rules(files)).toEqual(['front-matter', 'unknown-code', 'wrong-value']);
});
