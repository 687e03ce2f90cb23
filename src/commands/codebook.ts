import { nearest } from '../language/nearest.ts';
import manual from './codebook.md';
import { codebookActions } from './codebook-actions.ts';
import { type Call, type Command, type CommandOption, UsageError } from './command.ts';

const actions = Object.entries(codebookActions);

export const command: Command = {
  args: '[action] [words...]',
  options: [...new Map(actions.flatMap(([, { options }]) => options.map((one) => [nameOf(one), one]))).values()],
  changes: true,
  manual,
  async run(call) {
    const [name, ...args] = call.args;
    const action = name !== undefined && Object.hasOwn(codebookActions, name) ? codebookActions[name] : undefined;
    if (name !== undefined && !action) throw unknown(name);
    refuseOptions(call, action?.options ?? [], name);
    if (!action) return (await import('./codebook-list.ts')).run(call);
    return (await action.load()).run({ ...call, args });
  },
};

/** The name of an option in camel case. */
function nameOf([flags]: CommandOption): string {
  const name = /--([a-z-]+)/.exec(flags)?.[1] ?? '';
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** An option of another action would be lost without a word. */
function refuseOptions({ options }: Call, taken: readonly CommandOption[], action: string | undefined): void {
  const names = taken.map(nameOf);
  const other = actions
    .flatMap((entry) => entry[1].options)
    .find((one) => options[nameOf(one)] !== undefined && !names.includes(nameOf(one)));
  if (!other) return;
  const flag = /--[a-z-]+/.exec(other[0])?.[0];
  throw new UsageError(
    `\`study codebook${action === undefined ? '' : ` ${action}`}\` takes no ${flag}: \`study codebook --help\` explains it.`,
  );
}

function unknown(name: string): UsageError {
  const names = Object.keys(codebookActions);
  const expected = nearest(name, names);
  const hint = expected ? `Did you mean « ${expected} »?` : `Known: ${names.join(', ')}.`;
  return new UsageError(`\`study codebook ${name}\` is not known. ${hint}`);
}
