import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';
import { refiProject } from '../exchange/refi-files.ts';

const code = (guid: string, name: string, inner = '', more = 'isCodable="true"') =>
  `<Code guid="${guid}" name="${name}" ${more}>${inner}</Code>`;
const selection = (start: number, end: number, user: string, ...codes: string[]) =>
  `<PlainTextSelection guid="x" startPosition="${start}" endPosition="${end}">${codes
    .map((guid) => `<Coding guid="y" creatingUser="${user}"><CodeRef targetGUID="${guid}"/></Coding>`)
    .join('')}</PlainTextSelection>`;

const text = 'Q : Et ici ?\n\nR : On se prête l’outil 🙂. Et le temps.';
const project = (selections: string, codes: string, words = text) =>
  Buffer.from(
    refiProject({
      users: '<User guid="u1" name="Zoé"/><User guid="u2" name="model"/>',
      codes,
      text: words,
      selections,
    }),
  );

const codes =
  code(
    'f1',
    'Vie',
    code('c1', 'Don', '<Description>Ce qu’on donne.</Description>', 'isCodable="true" color="#AA0000"') +
      code('c2', 'Temps'),
    'isCodable="false"',
  ) + code('c3', 'Entraide !', code('c4', 'Don'));
const study = {
  'study.yaml': 'coders: { report: [zoe] }\n',
  'codebook/1-lien/entraide.md': '---\nid: entraide\nlabel: Entraide\n---\nS’aider.\n',
};

async function json(folder: string, ...args: string[]) {
  const { stdout, code: status } = await runStudy([...args, '--json'], { cwd: folder });
  return { status, ...JSON.parse(stdout) };
}

test('the note of a project on a whole interview comes in as a note, and leaves with no export', async () => {
  const qualcoder = readFileSync(join(import.meta.dirname, '..', 'exchange', 'databases', 'qualcoder.qda'));
  const folder = temporaryStudy({ ...study, 'p.qda': qualcoder });
  const { stdout } = await runStudy(['import', 'p.qda'], { cwd: folder });
  expect(stdout).toContain('  variables: case, secteur, imported-consent, date\n  memo: a note on the whole, for you;');
  await runStudy(['export', 'etude.json'], { cwd: folder });
  const exported = readFileSync(join(folder, 'etude.json'), 'utf8');
  expect(exported).toContain('jardin');
  expect(exported).not.toContain('Par téléphone');
});

test('passages that are marked twice on the same words are one coding, and the summary says so', async () => {
  const at = text.indexOf('On se');
  const twice =
    selection(at, at + 21, 'u1', 'c1') + selection(at, at + 21, 'u1', 'c3') + selection(at, at + 21, 'u2', 'c1');
  const folder = temporaryStudy({ ...study, 'p.qdpx': project(twice, codes) });
  const { stdout } = await runStudy(['import', 'p.qdpx', '--dry-run'], { cwd: folder });
  expect(stdout).toContain('2 codings by coder-model, zoe written.\n1 more passage marked on the very same words:');
  expect(await json(folder, 'import', 'p.qdpx')).toMatchObject({ codings: { added: 2, joined: 1 } });
});

test('a project comes in with its codes and codings, those of the study stand for theirs; twice changes nothing', async () => {
  const at = text.indexOf('On se');
  const bytes = project(selection(at, at + 21, 'u1', 'c1', 'c3') + selection(at + 27, at + 33, 'u2', 'c2'), codes);
  const folder = temporaryStudy({ ...study, 'p.qdpx': bytes });
  const first = await json(folder, 'import', 'p.qdpx');
  expect(first.problems).toEqual([]);
  expect(first).toMatchObject({
    status: 0,
    sources: [{ path: 'corpus/lea.md', state: 'new' }],
    codes: { added: [{ id: 'don', label: 'Don' }, { id: 'temps' }, { id: 'entraide-don' }], known: 1 },
    codings: { added: 2, coders: ['coder-model', 'zoe'] },
  });
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  expect(read('codebook/2-vie/don.md')).toBe(
    "---\nid: don\nlabel: Don\ncolor: '#aa0000'\norder: 1\n---\n\nCe qu’on donne.\n",
  );
  expect(read('codebook/1-lien/entraide.md')).toBe(
    '---\nid: entraide\nlabel: Entraide\nsubthemes:\n  - id: entraide-don\n    label: Don\n---\nS’aider.\n',
  );
  expect(read('corpus/lea.zoe.yaml')).toBe(
    'codings:\n  - quote: |\n      On se prête l’outil 🙂\n    codes: [don, entraide]\n    at: 26\n',
  );
  const again = await json(folder, 'import', 'p.qdpx');
  expect(again).toMatchObject({
    status: 0,
    codes: { added: [], known: 4 },
    codings: { added: 0, known: 2 },
    outputs: [],
  });
  expect(await json(folder, 'check')).toMatchObject({
    status: 0,
    summary: { codings: 2, orphans: 0, moved: 0, drifted: 0 },
  });
});

test('codings for an interview the study has in other words are looked up by what they say', async () => {
  const at = text.indexOf('On se');
  const bytes = project(selection(at, at + 21, 'u1', 'c1'), codes);
  const body =
    '---\nconsent: named\n---\n\n**Q :** Et là ?\n\n**R :** Alors *on* dit. On se prête l’outil 🙂. Voilà.\n';
  const folder = temporaryStudy({ ...study, 'p.qdpx': bytes, 'corpus/lea.md': body });
  const done = await json(folder, 'import', 'p.qdpx');
  expect(done).toMatchObject({ status: 0, sources: [{ state: 'kept' }], codings: { added: 1 } });
  expect(readFileSync(join(folder, 'corpus/lea.md'), 'utf8')).toBe(body);
  expect(await json(folder, 'check')).toMatchObject({ summary: { codings: 1, orphans: 0, moved: 0, drifted: 0 } });
});

test('passages of a table find interviews imported with them; what is nowhere is told, and the rest comes in', async () => {
  const folder = temporaryStudy({
    ...study,
    'Léa.txt': text,
    'tags.csv':
      'id,document,tag,content\n1,Léa.odt,Don,On se prête l’outil\n2,Léa.odt,Don,ailleurs\n3,Tom.odt,Don,oui\n',
  });
  const done = await json(folder, 'import', 'Léa.txt', 'tags.csv', '--coder', 'zoe');
  expect(done).toMatchObject({ status: 0, codings: { added: 1, coders: ['zoe'] }, codes: { added: [{ id: 'don' }] } });
  expect(done.problems.map(({ message }: { message: string }) => message)).toEqual([
    expect.stringMatching(/no source « Tom.odt »/),
    expect.stringMatching(/^A coding of corpus\/lea.md left out \(« ailleurs »\)/),
  ]);
});

test('a file that is broken changes nothing, not even what came before it', async () => {
  const folder = temporaryStudy({ ...study, 'Léa.txt': text, 'p.qdpx': 'PK\u0003\u0004 no archive' });
  const done = await json(folder, 'import', 'Léa.txt', 'p.qdpx');
  expect(done).toMatchObject({ status: 1, outputs: [], problems: [{ rule: 'import-unread' }] });
});

test('the words of an interviewer are kept, and told once', async () => {
  const words = ['Un', 'deux', 'trois', 'quatre', 'cinq'];
  const asked = `Q : ${words.join(', ')} ?\n\nR : Oui.`;
  const selections = words.map((word) => selection(asked.indexOf(word), asked.indexOf(word) + word.length, 'u1', 'c1'));
  const folder = temporaryStudy({ ...study, 'p.qdpx': project(selections.join(''), codes, asked) });
  const done = await json(folder, 'import', 'p.qdpx');
  expect(done).toMatchObject({ codings: { added: 5 }, problems: [{ rule: 'interviewer-quote' }] });
  expect(done.problems[0].message).toMatch(/4 more like it/);
});
