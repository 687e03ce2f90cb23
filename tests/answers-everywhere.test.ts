import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeModes } from '../src/commands/code-modes.ts';
import { codebookActions } from '../src/commands/codebook-actions.ts';
import { commands } from '../src/commands/commands.ts';
import { exporters } from '../src/exchange/exporters.ts';
import { tableNames } from '../src/verbatims/study-tables.ts';
import { inFiles, inTables } from './answers-as-files.ts';
import { temporaryStudy } from './cli.ts';
import { duckdb } from './duckdb.ts';
import { runHere } from './run-here.ts';

/** A call, or what somebody does to the files between two calls. */
type Step = readonly string[] | ((folder: string) => void);

const marked = (folder: string) =>
  writeFileSync(join(folder, 'copie.md'), 'On [se prête du temps]{.don .temps against=peur memo="net"}.\n');
const sourcesOf = (wave: string) => ['001', '002', '1'].map((row) => `${wave}-reponses-${row}`);
const rules: Step = ['code', '--rules'];
const confident: Step = (folder) => {
  for (const path of below(folder).filter((one) => one.endsWith('.rules.yaml'))) {
    const text = readFileSync(join(folder, path), 'utf8');
    writeFileSync(join(folder, path), text.replaceAll('    because:', '    confidence: 0.9\n    because:'));
  }
};
const filledIn: Step = (folder) => {
  const path = join(folder, 'codebook/recode-2021.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^ {4}codes:$/gm, '    codes: [don]'));
};
const why = ['--reason', 'Essai', '--coder', 'zoe'];

/** What each way of coding is asked to do. */
const coding: Record<keyof typeof codeModes, Step[][]> = {
  rules: [
    [rules, ['code', '--explain']],
    [rules, rules],
  ],
  unexplained: [[['code', '--unexplained']]],
  suggest: [[['code', '--suggest']], [['code', '--suggest', '--unit', 'answer', '--best', '1']]],
  evaluate: [[['code', '--evaluate']]],
  print: [[['code', '--print', ...sourcesOf('2021')]]],
  quote: [
    [['code', '2021-reponses-002', '--quote', 'Souvent', '--codes', 'temps', '--coder', 'zoe']],
    [['code', '2021-reponses-002', '--paragraph', '2', '--against', 'peur', '--memo', 'Net : oui', '--coder', 'bob']],
    [['code', '2024-reponses-neuf', '--quote', 'On se prête', '--codes', 'don', '--coder', 'eve']],
  ],
  marks: [[marked, ['code', '2021-reponses-001', '--marks', 'copie.md', '--coder', 'zoe']]],
  recode: [[['code', '--recode', '2021'], filledIn, ['code', '--recode', '2021']]],
};

const organising: Record<keyof typeof codebookActions, Step[][]> = {
  export: [[['codebook', 'export', 'livre.csv']]],
  import: [
    [
      ['codebook', 'export', 'livre.csv'],
      (folder) => edited(folder, 'livre.csv', 'Donner.', 'Donner, ou prêter.'),
      ['codebook', 'import', 'livre.csv'],
    ],
  ],
  add: [[['codebook', 'add', 'troc', '--under', 'don', '--label', 'Troc', ...why]]],
  rename: [[['codebook', 'rename', 'don', 'pret', ...why], ['stats']]],
  merge: [
    [['codebook', 'merge', 'don', 'peur', '--into', 'don', ...why], ['stats']],
    [['codebook', 'merge', 'temps', '--into', 'don', ...why], ['stats'], ['check']],
  ],
  split: [
    [
      ['codebook', 'split', 'don', '--into', 'objets=Objets,heures=Heures', ...why],
      (folder) => {
        const path = join(folder, 'codebook/split-don.yaml');
        // Two answers have these words: the second is decided.
        const text = readFileSync(path, 'utf8').replace(
          /(source: 2021-reponses-4\n(?:.*\n)*? +to: )\[\]/,
          '$1[objets]',
        );
        writeFileSync(path, text);
      },
      ['codebook', 'split', 'don', '--apply', ...why],
      ['stats'],
    ],
    [['codebook', 'split', 'don', '--into', 'objets=Objets,heures=Heures', '--beside', ...why], ['stats'], ['check']],
  ],
  move: [
    [['codebook', 'move', 'peur', '--under', 'don', ...why], ['stats']],
    [['codebook', 'move', 'peur', '--to', 'vie', ...why], ['stats'], ['check']],
    [['codebook', 'move', 'don', '--under', 'temps', ...why], ['stats'], ['check']],
  ],
  retire: [[['codebook', 'retire', 'temps', ...why], ['stats']]],
  undo: [[['codebook', 'merge', 'don', 'peur', '--into', 'don', ...why], ['codebook', 'undo', ...why], ['stats']]],
  blame: [
    [
      ['codebook', 'rename', 'don', 'pret', ...why],
      ['codebook', 'blame', 'pret'],
    ],
  ],
};

/** What every command is asked to do, in a study of tables and in the same study of files. */
const asked: Record<keyof typeof commands, Step[][]> = {
  import: [
    [
      ['export', 'etude.qdpx', '--full'],
      (folder) => {
        for (const path of below(folder).filter((one) => /\.(?:zoe|bob)\.yaml$/.test(one))) rmSync(join(folder, path));
      },
      ['import', 'etude.qdpx'],
    ],
  ],
  check: [
    [['check']],
    [
      (folder) => {
        for (const path of below(folder).filter((one) => one.endsWith('.zoe.yaml')))
          edited(folder, path, 'On se prête du temps.', 'On se prêtait du temps.');
      },
      ['check', '--fix'],
    ],
    [
      (folder) => writeFileSync(join(folder, 'bilan.md'), 'Une voisine : « On se prête du temps aussi. »\n'),
      ['check', 'bilan.md'],
    ],
  ],
  code: Object.values(coding).flat(),
  review: [
    [rules, ['review', '--coder', 'zoe']],
    [rules, confident, ['review', '--accept', '0.5', '--coder', 'zoe']],
    [
      ['code', '--suggest', '--best', '1'],
      ['review', '--by', 'source', '--machine', 'model', '--coder', 'bob'],
    ],
  ],
  codebook: [[['codebook']], ...Object.values(organising).flat()],
  report: [
    [['report']],
    [
      ['report', '--eject'],
      ['code', '2021-reponses-002', '--quote', 'Souvent', '--codes', 'temps', '--coder', 'zoe'],
      ['report', '--new'],
    ],
  ],
  'member-check': [[['member-check']], [['member-check', ...sourcesOf('2021')]]],
  pseudonymise: [
    [['pseudonymise', '--propose', '--key', '../cle.csv']],
    [
      (folder) => writeFileSync(join(folder, '../cle.csv'), 'nom;remplacer par\nLise Aubert;Zoé Brune\n'),
      ['pseudonymise', '--key', '../cle.csv'],
    ],
  ],
  stats: [
    [['stats']],
    [['stats', '--by', 'wave', '--matrix', '--cooccurrences', '--saturation', '--vocabulary', 'wave']],
    [['stats', '--by', 'à l’aise', '--where', 'à l’aise=Plutôt', '--cooccurrences', '--within', 'source']],
    [['stats', '--sources']],
  ],
  diff: [
    [['diff', '2021', '2024', '--verbatims', '--inference']],
    [['diff', 'zoe', 'bob', '--by', 'coder', '--verbatims']],
    [['diff', 'Plutôt', 'Très à l’aise', '--by', 'à l’aise']],
  ],
  agree: ['paragraph', 'sentence', 'character', 'case'].map((unit) => [['agree', 'zoe', 'bob', '--unit', unit]]),
  reconcile: [[['reconcile', 'zoe', 'bob', '--decided-by', 'zoe'], ['stats']]],
  export: [
    ...Object.entries(exporters).map(([name, { endings }]) => [['export', `a.${endings[0]}`, '--format', name]]),
    [['export', '--to', 'parquet']],
  ],
  query: duckdb ? tableNames.map((table) => [['query', `SELECT * FROM ${table}`]]) : [],
  verbatims: [[['verbatims', 'don']], [['verbatims', 'temps', '--words', '20']]],
  search: [[['search', 'prêter']], [['search', 'temps', '--code', 'temps', '--where', 'à l’aise=Plutôt']]],
};

/** What is asked elsewhere, or of no answer. */
const notAsked: Readonly<Record<string, string>> = {
  init: 'makes a study, which has no answers yet',
  open: 'is a page: tests/web/answers.test.ts codes answers in it',
};

function edited(folder: string, path: string, from: string, to: string): void {
  const text = readFileSync(join(folder, path), 'utf8');
  writeFileSync(join(folder, path), text.replace(from, to));
}

const below = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !path.startsWith('.study/'))
    .sort();

/** An answer of a command without the places in files, which cannot be the same; an answer that it names, by its row. */
function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value === 'string')
    return value.replace(/corpus\/(20\d\d)\/(?:reponses\.csv \(row (.*?)\)|\d-(\S+)\.md)/g, named);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([key]) => !places.includes(key));
  return Object.fromEntries(
    kept.map(([key, one]) => [key, key === 'problems' ? byMessage(withoutPlaces(one)) : withoutPlaces(one)]),
  );
}

const places = ['file', 'line', 'column', 'path', 'fingerprint', 'outputs', 'fixed', 'codingFiles', 'files', 'state'];
const named = (_: string, wave: string, row?: string, file?: string) => `${wave}: ${file ?? row?.replace('É', 'e')}`;
/** An import compares the texts of files, and leaves a table as it is. */
const byMessage = (problems: unknown) =>
  (problems as { rule: string; message: string }[])
    .filter(({ rule }) => rule !== 'import-exists')
    .sort((a, b) => (a.message < b.message ? -1 : 1));

async function answer(folder: string, argv: readonly string[]): Promise<unknown> {
  const { stdout, stderr, code } = await runHere([...argv, '--json'], folder);
  if (stdout === '') throw new Error(`study ${argv.join(' ')}: ${stderr}`);
  return { code, document: withoutPlaces(JSON.parse(stdout)) };
}

/** All that happened in a study, and what it then holds. */
async function story(files: Readonly<Record<string, string>>, steps: readonly Step[]) {
  const inside = Object.entries(files).map(([path, text]) => [`etude/${path}`, text]);
  const folder = join(temporaryStudy(Object.fromEntries(inside)), 'etude');
  const said: unknown[] = [];
  for (const step of steps) {
    if (typeof step === 'function') step(folder);
    else said.push(await answer(folder, step));
  }
  await answer(folder, ['export', 'tout.json', '--full', '--force']);
  const beside = below(folder).filter((path) => !/^corpus\/|^codebook\/(?:history|split-.*)\.yaml$/.test(path));
  // Fingerprints are of the files.
  const text = (path: string) => readFileSync(join(folder, path), 'utf8').replace(/\b[0-9a-f]{12}\b/g, '…');
  const holds = Object.fromEntries(beside.map((path) => [path, text(path)]));
  return { folder, said, holds };
}

const cases = Object.values(asked)
  .flat()
  .map(
    (steps) => [steps.map((step) => (typeof step === 'function' ? '…' : step.join(' '))).join(', '), steps] as const,
  );

describe('answers in a table are to every command what they are in files of their own', () => {
  test('every command is here, every way of coding, and every action on the codebook', () => {
    expect([...Object.keys(asked), ...Object.keys(notAsked)].sort()).toEqual(Object.keys(commands).sort());
    expect(Object.keys(coding).sort()).toEqual(Object.keys(codeModes).sort());
    expect(Object.keys(organising).sort()).toEqual(Object.keys(codebookActions).sort());
  });

  test.each(cases)('%s', async (_, steps) => {
    const [inTable, inFile] = [await story(inTables, steps), await story(inFiles, steps)];
    expect(inTable.said).toEqual(inFile.said);
    for (const [path, text] of Object.entries(inTable.holds)) expect([path, text]).toEqual([path, inFile.holds[path]]);
    expect(Object.keys(inTable.holds)).toEqual(Object.keys(inFile.holds));
    const written = below(join(inTable.folder, 'corpus'));
    expect(written.filter((path) => !/^20\d\d\/reponses(?:\.[a-z]+)?\.(?:yaml|csv)$/.test(path))).toEqual([]);
  });
});
