import type { Problem } from '../model/problem.ts';
import type { OpenedStudy } from '../study/open.ts';
import type { FileChange } from '../study/save.ts';

/** Where text is written to. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The one who runs the command, for commands that ask. Their answers come from a keyboard or, line by line, from a pipe. */
export interface Terminal {
  /** Characters in a line. */
  readonly width: number;
  write(text: string): void;
  /** The key pressed, or of a pipe the next line, trimmed; undefined at the end of the input, or where the user stops. */
  key(prompt: string): Promise<string | undefined>;
  /** The line typed, trimmed; undefined as with `key`. */
  line(prompt: string): Promise<string | undefined>;
  close(): void;
}

/** What a command is given. */
export interface Call {
  readonly args: readonly string[];
  /** By the long name of the option, in camel case. */
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** Where the user stands. */
  readonly cwd: string;
  readonly color: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Says what is being done, on a terminal, while it is. */
  readonly progress: (message: string) => void;
  /** Opened where a command asks; whoever runs the command closes it. */
  readonly terminal: () => Promise<Terminal>;
  /** Writes changes at once, where each answer is a decision that must not be lost; never with `--dry-run`. */
  readonly apply: (folder: string, changes: readonly FileChange[]) => Promise<void>;
}

/** What a command answers; `cli.ts` prints it and writes the changes. */
export interface Answer {
  /** For people, or one JSON document. */
  readonly output: string;
  /** Printed on the error stream: the problems of a study, beside an answer about something else. */
  readonly notes?: string;
  readonly exitCode: 0 | 1;
  /**
   * The answer follows from this study, the words of the call and its colour, and from nothing else: no other file, not
   * the day, the folder one stands in or the environment. It is kept, and given again while no file of the study changes.
   */
  readonly from?: Pick<OpenedStudy, 'folder' | 'state'>;
  readonly changes?: readonly FileChange[];
  /** The folder the changes are in. */
  readonly folder?: string;
  /** Where the call names that folder: how, from where the user stands. A dry run shows it before the paths. */
  readonly folderNamed?: string;
  /** Run again whenever a file of the folder changes. */
  readonly watch?: true;
  /** The command goes on, its answer printed, until the user stops it; what is open is closed then. */
  readonly running?: (stopped: Promise<void>, note: (text: string) => void) => Promise<void>;
}

export type CommandOption = readonly [flags: string, description: string, group?: string];

export interface Command {
  /** As commander takes them: `<code>`, `[files...]`. */
  readonly args: string;
  /** Flags, what they do, and the heading they stand under; `--json`, `--study`, `--strict` and, where `changes`, `--dry-run` are added. */
  readonly options: readonly CommandOption[];
  /** Its arguments are words that are looked for: what begins with a single dash is one too, unless it is an option. */
  readonly words?: true;
  /** It may change files of the study. */
  readonly changes: boolean;
  /** Works without a study. */
  readonly anywhere?: true;
  /** The manual's text, from the `.md` beside the command. */
  readonly manual: string;
  run(call: Call): Answer | Promise<Answer>;
}

/** A fault in the call: one line, exit 2. */
export class UsageError extends Error {}

/** 1 where the study has an error, or with `--strict` a warning. */
export function exitCode(problems: readonly Problem[], strict: boolean): 0 | 1 {
  return problems.some(({ severity }) => severity === 'error' || (strict && severity === 'warning')) ? 1 : 0;
}

/** One JSON document, as `--json` prints it. */
export function jsonDocument(value: object): string {
  return `${JSON.stringify({ schema: 1, ...value }, null, 2)}\n`;
}
