import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';
import { docxFaults } from '../render/docx-faults.ts';
import { allOf, headingsOf, openDocx, quotesOf, shownText } from '../render/docx-reader.ts';
import { houseDocument, pixel } from '../render/house-document.ts';

const study = {
  'study.yaml':
    'title: Les quais\nlanguage: fr\nattribution: "({organisation})"\ncite: footnote\ncoders: { report: [alice] }\nsampling: random\nformats: [docx]\n',
  'codebook/1-vie/entraide.md':
    '---\nid: entraide\nlabel: Entraide\nsubthemes: [{ id: pret, label: Prêt }]\n---\nS’aider.\n',
  'corpus/tilleuls.md':
    '---\npseudonym: E07\norganisation: Cabinet des Tilleuls\ninterviewee: Odile Marchand\nurl: https://example.org/tilleuls\n---\n\n**R :** Au Cabinet des Tilleuls, Odile Marchand prête les machines.\n',
  'corpus/tilleuls.alice.yaml':
    'codings:\n  - quote: Au Cabinet des Tilleuls, Odile Marchand prête les machines.\n    codes: [pret, entraide]\n',
  'corpus/lys.md':
    '---\norganisation: Maison du Lys\nconsent: named\nurl: https://example.org/lys\n---\n\n**R :** Ici, on se prête tout.\n',
  'corpus/lys.alice.yaml': 'codings:\n  - quote: Ici, on se prête tout.\n    codes: [entraide]\n',
  'reports/synthese.md':
    '::cover\n\n::toc\n\n## Vie\n\n![Plan](images/plan.png) ![Autre](../study.png)\n\n::theme{code=entraide}\n\n::sample\n\n::chart{kind=frequency}\n\n::chart{kind=heatmap}\n\n::chart{kind=network level=2}\n\n::chart{kind=saturation}\n\n::colophon\n',
  'reports/images/plan.png': pixel,
  'study.png': pixel,
  'maison.docx': Buffer.from(houseDocument()),
};
const bytesOf = (folder: string) => new Uint8Array(readFileSync(join(folder, 'reports/out/synthese.docx')));

describe('study report in Word', () => {
  test('writes a sound document with the pictures that lie beside the template', async () => {
    const folder = temporaryStudy(study);
    const { stdout, stderr, code } = await runStudy(['report', '--json'], { cwd: folder });
    expect([stderr, code]).toEqual(['', 0]);
    expect(JSON.parse(stdout).outputs).toEqual(['reports/out/synthese.docx', 'reports/out/synthese.manifest.json']);
    const docx = openDocx(bytesOf(folder));
    expect(docxFaults(bytesOf(folder))).toEqual([]);
    expect(
      headingsOf(docx)
        .map(({ text }) => text)
        .slice(0, 2),
    ).toEqual(['Les quais', 'Vie']);
    expect(quotesOf(docx)).toContain('Ici, on se prête tout. (Maison du Lys)');
    expect(allOf(docx.xml('word/document.xml'), 'blip')).toHaveLength(2);
  });

  test('the same study gives the same bytes', async () => {
    const [first, second] = [temporaryStudy(study), temporaryStudy(study)];
    for (const folder of [first, second]) await runStudy(['report'], { cwd: folder });
    expect(bytesOf(first)).toEqual(bytesOf(second));
  });

  test('holds no name that may not be shown, in none of its parts nor in the sheets of its charts', async () => {
    const folder = temporaryStudy(study);
    await runStudy(['report'], { cwd: folder });
    const parts = everyPart(bytesOf(folder));
    expect(parts.map(([path]) => path)).toContain('word/embeddings/figure-1.xlsx/xl/worksheets/sheet1.xml');
    expect(parts.filter(([path, text]) => /tilleuls|odile|marchand/i.test(path + text))).toEqual([]);
  });

  test.each([
    ['with --template', {}, ['--template', 'maison.docx']],
    ['with house_style', { 'study.yaml': `${study['study.yaml']}house_style: maison.docx\n` }, []],
  ])('takes the styles of the house %s', async (_, changed, options) => {
    const folder = temporaryStudy({ ...study, ...changed });
    const { stderr, code } = await runStudy(['report', ...options], { cwd: folder });
    expect([stderr, code]).toEqual(['', 0]);
    const docx = openDocx(bytesOf(folder));
    expect(docxFaults(bytesOf(folder))).toEqual([]);
    const styles = allOf(docx.xml('word/document.xml'), 'pStyle').map(({ attributes }) => attributes.val);
    expect(styles).toEqual(expect.arrayContaining(['Titre', 'Titre1', 'Extrait']));
    expect(docx.paths.map((path) => (/^word\/header/.test(path) ? shownText(docx.xml(path)) : ''))).toContain(
      'Institut des grappes',
    );
  });

  test('a template of the call comes before the study’s', async () => {
    const folder = temporaryStudy({ ...study, 'study.yaml': `${study['study.yaml']}house_style: absente.docx\n` });
    expect((await runStudy(['report', '--template', 'maison.docx'], { cwd: folder })).code).toBe(0);
  });

  test.each([
    [['--template', 'absent.docx'], 'There is no file absent.docx.'],
    [['--template', 'study.yaml'], 'study.yaml cannot be a template.'],
    [['--template', 'maison.docx', '--format', 'md'], '--format docx'],
  ])('report %j is refused in a line', async (options, sentence) => {
    const { stderr, stdout, code } = await runStudy(['report', ...options], { cwd: temporaryStudy(study) });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test.each([
    ['is absent', 'absente.docx', undefined],
    ['is no document', 'study.yaml', undefined],
    ['lies elsewhere', '../maison.docx', undefined],
    ['is a link that leads elsewhere', 'lien.docx', 'lien.docx'],
  ])(
    'a document of the study that %s is an error at its key, and the report is made all the same',
    async (_, named, link) => {
      const elsewhere = temporaryStudy({ 'maison.docx': Buffer.from(houseDocument()) });
      const folder = temporaryStudy(study);
      writeFileSync(join(folder, 'study.yaml'), `${study['study.yaml']}house_style: ${named}\n`);
      if (link) symlinkSync(join(elsewhere, 'maison.docx'), join(folder, link));
      const { stdout, code } = await runStudy(['report', '--json'], { cwd: folder });
      expect(code).toBe(1);
      expect(JSON.parse(stdout).problems).toEqual([
        expect.objectContaining({ rule: 'house-style', severity: 'error', file: 'study.yaml', line: 8 }),
      ]);
      expect(headingsOf(openDocx(bytesOf(folder)))).not.toEqual([]);
    },
  );
});

/** Every file of an archive, those in it opened too, as text. */
function everyPart(bytes: Uint8Array): [path: string, text: string][] {
  return Object.entries(unzipSync(bytes)).flatMap(([path, content]) =>
    path.endsWith('.xlsx')
      ? everyPart(content).map(([inner, text]): [string, string] => [`${path}/${inner}`, text])
      : [[path, strFromU8(content, true)] as [string, string]],
  );
}
