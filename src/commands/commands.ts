import type { Command } from './command.ts';

export interface CommandEntry {
  /** One line, for `study --help`. */
  readonly summary: string;
  load(): Promise<{ command: Command }>;
}

/** Every command; to add one: its file and its `.md`, and a line here. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  init: { summary: 'start a study: empty, or a copy of the example', load: () => import('./init.ts') },
  import: {
    summary: 'documents, transcripts and tables of other programs become sources',
    load: () => import('./import.ts'),
  },
  check: {
    summary: 'everything that is wrong with a study, and --fix where one answer is certain',
    load: () => import('./check.ts'),
  },
  code: { summary: 'code interviews: by rules, by learned suggestions, by hand', load: () => import('./code.ts') },
  open: { summary: 'read and code in the browser, on this machine', load: () => import('./open.ts') },
  review: { summary: 'accept, change or reject what machines suggest', load: () => import('./review.ts') },
  codebook: {
    summary: 'the themes as a tree, with their counts; changes of the codebook',
    load: () => import('./codebook.ts'),
  },
  report: {
    summary: 'regenerate the synthesis: Markdown, HTML, Word and PDF, and a manifest',
    load: () => import('./report.ts'),
  },
  'member-check': {
    summary: 'what to send to an interviewee to read again, and their approval',
    load: () => import('./member-check.ts'),
  },
  pseudonymise: {
    summary: 'replace names in interviews and codings, from a key kept outside the study',
    load: () => import('./pseudonymise.ts'),
  },
  stats: {
    summary: 'in how many cases each theme is present; by wave or variable; who has what',
    load: () => import('./stats.ts'),
  },
  diff: {
    summary: 'two waves compared, theme by theme; two values of a variable, or two coders',
    load: () => import('./diff.ts'),
  },
  agree: {
    summary: 'agreement between coders: coefficients, confusions, disagreements',
    load: () => import('./agree.ts'),
  },
  reconcile: {
    summary: 'settle the differences between coders into a consensus',
    load: () => import('./reconcile.ts'),
  },
  export: {
    summary: 'the study for other programs, for co-authors, for a data repository',
    load: () => import('./export.ts'),
  },
  query: { summary: 'a question in SQL over interviews, passages, codes and cases', load: () => import('./query.ts') },
  verbatims: { summary: 'the best quotes of a code, attributed', load: () => import('./verbatims.ts') },
  search: { summary: 'words in context, by their stems', load: () => import('./search.ts') },
};
