import { expect, test } from 'vitest';
import { commands } from '../src/commands/commands.ts';
import { exporters } from '../src/exchange/exporters.ts';
import { tableNames } from '../src/verbatims/study-tables.ts';
import { runStudy, temporaryStudy } from './cli.ts';
import { duckdb } from './duckdb.ts';

const files = {
  'study.yaml':
    'attribution: "({organisation})"\ncoders: { report: [alice] }\nidentifying: [organisation, interviewee]\nwaves: ["2021"]\n',
  'codebook/1-vie/entraide.md':
    '---\nid: entraide\nlabel: Entraide\nindicators: [machine, Odile Marchand]\n---\nS’aider.\n',
  'corpus/tilleuls.md':
    '---\npseudonym: E07\norganisation: Cabinet des Tilleuls\ninterviewee: Odile Marchand\ncase: tilleuls\nwave: "2021"\n---\n\n**R :** Au Cabinet des Tilleuls, Odile Marchand prête les machines.\n',
  'corpus/tilleuls.alice.yaml':
    'codings:\n  - quote: Au Cabinet des Tilleuls, Odile Marchand prête les machines.\n    codes: [entraide]\n',
  'corpus/tilleuls.bea.yaml': 'codings: []\n',
  'bilan.md':
    '## Chez Odile Marchand\n\n« Au Cabinet des Tilleuls, Odile Marchand prête les outils et les machines. »\n\n« Au Cabinet des Tilleuls, Odile Marchand prête les machines. »\n\n« Odile Marchand ne dit nulle part que la mer est rouge le soir. »\n',
  'neuf.txt': 'Q : Quoi ?\n\nR : Rien.\n',
  'copie.md': '**R :** [Au Cabinet des Tilleuls, Odile Marchand]{.entraide} prête les machines.\n',
  'corpus/lys.md': '---\nwave: "2021"\n---\n\n**R :** Ici, on se prête tout.\n',
  'corpus/lys.alice.yaml': 'codings:\n  - quote: Ici, on se prête tout.\n    codes: [entraide]\n',
  'corpus/tilleuls.rules.yaml':
    'codings:\n  - quote: Au Cabinet des Tilleuls, Odile Marchand prête les machines.\n    codes: [entraide]\n    because: « Tilleuls »\n',
};

/**
 * What each command is asked to show; `init`, `check` and `open` print no interview (`check` names files, which must be
 * found; the page shows the study to the one who has it), and `pseudonymise` shows names to the one who holds their key
 * (its `--json` none: tests/commands/pseudonymise.test.ts).
 */
const calls: Record<string, string[][]> = {
  init: [],
  check: [],
  import: [
    ['import', 'neuf.txt', '--dry-run'],
    ['import', '--report', 'bilan.md', '--codings', 'alice', '--dry-run'],
  ],
  open: [],
  code: [
    ['code', '--rules', 'tilleuls'],
    ['code', '--explain'],
    ['code', '--unexplained'],
    ['code', '--print', 'corpus/tilleuls.md'],
    ['code', '--suggest', 'corpus/tilleuls.md'],
    ['code', '--evaluate'],
    ['code', '--recode', '2021'],
    ['code', 'tilleuls', '--quote', 'Odile Marchand prête les machines.', '--codes', 'entraide', '--coder', 'alice'],
    ['code', 'tilleuls', '--paragraph', '1', '--codes', 'entraide', '--coder', 'bea'],
    ['code', 'tilleuls', '--marks', 'copie.md', '--coder', 'alice'],
  ],
  codebook: [
    ['codebook'],
    ['codebook', 'export', 't.csv'],
    ['codebook', 'blame', 'entraide'],
    ['codebook', 'rename', 'entraide', 'aide', '--reason', 'Plus court'],
    ['codebook', 'split', 'entraide', '--into', 'don', '--reason', 'Deux choses'],
    ['codebook', 'retire', 'entraide', '--reason', 'Trop rare'],
  ],
  review: [['review', '--coder', 'bea']],
  'member-check': [
    ['member-check'],
    ['member-check', 'tilleuls'],
    ['member-check', 'lys'],
    ['member-check', 'tilleuls', '--validated', '2024-03-10', '--note', 'Odile Marchand, par lettre'],
  ],
  pseudonymise: [],
  report: [['report'], ['report', '--draft']],
  stats: [
    ['stats', '--matrix', '--cooccurrences'],
    ['stats', '--rules', '--matrix', '--by', 'organisation'],
    ['stats', '--by', 'case'],
    ['stats', '--by', 'organisation'],
    ['stats', '--saturation', '--vocabulary', 'case'],
    ['stats', '--saturation', '--vocabulary', 'organisation'],
    ['stats', '--vocabulary', 'code'],
  ],
  diff: [
    ['diff', 'alice', 'rules', '--by', 'coder', '--verbatims', '--inference'],
    ['diff', 'alice', 'rules', '--by', 'coder', '--verbatims', '--format', 'md'],
  ],
  agree: [['agree'], ['agree', '--unit', 'case'], ['agree', '--unit', 'character']],
  reconcile: [['reconcile']],
  export: [
    ['export', '--to', 'parquet'],
    ...Object.entries(exporters).flatMap(([name, { endings }]) =>
      endings.map((ending) => ['export', `a.${ending}`, '--format', name, '--dry-run']),
    ),
  ],
  query: duckdb ? tableNames.map((table) => ['query', `SELECT * FROM ${table}`]) : [],
  verbatims: [['verbatims', 'entraide']],
  search: [
    ['search', 'machines'],
    ['search', 'tilleuls'],
  ],
};

/** The file a coding by hand went into must be found. */
const writtenPath = /corpus\/tilleuls\.(?:alice|bea)\.yaml/g;

test('every command is here', () => expect(Object.keys(calls).sort()).toEqual(Object.keys(commands).sort()));

test.each(
  Object.values(calls)
    .flat()
    .flatMap((call): [string[]][] =>
      call.includes('--format') && call[0] !== 'export' ? [[call]] : [[call], [[...call, '--json']]],
    ),
)('study %s prints no name that may not be shown', async (call) => {
  const { stdout, code } = await runStudy(call, { cwd: temporaryStudy(files) });
  expect(code).toBe(0);
  expect(stdout).not.toBe('');
  const said = stdout
    .replace('search tilleuls', '')
    .replace(/"query": "tilleuls",/, '')
    .replace(writtenPath, '');
  expect(said.toLowerCase()).not.toMatch(/tilleuls|odile|marchand/);
});
