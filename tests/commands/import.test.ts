import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { zipTexts } from '../../src/exchange/zip.ts';
import { runStudy, temporaryStudy } from '../cli.ts';
import { docxFile, p } from '../exchange/office-files.ts';

vi.setConfig({ testTimeout: 60_000 });

const interview = 'Q : Que faites-vous ?\n\nR : On met les gens ensemble.\n\nQ : Et après ?\n\nR : On range le quai.\n';
const base = {
  'study.yaml': 'consent: named\n',
  'codebook/1-vie/entraide.md': '---\nid: entraide\nlabel: Entraide entre pairs\n---\n\nS’aider.\n',
  'corpus/2021/forge.md':
    '---\nconsent: anonymous\n---\n\n**Q :** Quoi ?\n\n**R :** On met les gens ensemble. Voilà.\n',
  'corpus/2021/forge.alice.yaml':
    'codings:\n  - quote: On met les gens ensemble.\n    codes: [entraide]\n    at: 23\n  - quote: Voilà.\n    codes: [entraide]\n    at: 49\n',
  'Entretien 3.txt': interview,
};

function files(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
  return new Map(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

test('a text becomes a source of its wave; imported again it is unchanged; a dry run writes nothing', async () => {
  const cwd = temporaryStudy(base);
  const before = files(cwd);
  const call = ['import', 'Entretien 3.txt', '--wave', '2024', '--case', 'forge'];
  const dry = await runStudy([...call, '--dry-run'], { cwd });
  expect(dry.stdout).toContain('would write corpus/2024/entretien-3.md');
  expect(files(cwd)).toEqual(before);
  const { stdout, code } = await runStudy(call, { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain(
    'corpus/2024/entretien-3.md  from Entretien 3.txt (text): 17 words\n  speakers: Q 2 (asks), R 2\n',
  );
  const body = interview.replace(/^(\w) :/gm, '**$1 :**');
  expect(readFileSync(join(cwd, 'corpus/2024/entretien-3.md'), 'utf8')).toBe(`---\ncase: forge\n---\n\n${body}`);
  const again = await runStudy(call, { cwd });
  expect(again.stdout).toContain('1 source: 1 unchanged.');
});

test('of rows of a table no labels are looked for, and none are said to be missing', async () => {
  const cwd = temporaryStudy({ ...base, 'r.csv': 'no;avis\n1;On range le quai.\n2;Rien.\n', 'lea.txt': 'On range.\n' });
  const { stdout } = await runStudy(['import', 'r.csv', '--text', 'avis', '--id', 'no'], { cwd });
  expect(stdout).toContain('from r.csv (table): 4 words\n');
  expect(stdout).not.toContain('speakers');
  expect((await runStudy(['import', 'lea.txt'], { cwd })).stdout).toContain('  speakers: no labels\n');
});

test('a source that is there is kept; replaced, its front matter stays and its codings follow or are said to be orphans', async () => {
  const cwd = temporaryStudy({
    ...base,
    'forge.txt': 'Q : Quoi donc ?\n\nR : Eh bien. On met les gens ensemble.\n',
  });
  const before = files(cwd);
  const kept = await runStudy(['import', 'forge.txt', '--wave', '2021'], { cwd });
  expect(kept).toMatchObject({ code: 0, stdout: expect.stringContaining('was kept. With --replace') });
  expect(files(cwd)).toEqual(before);
  const { stdout, code } = await runStudy(['import', 'forge.txt', '--wave', '2021', '--replace', '--json'], { cwd });
  const { sources, codings, problems } = JSON.parse(stdout);
  expect(code).toBe(1);
  expect(sources).toMatchObject([{ path: 'corpus/2021/forge.md', state: 'replaced' }]);
  expect(codings).toEqual({ added: 0, known: 0, notes: 0, joined: 0, coders: [], orphans: 1 });
  expect(problems).toMatchObject([{ rule: 'orphan', file: 'corpus/2021/forge.alice.yaml' }]);
  const text = readFileSync(join(cwd, 'corpus/2021/forge.md'), 'utf8');
  expect(text).toBe(
    '---\nconsent: anonymous\n---\n\n**Q :** Quoi donc ?\n\n**R :** Eh bien. On met les gens ensemble.\n',
  );
  const at = text.slice(text.indexOf('\n---\n') + 5).indexOf('On met');
  expect(readFileSync(join(cwd, 'corpus/2021/forge.alice.yaml'), 'utf8')).toBe(
    base['corpus/2021/forge.alice.yaml'].replace('at: 23', `at: ${at}`),
  );
});

test.each([
  ['---\n{ consent: anonymous }\n---\n', '---\n{ consent: anonymous, case: "quai" }\n---\n\n'],
  ['', '---\ncase: quai\n---\n\n'],
])('a source replaced gets the keys it lacks into its front matter: %j', async (front, written) => {
  const cwd = temporaryStudy({ ...base, 'corpus/entretien-3.md': `${front}**Q :** Quoi ?\n` });
  const { code } = await runStudy(['import', 'Entretien 3.txt', '--case', 'quai', '--replace'], { cwd });
  expect(code).toBe(0);
  const text = readFileSync(join(cwd, 'corpus/entretien-3.md'), 'utf8');
  expect(text).toBe(`${written}${interview.replace(/^(\w) :/gm, '**$1 :**')}`);
});

test('a table of variables is joined by the file’s name; rows of no file are said', async () => {
  const cwd = temporaryStudy({
    ...base,
    'v.csv':
      'fichier;Rôle;Date;secteur\nentretien 3.TXT;chef : adjoint;12/3/2024;bois\nautre.docx;x;;\nEntretien 3;adjoint;;\n',
  });
  const { stdout, code } = await runStudy(['import', 'Entretien 3.txt', '--variables', 'v.csv'], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain('v.csv:3:1 info « autre.docx » is none of the files.');
  expect(stdout).toContain('v.csv:4:1 warning « Entretien 3 » has a row above, which is the one that counts.');
  expect(readFileSync(join(cwd, 'corpus/entretien-3.md'), 'utf8')).toContain(
    "---\nrole: 'chef : adjoint'\ndate: 2024-03-12\nsecteur: bois\n---\n",
  );
});

test('comments of Word become codings of a person, by the label of a code, and memos', async () => {
  const marked = (id: number, text: string) =>
    `<w:commentRangeStart w:id="${id}"/><w:r><w:t xml:space="preserve">${text}</w:t></w:r><w:commentRangeEnd w:id="${id}"/>`;
  const body = `${p('Q : Quoi ?')}<w:p><w:r><w:t xml:space="preserve">R : </w:t></w:r>${marked(0, 'On se prête tout.')}${marked(1, ' Même le quai.')}</w:p>`;
  const comment = (id: number, text: string) =>
    `<w:comment w:id="${id}" w:author="A" w:date="2024-05-06T00:00:00Z"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`;
  const comments = `<w:comments>${comment(0, 'entraide entre pairs; inconnu')}${comment(1, 'À relire.')}</w:comments>`;
  const cwd = temporaryStudy({ ...base, 'a.docx': Buffer.from(docxFile(body, { comments })) });
  const { stdout, code } = await runStudy(['import', 'a.docx', '--comments', 'codings', '--coder', 'alice'], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain('The codebook has no code « inconnu ».');
  expect(stdout).toContain('1 coding and 1 note by alice written.');
  expect(readFileSync(join(cwd, 'corpus/a.alice.yaml'), 'utf8')).toBe(
    [
      'status: partial\ncodings:',
      '  - quote: |\n      On se prête tout.\n    codes: [entraide]\n    at: 24\n    date: 2024-05-06',
      '  - quote: |\n      Même le quai.\n    memo: |\n      À relire.\n    at: 42\n    date: 2024-05-06\n',
    ].join('\n'),
  );
  const checked = JSON.parse((await runStudy(['check', '--json'], { cwd })).stdout);
  expect(checked.problems.filter(({ file }: { file: string }) => file.startsWith('corpus/a.'))).toEqual([]);
});

test('two files of one name, and a source of another wave with its id, are refused', async () => {
  const cwd = temporaryStudy({ ...base, 'x/Entretien 3.md': interview, '2021 Forge.txt': interview });
  const twice = await runStudy(['import', 'Entretien 3.txt', 'x/Entretien 3.md'], { cwd });
  expect(twice).toMatchObject({ code: 1, stdout: expect.stringContaining('the same source as Entretien 3.txt') });
  const same = await runStudy(['import', '2021 Forge.txt'], { cwd });
  expect(same).toMatchObject({ code: 1, stdout: expect.stringContaining('the id of corpus/2021/forge.md') });
});

test.each([
  [['import'], /missing required argument/],
  [['import', 'nichts.txt'], /There is no file nichts\.txt/],
  [['import', 'corpus'], /corpus is a folder\. Name the files in it: study import corpus\/\*/],
  [['import', 'Entretien 3.txt', '--format', 'doc'], /--format doc.*Known: .*docx/],
  [['import', 'Entretien 3.txt', '--case', 'La Forge'], /an id has lower-case/],
  [['import', 'Entretien 3.txt', '--wave', '../..'], /no wave/],
  [['import', 'Entretien 3.txt', '--speakers', 'Q'], /lists labels and what they become/],
  [['import', 'Entretien 3.txt', '--comments', 'memos', '--coder', 'rules'], /a machine's name/],
  [['import', 'Entretien 3.txt', '--coder', 'rules'], /a machine's name/],
  [['import', 'Entretien 3.txt', '--coder', 'Zoé R'], /lower-case letters, digits and hyphens only/],
])('%s is wrong usage', async (call, message) => {
  const { stderr, code } = await runStudy(call, { cwd: temporaryStudy(base) });
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});

describe('a file of the study that cannot be read is not written over, and hides no codings', () => {
  const broken = 'codings: [{\n';
  const other = interview.replace(/\S+\s*$/, 'Autre fin.\n');

  test('codings of a source that gets a new text', async () => {
    const cwd = temporaryStudy({ ...base, 'corpus/entretien-3.md': interview, 'corpus/entretien-3.tom.yaml': broken });
    writeFileSync(join(cwd, 'Entretien 3.txt'), other);
    const { stdout, code } = await runStudy(['import', 'Entretien 3.txt', '--replace'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/corpus\/entretien-3\.tom\.yaml.* error .*would not follow the new text.*import-hidden/);
    expect(readFileSync(join(cwd, 'corpus/entretien-3.md'), 'utf8')).toBe(interview);
  });

  test('the file that new codings would go to', async () => {
    const cwd = temporaryStudy({
      ...base,
      'corpus/lea.md': 'Q : Quoi ?\n\nR : On répare.\n',
      'corpus/lea.zoe.yaml': broken,
      'tags.csv': 'document,tag,content\nlea,Don,On répare\n',
    });
    const { stdout, code } = await runStudy(['import', 'tags.csv', '--coder', 'zoe', '--json'], { cwd });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      outputs: [],
      problems: [{ file: 'corpus/lea.zoe.yaml', rule: 'import-hidden', severity: 'error' }],
    });
    expect(readFileSync(join(cwd, 'corpus/lea.zoe.yaml'), 'utf8')).toBe(broken);
  });
});

test('what is too large is not read, whatever its name', async () => {
  const cwd = temporaryStudy(base);
  for (const name of ['a.xyz', 'table.csv']) {
    writeFileSync(join(cwd, name), '');
    truncateSync(join(cwd, name), 200_000_000);
  }
  const unknown = await runStudy(['import', 'a.xyz'], { cwd });
  expect(unknown).toMatchObject({ code: 1, stdout: expect.stringContaining('It has 200 MB; at most 32 MB are read') });
  const table = await runStudy(['import', 'Entretien 3.txt', '--variables', 'table.csv'], { cwd });
  expect(table).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('table.csv has 200 MB; a table may have 32'),
  });
  const codebook = await runStudy(['codebook', 'import', 'table.csv'], { cwd });
  expect(codebook).toMatchObject({ code: 2, stderr: expect.stringContaining('table.csv has 200 MB') });
});

describe('a hostile file is a sentence, and nothing is written', () => {
  const bomb = zipTexts({ 'word/document.xml': ' '.repeat(31_000_000) });
  const xml = (body: string) =>
    zipTexts({ 'word/document.xml': `<w:document xmlns:w="x"><w:body>${body}</w:body></w:document>` });
  // As many small elements as fit: the tree of them would fill the memory.
  const wide = xml(Array.from({ length: 1_200_000 }, (_, index) => `<a b="${index % 7}"/>`).join(''));
  const deep = xml(
    Array.from({ length: 200_000 }, (_, index) => `<w:sdt a="${index}">`).join('') + '</w:sdt>'.repeat(200_000),
  );
  const entity = zipTexts({
    'word/document.xml':
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="x"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>',
  });
  test.each([
    ['bomb.docx', bomb, /unpacks to more/],
    ['wide.docx', wide, /memory|no text/],
    ['deep.docx', deep, /is broken/],
    ['entity.docx', entity, /document\.xml in it is broken/],
    ['cut.docx', docxFile(p('Oui.')).slice(0, 200), /damaged/],
    ['climb.docx', zipTexts({ '../../word/document.xml': '<a/>' }), /leads out/],
    ['folder.xlsx', xml(''), /holds no workbook/],
    ['nul.txt', new Uint8Array(5000), /no text, first in line 1/],
    ['stars.txt', Buffer.from(`Q : oui\n\nR : ${'**'.repeat(200_000)}`), /Its paragraph 2 holds 400000 signs/],
    ['stars.md', Buffer.from(`**Q :** oui\n\n**R :** ${'**a'.repeat(20_000)}`), /Its paragraph 2 holds 40004 signs/],
    ['a line.txt', Buffer.from(`Q : ${'a '.repeat(600_000)}`), /Its paragraph 1 holds 1200003 characters/],
    ['a.xyz', new Uint8Array(5), /No importer knows/],
  ])('%s', async (name, bytes, message) => {
    const cwd = temporaryStudy({ ...base, [name]: Buffer.from(bytes) });
    const before = files(cwd);
    const { stdout, stderr, code } = await runStudy(['import', 'Entretien 3.txt', name], { cwd });
    expect({ stderr, code }).toEqual({ stderr: '', code: 1 });
    expect(stdout).toMatch(message);
    expect(stdout).toContain('Nothing was imported');
    expect(stdout).not.toMatch(/Maximum call|RangeError|\n\s+at /);
    expect(files(cwd)).toEqual(before);
  });

  test('200 MB of text', async () => {
    const cwd = temporaryStudy(base);
    writeFileSync(join(cwd, 'long.txt'), 'x');
    truncateSync(join(cwd, 'long.txt'), 200_000_000);
    const { stdout, code } = await runStudy(['import', 'long.txt'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/It has 200 MB; at most 32 MB are read/);
  });
});
