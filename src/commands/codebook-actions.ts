import type { Answer, Call, CommandOption } from './command.ts';

/** What `study codebook ACTION …` does; its options stand together in the help. */
export interface CodebookAction {
  /** How it is called, after its name. */
  readonly args: string;
  readonly summary: string;
  readonly options: readonly CommandOption[];
  /** @param call without the action's name among its arguments. */
  load(): Promise<{ run(call: Call): Answer | Promise<Answer> }>;
}

const group = 'Changes of the codebook';
const change: readonly CommandOption[] = [
  ['--reason <sentence>', 'why; kept in codebook/history.yaml', group],
  ['--coder <name>', 'who decided', group],
];
const under: CommandOption = ['--under <code>', 'add, move: below this code', group];
const chapter: CommandOption = [
  '--chapter <id>',
  'add, move: a theme of this chapter; rename: the chapter itself',
  group,
];
const label: CommandOption = ['--label <text>', 'add, rename: the label', group];
const into: CommandOption = [
  '--into <codes>',
  'merge: the code they become; split: the codes, B,C or B=Label,C',
  group,
];

/** Every action on a codebook; to add one: its file, and a line here. */
export const codebookActions: Readonly<Record<string, CodebookAction>> = {
  export: {
    args: 'FILE',
    summary: 'writes the codebook as a table for the team: .csv, .xlsx or .docx',
    options: [['--force', 'write over a table that is there already', 'Tables']],
    load: () => import('./codebook-export.ts'),
  },
  import: {
    args: 'FILE',
    summary: 'takes over what the team wrote into such a table',
    options: change,
    load: () => import('./codebook-import.ts'),
  },
  add: {
    args: 'ID',
    summary: 'a new code, under another or in a chapter',
    options: [...change, under, chapter, label, ['--definition <text>', 'what the code means', group]],
    load: () => import('./codebook-add.ts'),
  },
  rename: {
    args: 'OLD NEW',
    summary: 'another id, or another label; with --chapter of a chapter',
    options: [...change, label, chapter],
    load: () => import('./codebook-rename.ts'),
  },
  merge: {
    args: 'A B …',
    summary: 'codes become one: --into C',
    options: [...change, into],
    load: () => import('./codebook-merge.ts'),
  },
  split: {
    args: 'A',
    summary: 'new codes, and a list of the codings to redistribute; --apply takes what is decided',
    options: [
      ...change,
      into,
      ['--beside', 'split: make the new codes beside the old one, not below it', group],
      ['--apply', 'split: give the codings the codes that the list says', group],
    ],
    load: () => import('./codebook-split.ts'),
  },
  move: {
    args: 'CODE',
    summary: 'a code goes under another, or becomes a theme of a chapter',
    options: [...change, ['--to <name>', 'move: a code or a chapter', group], under, chapter],
    load: () => import('./codebook-move.ts'),
  },
  retire: {
    args: 'CODE',
    summary: 'a code goes out of use; its codings stay',
    options: [...change, ['--asked <waves>', 'retire: the waves it was read for', group]],
    load: () => import('./codebook-retire.ts'),
  },
  undo: {
    args: '',
    summary: 'takes back the last recorded change',
    options: [...change, ['--partial', 'undo: also where files have changed since, what can be', group]],
    load: () => import('./codebook-undo.ts'),
  },
  blame: {
    args: 'CODE',
    summary: 'the story of a code: what was done to it, when and why',
    options: [],
    load: () => import('./codebook-blame.ts'),
  },
};
