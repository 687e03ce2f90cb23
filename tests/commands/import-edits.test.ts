import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test, vi } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';
import { expectValid } from '../valid-json.ts';

vi.setConfig({ testTimeout: 60_000 });

const template = `---
title: Bilan
---

## Ce qui tient

Les gens **se connaissent** bien, et    :count{code=entraide} le disent ; on\\_le sait.

- Un premier point.
- Un second point.

:claim[La plupart]{code=entraide} en parlent, dit-on.

::verbatim{source=forge quote="On met les gens ensemble sur le quai, et le reste vient."}

Un paragraphe de trop.

Fin.
`;
const base = {
  'study.yaml': 'language: fr\nconsent: named\n',
  'codebook/1-vie/entraide.md': '---\nid: entraide\nlabel: Entraide\n---\n\nS’aider.\n',
  'corpus/forge.md': '**Q :** Quoi ?\n\n**R :** On met les gens ensemble sur le quai, et le reste vient.\n',
  'corpus/forge.alice.yaml':
    'status: complete\ncodings:\n  - quote: On met les gens ensemble sur le quai, et le reste vient.\n    codes: [entraide]\n',
  'reports/bilan.md': template,
};
const by = 'w:author="Zoé" w:date="2026-03-04T10:00:00Z"';
const ins = (text: string) => `<w:ins w:id="9" ${by}><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:ins>`;
const del = (text: string) =>
  `<w:del w:id="8" ${by}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;

/** Splits the run that holds these words, and puts something in their place. */
function change(xml: string, words: string, to: (words: string) => string): string {
  const runs = [
    ...xml.matchAll(/<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t xml:space="preserve">([^<]*)<\/w:t><\/w:r>/g),
  ];
  const run = runs.find(([, , text]) => text?.includes(words));
  if (!run) throw new Error(`no run holds ${words}`);
  const [whole, look = '', text = ''] = run;
  const piece = (part: string) => (part === '' ? '' : `<w:r>${look}<w:t xml:space="preserve">${part}</w:t></w:r>`);
  const at = text.indexOf(words);
  return xml.replace(whole, () => piece(text.slice(0, at)) + to(words) + piece(text.slice(at + words.length)));
}

async function exported(edit: (xml: string) => string, comments = '', files = base) {
  const cwd = temporaryStudy(files);
  await runStudy(['report', 'bilan', '--format', 'docx'], { cwd });
  const parts = unzipSync(readFileSync(join(cwd, 'reports/out/bilan.docx')));
  parts['word/document.xml'] = strToU8(edit(strFromU8(parts['word/document.xml'] as Uint8Array)));
  if (comments !== '')
    parts['word/comments.xml'] = strToU8(
      `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${comments}</w:comments>`,
    );
  writeFileSync(join(cwd, 'bilan.docx'), zipSync(parts));
  return cwd;
}

const edits = ['import', '--edits', 'bilan.docx'];

test('tracked changes of prose become a change of the template, every other byte the same', async () => {
  const cwd = await exported((xml) =>
    [
      ['se connaissent', (words: string) => del(words) + ins('se *parlent*')],
      [' sait', (words: string) => `${ins(', ma foi,')}<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`],
      ['Un second point.', (words: string) => del(words)],
      ['Un paragraphe de trop.', (words: string) => del(words)],
      ['en parlent', (words: string) => del(words) + ins('le disent')],
    ].reduce((text, [words, to]) => change(text, words as string, to as (words: string) => string), xml),
  );
  const dry = await runStudy([...edits, '--dry-run'], { cwd });
  expect(dry.stdout).toContain('Zoé, 2026-03-04: delete « se connaissent », insert « se *parlent* »');
  expect(dry.stdout).toContain('would change reports/bilan.md');
  expect(readFileSync(join(cwd, 'reports/bilan.md'), 'utf8')).toBe(template);
  const { stdout, code } = await runStudy(edits, { cwd });
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('5 changes applied, 0 left to you.') });
  expect(readFileSync(join(cwd, 'reports/bilan.md'), 'utf8')).toBe(
    template
      .replace('**se connaissent**', '**se \\*parlent\\***')
      .replace('on\\_le sait.', 'on\\_le, ma foi, sait.')
      .replace('- Un second point.\n', '')
      .replace('Un paragraphe de trop.\n\n', '')
      .replace('en parlent', 'le disent'),
  );
});

test('the study’s own words are not changed: what was asked is listed, beside what was applied', async () => {
  const cwd = await exported((xml) =>
    change(
      change(change(xml, 'La plupart', del), 'sur le quai', (words) => del(words) + ins('au port')),
      'Fin.',
      (words) => `<w:r><w:t>${words}</w:t></w:r>${ins(' Vraiment.')}`,
    ),
  );
  const { stdout, code } = await runStudy([...edits, '--json'], { cwd });
  expectValid('import-edits.json', stdout);
  const { applied, problems, template: path } = JSON.parse(stdout);
  expect({ code, path }).toEqual({ code: 0, path: 'reports/bilan.md' });
  expect(applied).toEqual([{ author: 'Zoé', date: '2026-03-04', asked: 'insert « Vraiment. »' }]);
  expect(problems.map(({ message }: { message: string }) => message)).toEqual([
    expect.stringMatching(/^Zoé, 2026-03-04: delete « sur le quai », insert « au port »\. .*the study's own words/),
    expect.stringMatching(/^Zoé, 2026-03-04: delete « La plupart »\. .*the study's own words/),
  ]);
  expect(readFileSync(join(cwd, 'reports/bilan.md'), 'utf8')).toBe(template.replace('Fin.', 'Fin. Vraiment.'));
});

test('new paragraphs, new items, and comments after their block', async () => {
  const mark = `<w:pPr><w:rPr><w:ins w:id="7" ${by}/></w:rPr></w:pPr>`;
  const comments =
    '<w:comment w:id="0" w:author="Zoé" w:date="2026-03-04T10:00:00Z"><w:p><w:r><w:t>Vraiment -- ?</w:t></w:r></w:p></w:comment>';
  const cwd = await exported(
    (xml) =>
      change(
        xml,
        'Un paragraphe de trop.',
        (words) => `<w:r><w:t>${words}</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r>`,
      ).replace(/<w:p>(?=(?:(?!<w:p>).)*Fin\.)/, `<w:p>${mark}${ins('1. Un ajout # ici')}</w:p><w:p>`),
    comments,
  );
  const { stdout } = await runStudy(edits, { cwd });
  expect(stdout).toContain('2 changes applied, 0 left to you.');
  const after = template
    .replace('de trop.\n', 'de trop.\n\n<!-- Zoé, 2026-03-04: Vraiment — ? -->\n')
    .replace('Fin.', '1\\. Un ajout # ici\n\nFin.');
  expect(readFileSync(join(cwd, 'reports/bilan.md'), 'utf8')).toBe(after);
});

test('a report that has changed since, or without tracking, is said to have; what can be placed is', async () => {
  const cwd = await exported((xml) =>
    change(
      change(xml, 'Un premier', () => '<w:r><w:t>Un tout premier</w:t></w:r>'),
      'de trop',
      del,
    ),
  );
  writeFileSync(join(cwd, 'reports/bilan.md'), template.replace('Un paragraphe de trop.', 'Un autre.'));
  const { stdout, code } = await runStudy(edits, { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain('delete « de trop ». It cannot be placed: the report has changed since');
  expect(stdout).toMatch(/changed without tracking: a paragraph is not in it as it is now, « Un tout premier point/);
  expect(stdout).toContain('0 changes applied, 1 left to you.');
});

test.each([
  [['import', '--edits', 'bilan.md'], 2, '`--edits` takes one report of this study in Word'],
  [['import', '--edits', 'autre.docx'], 2, 'Say which: --name NAME (bilan).'],
  [['import', '--edits', 'bilan v2.docx'], 1, 'It is no Office file, or damaged.'],
  [['import', '--edits', 'bilan v2.docx', '--codings', 'a'], 2, '`--codings` says nothing of a report'],
])('%j is refused', async (args, code, message) => {
  const cwd = temporaryStudy({ ...base, 'bilan v2.docx': 'rien', 'autre.docx': 'rien' });
  const run = await runStudy(args, { cwd });
  expect(run.code).toBe(code);
  expect(run.stdout + run.stderr).toContain(message);
});
