import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../src/commands/commands.ts';
import { exporters } from '../src/exchange/exporters.ts';
import { runStudy, temporaryStudy } from './cli.ts';
import { duckdb } from './duckdb.ts';
import { docxFile, p } from './exchange/office-files.ts';

const root = join(import.meta.dirname, '..');
const schemas = join(root, 'docs/schemas');
const names = readdirSync(schemas).filter((name) => name.endsWith('.json'));
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
for (const name of names) ajv.addSchema(JSON.parse(readFileSync(join(schemas, name), 'utf8')), name);

/** Every way a command prints JSON; `VALUE` stands for a code and a word of the study. */
const calls = [
  'check',
  'check --fix --dry-run',
  'import t.csv --text label --id code --columns definition --dry-run',
  'import rapport.docx --comments memos --coder ana --dry-run',
  'code --rules --dry-run',
  'code --explain',
  'code --unexplained',
  'codebook',
  'codebook export t.docx --dry-run',
  'codebook import t.csv --dry-run',
  'report --dry-run',
  'report --eject ejected --dry-run',
  'report --new',
  'member-check',
  'stats',
  'stats --by wave --matrix --cooccurrences --sources',
  'stats --rules --by wave --matrix',
  'stats --cooccurrences --within source --saturation --base 1 --run 1 --vocabulary wave',
  'stats --saturation --vocabulary code --measure log-ratio',
  'search VALUE',
  ...(duckdb ? ['query TABLE/**/presence', 'query TABLE/**/sources --out a.csv --dry-run'] : []),
  ...Object.entries(exporters).flatMap(([name, { endings }]) =>
    endings.map((ending) => `export a.${ending} --format ${name} --dry-run`),
  ),
  'export a.csv --format presence --full --dry-run',
  'export --to parquet tables --dry-run',
  'agree',
  'agree --unit character --base all',
  'agree --unit case --max 1',
  'agree --unit sentence --base both',
  'reconcile',
  'review --coder ana',
  'review --coder ana --blind 50% --by code',
  'review --coder ana --accept 0.5 --dry-run',
];
const codeCalls = [
  'verbatims VALUE',
  'verbatims VALUE --against',
  'codebook blame VALUE',
  'codebook rename VALUE neuf --reason Parce --dry-run',
  'codebook retire VALUE --reason Parce --coder alice --dry-run',
  'codebook split VALUE --into neuf --reason Parce --dry-run',
];
/** Of `study code`, in the example. */
const codingCalls = [
  'code --suggest --dry-run',
  'code 2024/arc-dorelle --suggest --best 1 --unit answer --dry-run',
  'code --print 2021/e07 2024/arc-dorelle',
  'code 2024/arc-dorelle --paragraph 2 --codes recrutement --coder camille --dry-run',
  'code --recode 2021 --dry-run',
  'import --report rapport.md --name neuf --codings camille --dry-run',
  'import --report rapport.docx --name neuf --dry-run',
  'import --edits rapport.docx --name peut-on-creer-un-cluster --dry-run',
  'member-check E07 arc-dorelle-2024 --dry-run',
  'pseudonymise --key KEY --dry-run',
  'pseudonymise --key KEY --propose --dry-run',
  'member-check E07 --validated 2024-03-10 --note oui --dry-run',
  'code 2024/arc-dorelle --marks corpus/2024/arc-dorelle.md --coder camille --dry-run',
  'diff 2021 2024',
  'diff 2024 2021 --verbatims --max 1 --code recrutement',
  'diff 2021 2024 --no-inference --code recrutement',
  'diff bois chimie --by secteur',
  'diff camille yanis --by coder',
];

const folders: Record<string, string> = {};
beforeAll(async () => {
  folders.example = temporaryStudy({});
  for (const name of ['study.yaml', 'corpus', 'codebook', 'reports'])
    cpSync(join(root, name), join(folders.example, name), { recursive: true });
  folders.empty = temporaryStudy({});
  await runStudy(['init', folders.empty]);
  folders.faulty = temporaryStudy({
    'study.yaml': 'interviewers: [Q]\nwavs: []\nwaves: []\n',
    'corpus/a.md': '**Q :** Quoi ?\n\n**R :** Des mots, et encore des mots.\n\n**R :** Une fin.\n',
    'corpus/b.md': '---\ncase: a\ndate: 2021-02-30\n---\n\n**R :** Rien.\n',
    'corpus/a.ana.yaml': [
      'codings:',
      '  - quote: Des mots : oui',
      '    codes: [idee]',
      '  - quote: Des mots, et encore des mots.',
      '    codes: [ide]',
      '    at: 3',
      '    id: k1',
      '  - quote: Une fin.',
      '    against: [idee]',
      '    id: k1',
    ].join('\n'),
    'corpus/a.rules.yaml': [
      'codings:',
      '  - quote: Une fin.',
      '    codes: [idee]',
      '    confidence: 0.7',
      '    because: « fin »',
      '  - quote: encore des mots',
      '    codes: [idee]',
    ].join('\n'),
    'codebook/1-un/idee.md': '---\nid: idee\nlabel: Idée\n---\n\nUne idée.\n',
    'reports/r.md': '# R\n\n:claim[Tous]{code=idee} parlent.\n\n:count{code=idees} :count{word=mots}\n\n::nothing\n',
  });
  for (const folder of Object.values(folders)) {
    writeFileSync(
      join(folder, 'rapport.docx'),
      docxFile(p('Q : Quoi ?') + p('R : « Des mots, et encore des mots, et puis rien d’autre. »')),
    );
    writeFileSync(
      join(folder, 'rapport.md'),
      '## Idée\n\n« Des mots, et encore des mots, et puis rien d’autre que cela. »\n',
    );
    writeFileSync(
      join(folder, 't.csv'),
      'code;label;parent;definition\nneuf;Neuf;;\nbas;Bas;neuf;x\nidee;Une idée;;Autre.\n',
    );
  }
});

test('every schema is one, and every command has its own', () => {
  for (const name of names) expect(ajv.getSchema(name), name).toBeTypeOf('function');
  expect(names).toEqual(expect.arrayContaining(Object.keys(commands).map((name) => `${name}.json`)));
  const shown = new Set([...calls, ...codeCalls, ...codingCalls].map((call) => call.split(' ')[0]));
  // `init` makes a study; `open` goes on until it is stopped: tests/web/open.test.ts.
  expect(
    Object.keys(commands).filter(
      (name) => !['init', 'open', ...(duckdb ? [] : ['query'])].includes(name) && !shown.has(name),
    ),
  ).toEqual([]);
});

describe.each([
  ['example', 'recrutement'],
  ['empty', 'mot'],
  ['faulty', 'idee'],
])('in a study that is %s', (study, value) => {
  test.each(study === 'empty' ? calls : [...calls, ...codeCalls])('%s', async (call) => {
    const args = call.replace('VALUE', value).split(' ');
    const { stdout, code } = await runStudy([...args, '--json'], { cwd: folders[study] as string });
    expect(code).toBe(study === 'faulty' ? 1 : 0);
    expectValid(`${args[0]}.json`, stdout);
  });
});

test.each(codingCalls)('in the example: %s', async (call) => {
  const key = join(temporaryStudy({ 'key.csv': 'nom;remplacer par\nVerdanne;Loue\nAgathe;Rose\n' }), 'key.csv');
  const args = call.split(' ').map((word) => (word === 'KEY' ? key : word));
  const { stdout, code } = await runStudy([...args, '--json'], { cwd: folders.example as string });
  expect(code).toBe(0);
  expectValid(`${call.split(' ')[0]}.json`, stdout);
});

test('the faulty study has problems with all that a problem may have', async () => {
  const { stdout } = await runStudy(['check', '--json'], { cwd: folders.faulty as string });
  const found = new Set(JSON.parse(stdout).problems.flatMap((problem: object) => Object.keys(problem)));
  const { properties } = JSON.parse(readFileSync(join(schemas, 'problem.json'), 'utf8'));
  expect([...found].sort()).toEqual(Object.keys(properties).sort());
});

test('init and the manifests written', async () => {
  const { stdout } = await runStudy(['init', 'new', '--json'], { cwd: temporaryStudy({}) });
  expectValid('init.json', stdout);
  const folder = folders.faulty as string;
  await runStudy(['report'], { cwd: folder });
  expectValid('manifest.json', readFileSync(join(folder, 'reports/out/r.manifest.json'), 'utf8'));
});

test('the story of a code that was changed, an undo, and a refusal', async () => {
  const folder = temporaryStudy({
    'codebook/1-un/idee.md': '---\nid: idee\n---\n',
    'codebook/1-un/mot.md': '---\nid: mot\n---\n',
    'corpus/a.md': 'Des mots.\n',
  });
  for (const call of ['move idee --under mot --reason Parce', 'rename mot parole --reason Parce', 'undo', 'undo']) {
    const { stdout, code } = await runStudy(['codebook', ...call.split(' '), '--json'], { cwd: folder });
    expect(code).toBe(0);
    expectValid('codebook.json', stdout);
  }
  const { stdout } = await runStudy(['codebook', 'blame', 'idee', '--json'], { cwd: folder });
  expectValid('codebook.json', stdout);
  expect(JSON.parse(stdout).story.map(({ op, undone }: { op: string; undone: boolean }) => [op, undone])).toEqual([
    ['move', true],
    ['undo', false],
  ]);
  writeFileSync(join(folder, 'codebook/history.yaml'), 'op: move\n');
  const refused = await runStudy(['codebook', 'retire', 'mot', '--reason', 'Parce', '--json'], { cwd: folder });
  expect(refused.code).toBe(1);
  expectValid('codebook.json', refused.stdout);
});

test('what a schema does not describe is refused', () => {
  const valid = { schema: 1, outputs: ['study.yaml'], problems: [] };
  expect(ajv.getSchema('init.json')?.(valid)).toBe(true);
  for (const wrong of [
    { ...valid, schema: 2 },
    { ...valid, more: 1 },
    { schema: 1, problems: [] },
  ])
    expect(ajv.getSchema('init.json')?.(wrong)).toBe(false);
});

function expectValid(name: string, text: string): void {
  const validate = ajv.getSchema(name);
  const isValid = validate?.(JSON.parse(text));
  const faults = validate?.errors?.slice(0, 5).map(({ instancePath, message, params }) => ({
    instancePath,
    message,
    ...params,
  }));
  expect(isValid, JSON.stringify(faults, null, 2)).toBe(true);
}

test('what an export to JSON holds is as its schema says', async () => {
  for (const [name, folder] of Object.entries(folders)) {
    await runStudy(['export', 'etude.json', '--force'], { cwd: folder });
    const valid = ajv.getSchema('exported-study.json');
    valid?.(JSON.parse(readFileSync(join(folder, 'etude.json'), 'utf8')));
    expect(valid?.errors ?? [], name).toEqual([]);
  }
});
