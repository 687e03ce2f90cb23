import { nearest } from '../language/nearest.ts';
import manual from './codebook.md';
import { codebookActions } from './codebook-actions.ts';
import { type Command, UsageError } from './command.ts';

const actions = Object.entries(codebookActions);

export const command: Command = {
  args: '[action] [words...]',
  options: actions.flatMap(([, { options }]) => options),
  changes: true,
  manual,
  async run(call) {
    const [name, ...args] = call.args;
    if (name === undefined) return (await import('./codebook-list.ts')).run(call);
    const action = Object.hasOwn(codebookActions, name) ? codebookActions[name] : undefined;
    if (!action) throw unknown(name);
    return (await action.load()).run({ ...call, args });
  },
};

function unknown(name: string): UsageError {
  const names = Object.keys(codebookActions);
  const expected = nearest(name, names);
  const hint = expected ? `Did you mean « ${expected} »?` : `Known: ${names.join(', ')}.`;
  return new UsageError(`\`study codebook ${name}\` is not known. ${hint}`);
}
