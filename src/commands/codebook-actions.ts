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
    options: [],
    load: () => import('./codebook-import.ts'),
  },
};
