import { expect, it } from 'vitest';
import { composeReport, templateFrom } from '../../src/report/compose.ts';
import { memberCheckDocument } from '../../src/report/member-check-document.ts';
import { reportsToCome } from '../../src/report/member-check-passages.ts';
import { codedStudy } from '../coding/coded.ts';

const study = codedStudy({
  'study.yaml': 'unit: { one: atelier, many: ateliers }\ncoders: { report: [alice] }\n',
  'codebook/1-a/pret.md': '---\nid: pret\nlabel: Prêt\n---\n',
  'corpus/a.md': '---\npseudonym: E1\nrole: tourneuse\nconsent: anonymous\n---\n**R :** We lend our tools.\n',
  'corpus/a.alice.yaml':
    'codings:\n  - quote: We lend our tools.\n    codes: [pret]\n    translation: On prête nos outils.\n',
  'corpus/b.md': '---\npseudonym: E2\nrole: directrice\nconsent: none\n---\n**R :** Je prête tout au voisin.\n',
  'corpus/b.alice.yaml': 'codings:\n  - quote: Je prête tout au voisin.\n    codes: [pret]\n',
});
const composed = (text: string) => composeReport(study, templateFrom('essai', `${text}\n`));

it('shows of an interview without consent its pseudonym in the sample, and no variable', () => {
  const [table] = composed('::sample{columns="pseudonym,role"}').document.blocks;
  expect(table).toMatchObject({
    rows: [
      [{ text: 'E1' }, { text: 'tourneuse' }],
      [{ text: 'E2' }, { text: '' }],
    ],
  });
  expect(JSON.stringify(composed('::sample{group=role}').document)).not.toContain('directrice');
});

it('counts it without naming what only it says', () => {
  const [table] = composed('::frequencies{by=role}').document.blocks;
  expect(table).toMatchObject({ columns: [{}, { label: 'tourneuse' }, { label: 'sans nom' }] });
});

it('gives it no column where each case has one, and says so', () => {
  const matrix = composed('::matrix').document.blocks;
  expect(matrix).toMatchObject([
    { columns: [{}, { label: 'E1' }] },
    { markdown: 'Sans colonne, faute d’accord\u00a0: 1 atelier.' },
  ]);
  expect(JSON.stringify(composed('::chart{kind=heatmap}').document.blocks)).not.toContain('E2');
});

it('lets nobody retell it', () => {
  const { problems } = composed(':from[Elle prête tout]{source=b quote="Je prête tout au voisin."}.');
  expect(problems).toMatchObject([{ rule: 'consent', message: expect.stringContaining('Remove this retelling') }]);
});

it('asks its interviewee to approve no passages, and shows others the translation that is printed', () => {
  const reports = reportsToCome(study, [templateFrom('essai', '::verbatim{source=a quote="We lend our tools."}\n')]);
  const sent = (id: string) => {
    const source = study.sourceById.get(id);
    return source && JSON.stringify(memberCheckDocument(study, source, { name: id, reports }).document);
  };
  expect(sent('b')).not.toMatch(/passages cités\\n|passages que nos rapports/);
  expect(sent('a')).toContain('passages cités\\n');
  expect(sent('a')).toContain('"translation":["On prête nos outils."]');
});
