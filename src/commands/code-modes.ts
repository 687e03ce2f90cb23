import { type Answer, type Call, type CommandOption, UsageError } from './command.ts';

/** One way of coding; its options stand together in the help. */
export interface CodeMode {
  /** The options that choose it, by their names in camel case. */
  readonly chosenBy: readonly string[];
  readonly options: readonly CommandOption[];
  load(): Promise<{ run(call: Call): Answer | Promise<Answer> }>;
}

/** Every way of coding; to add one: its file, and a line here. */
export const codeModes: Readonly<Record<string, CodeMode>> = {};

/** The mode a call's options choose. @throws UsageError where they choose none or several. */
export function chosenMode({ options }: Call): CodeMode {
  const chosen = Object.values(codeModes).filter(({ chosenBy }) =>
    chosenBy.some((name) => options[name] !== undefined),
  );
  const [mode, other] = chosen;
  if (mode && !other) return mode;
  const listed = Object.values(codeModes)
    .map(({ chosenBy }) => flagOf(chosenBy[0] as string))
    .join(', ');
  if (!mode) throw new UsageError(`Say how to code: ${listed}. \`study code --help\` explains them.`);
  const [one, two] = chosen.map(({ chosenBy }) =>
    flagOf(chosenBy.find((name) => options[name] !== undefined) as string),
  );
  throw new UsageError(`${one} and ${two} are two ways of coding: run one after the other.`);
}

function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
