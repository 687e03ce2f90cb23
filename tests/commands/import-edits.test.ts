import { spawnSync } from 'node:child_process';
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
  if (comments !== '') {
    const main = 'http://schemas.openxmlformats.org';
    parts['word/comments.xml'] = strToU8(
      `<w:comments xmlns:w="${main}/wordprocessingml/2006/main">${comments}</w:comments>`,
    );
    const type = `<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>`;
    const relation = `<Relationship Id="rIdC" Type="${main}/officeDocument/2006/relationships/comments" Target="comments.xml"/>`;
    const add = (path: string, text: string) => {
      parts[path] = strToU8(
        strFromU8(parts[path] as Uint8Array).replace(/(?=<\/(?:Types|Relationships)>)/, () => text),
      );
    };
    add('[Content_Types].xml', type);
    add('word/_rels/document.xml.rels', relation);
  }
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

test('a second run says that everything is there already, and changes nothing', async () => {
  const comments = ['Et alors ?', 'Bof.'].map(
    (text, id) =>
      `<w:comment w:id="${id}" w:author="Zoé" w:date="2026-03-04T10:00:00Z"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`,
  );
  const reference = (id: number) => `<w:r><w:commentReference w:id="${id}"/></w:r>`;
  const cwd = await exported((xml) => {
    const edited = [
      ['se connaissent', (words: string) => del(words) + ins('se parlent')],
      ['Un second point.', (words: string) => del(words)],
      ['Un paragraphe de trop.', (words: string) => `<w:r><w:t>${words}</w:t></w:r>${reference(0)}${reference(1)}`],
      // Two wishes in one paragraph, of which one is the study's own.
      ['en parlent', (words: string) => del(words) + ins('le disent')],
      ['La plupart', (words: string) => del(words)],
    ].reduce((text, [words, to]) => change(text, words as string, to as (words: string) => string), xml);
    const fresh = (words: string, one: string) => marked(`<w:p>${ins(words)}</w:p>`, 'ins') + one;
    return [
      ['Fin.', 'Un ajout.'],
      [said, 'Écoutons-le :'],
    ].reduce((text, [words, own]) => {
      const one = holding(text, words as string);
      return text.replace(one, () => fresh(own as string, one));
    }, edited);
  }, comments.join(''));
  expect((await runStudy(edits, { cwd })).stdout).toContain('7 changes applied, 1 left to you.');
  const written = readFileSync(join(cwd, 'reports/bilan.md'), 'utf8');
  const { stdout } = await runStudy(edits, { cwd });
  expect(stdout).toContain('Zoé, 2026-03-04: insert « Un ajout. ¶ » (already there)');
  expect(stdout).toContain('0 changes applied, 7 already there, 1 left to you.');
  expect(stdout).not.toContain('has changed since');
  expect(readFileSync(join(cwd, 'reports/bilan.md'), 'utf8')).toBe(written);
});

test('words that the report has elsewhere are not there already', async () => {
  const cwd = await exported((xml) =>
    change(xml, 'Un second point.', (words) => del(words) + ins('Un premier point.')),
  );
  expect((await runStudy(edits, { cwd })).stdout).toContain('1 change applied, 0 left to you.');
});

test('paragraphs that were joined before are joined already', async () => {
  const cwd = await exported((xml) => xml.replace(holding(xml, 'de trop'), (one) => marked(one, 'del')));
  await runStudy(edits, { cwd });
  const { stdout } = await runStudy(edits, { cwd });
  expect(stdout).toContain('join this paragraph with the next (already there)');
  expect(stdout).toContain('0 changes applied, 1 already there, 0 left to you.');
  expect(stdout).not.toContain('warning');
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

const said = 'On met les gens ensemble sur le quai, et le reste vient.';
const paragraphs = (xml: string) => xml.split(/(?=<w:p[ >])/);
const holding = (xml: string, words: string) => paragraphs(xml).find((one) => one.includes(words)) as string;
const marked = (paragraph: string, mark: string) => {
  const properties = `<w:rPr><w:${mark} w:id="7" ${by}/></w:rPr></w:pPr>`;
  return paragraph.includes('</w:pPr>')
    ? paragraph.replace('</w:pPr>', properties)
    : paragraph.replace(/<w:p(?: [^>]*)?>/, (open) => `${open}<w:pPr>${properties}`);
};

test('what an interviewee said is not changed within the prose either; the whole of it may go', async () => {
  const quoting = template
    .replace('Fin.', `Un membre le dit : « ${said} » Et encore.`)
    .replace('Un paragraphe de trop.', `Avant. « ${said} » Après.`);
  const cwd = await exported(
    (xml) => {
      const whole = holding(xml, 'Un membre le dit');
      const changed = change(whole, 'gens ensemble', (words) => del(words) + ins('bateaux ensemble'));
      const other = holding(xml, 'Avant.');
      return xml
        .replace(whole, () => change(changed, 'Et encore', (words) => del(words) + ins('Rien de plus')))
        .replace(other, () => change(other, /«[^»]*» /.exec(other)?.[0] ?? '', del));
    },
    '',
    { ...base, 'reports/bilan.md': quoting },
  );
  const { stdout } = await runStudy(edits, { cwd });
  expect(stdout).toMatch(
    /delete « gens ensemble », insert « bateaux ensemble »\. .*would change what an interviewee said/,
  );
  expect(stdout).toContain('2 changes applied, 1 left to you.');
  expect(readFileSync(join(cwd, 'reports/bilan.md'), 'utf8')).toBe(
    quoting.replace('Et encore', 'Rien de plus').replace(`Avant. « ${said} » `, 'Avant. '),
  );
});

test('a quotation that is withheld stays in the template as it was, and what is around it changes in its place', async () => {
  const secret = 'Mon frère a vidé la caisse avant de partir, et personne ne l’a su.';
  const quoting = template
    .replace('## Ce qui tient\n', `## Ce qui tient\n\nOn lit « ${secret} » dans un entretien, dit-on.\n`)
    .replace('Fin.', 'La fin de tout.');
  const files = {
    ...base,
    'corpus/tu.md': `---\nconsent: none\n---\n\n**R :** ${secret}\n`,
    'reports/bilan.md': quoting,
  };
  const cwd = await exported(
    (xml) =>
      change(
        change(
          change(xml, 'de tout', (words) => del(words) + ins('du quai')),
          'dit-on',
          (words) => del(words) + ins('paraît-il'),
        ),
        '[…]',
        (words) => del(words) + ins('rien'),
      ),
    '',
    files,
  );
  const { stdout } = await runStudy(edits, { cwd });
  expect(stdout).toContain('2 changes applied, 1 left to you.');
  expect(readFileSync(join(cwd, 'reports/bilan.md'), 'utf8')).toBe(
    quoting.replace('entretien, dit-on', 'entretien, paraît-il').replace('de tout', 'du quai'),
  );
});

test('a paragraph that was moved is listed, and stays; one that runs on into the next does so', async () => {
  const cwd = await exported((xml) => {
    const moved = holding(xml, 'Les gens');
    const text = '<w:r><w:t>Un paragraphe de trop.</w:t></w:r>';
    const away = marked(`<w:p><w:moveFrom w:id="5" ${by}>${text}</w:moveFrom></w:p>`, 'moveFrom');
    const here = marked(`<w:p><w:moveTo w:id="6" ${by}>${text}</w:moveTo></w:p>`, 'moveTo');
    return xml.replace(holding(xml, 'de trop'), () => away).replace(moved, () => here + moved);
  });
  const { stdout } = await runStudy(edits, { cwd });
  expect(stdout).toContain(
    'Zoé, 2026-03-04: move « Un paragraphe de trop. » to before « Les gens se connaissent bien, et 1 entretien … »',
  );
  expect(stdout).toContain('0 changes applied, 1 left to you.');
  expect(readFileSync(join(cwd, 'reports/bilan.md'), 'utf8')).toBe(template);
  const joined = await exported((xml) => xml.replace(holding(xml, 'de trop'), (one) => marked(one, 'del')));
  expect((await runStudy(edits, { cwd: joined })).stdout).toContain('join this paragraph with the next');
  expect(readFileSync(join(joined, 'reports/bilan.md'), 'utf8')).toBe(template.replace('trop.\n\nFin', 'trop.Fin'));
});

test('a new paragraph above what the study itself says stands below the prose before it', async () => {
  const cwd = await exported((xml) => {
    const quote = holding(xml, said);
    return xml.replace(quote, () => marked(`<w:p>${ins('Écoutons-le :')}</w:p>`, 'ins') + quote);
  });
  const { stdout } = await runStudy(edits, { cwd });
  expect(stdout).toContain('1 change applied, 0 left to you.');
  expect(readFileSync(join(cwd, 'reports/bilan.md'), 'utf8')).toBe(
    template.replace('dit-on.\n', 'dit-on.\n\nÉcoutons-le :\n'),
  );
});

test('words at either end of a paragraph stand outside its emphasis, and after what a directive gives', async () => {
  const edged = template
    .replace('Un paragraphe de trop.', '**Un paragraphe de trop.**')
    .replace('Fin.', 'Ils sont :count{code=entraide}');
  const cwd = await exported(
    (xml) => {
      const edge = (text: string, words: string, before: string, after: string) =>
        text.replace(holding(text, words), (one) =>
          one.replace(/(?<=<\/w:pPr>|<w:p>)/, () => before).replace('</w:p>', () => `${after}</w:p>`),
        );
      return edge(edge(xml, 'de trop', ins('Note. '), ins(' Bien.')), 'Ils sont', '', ins(', donc.'));
    },
    '',
    { ...base, 'reports/bilan.md': edged },
  );
  const { stdout } = await runStudy(edits, { cwd });
  expect(stdout).toContain('3 changes applied, 0 left to you.');
  expect(readFileSync(join(cwd, 'reports/bilan.md'), 'utf8')).toBe(
    edged
      .replace('**Un paragraphe de trop.**', 'Note. **Un paragraphe de trop.** Bien.')
      .replace(':count{code=entraide}\n', ':count{code=entraide}, donc.\n'),
  );
});

const program = 'soffice';
const office = spawnSync(program, ['--version']).status === 0;
if (!office) process.stderr.write('tests/commands/import-edits.test.ts: no LibreOffice, its files are skipped.\n');

test.skipIf(!office)('a file that LibreOffice saved again says the same', async () => {
  const comments =
    '<w:comment w:id="0" w:author="Zoé" w:date="2026-03-04T10:00:00Z"><w:p><w:r><w:t>Et alors ?</w:t></w:r></w:p></w:comment>';
  const cwd = await exported(
    (xml) =>
      change(
        change(
          change(xml, 'se connaissent', (words) => del(words) + ins('se parlent')),
          'Un paragraphe de trop.',
          (words) => `<w:r><w:t>${words}</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r>`,
        ),
        'sur le quai',
        (words) => del(words) + ins('au port'),
      ).replace(holding(xml, 'Fin.'), (one) => marked(`<w:p>${ins('Un ajout.')}</w:p>`, 'ins') + one),
    comments,
  );
  const profile = `-env:UserInstallation=file://${join(cwd, 'profile')}`;
  const call = [profile, '--headless', '--convert-to', 'docx:MS Word 2007 XML', '--outdir', join(cwd, 'saved')];
  spawnSync(program, [...call, join(cwd, 'bilan.docx')], { timeout: 100_000 });
  const { stdout } = await runStudy(['import', '--edits', 'saved/bilan.docx'], { cwd });
  expect(stdout).toMatch(/delete « sur le quai », insert « au port »\. It cannot be applied/);
  expect(stdout).toContain('3 changes applied, 1 left to you.');
  expect(readFileSync(join(cwd, 'reports/bilan.md'), 'utf8')).toBe(
    template
      .replace('se connaissent', 'se parlent')
      .replace('de trop.\n', 'de trop.\n\n<!-- Zoé, 2026-03-04: Et alors ? -->\n')
      .replace('Fin.', 'Un ajout.\n\nFin.'),
  );
});

test.each([
  [['import', '--edits', 'bilan.md'], 2, '`--edits` takes one report of this study in Word'],
  [['import', '--edits', 'autre.docx'], 2, 'Say which: --name NAME (bilan).'],
  [['import', '--edits', 'bilan v2.docx'], 1, 'It is no Office file, or damaged.'],
  [['import', '--edits', 'bilan v2.docx', '--codings', 'a'], 2, '`study import --edits` takes no --codings'],
])('%j is refused', async (args, code, message) => {
  const cwd = temporaryStudy({ ...base, 'bilan v2.docx': 'rien', 'autre.docx': 'rien' });
  const run = await runStudy(args, { cwd });
  expect(run.code).toBe(code);
  expect(run.stdout + run.stderr).toContain(message);
});
