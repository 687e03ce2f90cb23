import { nearest } from '../language/nearest.ts';
import manual from './codebook.md';
import { codebookActions } from './codebook-actions.ts';
import { type Command, UsageError } from './command.ts';
import { eachOnce, refuseOptions } from './options-taken.ts';

const options = eachOnce(Object.values(codebookActions).flatMap((action) => action.options));

export const command: Command = {
  args: '[action] [words...]',
  options,
  changes: true,
  manual,
  async run(call) {
    const [name, ...args] = call.args;
    const action = name !== undefined && Object.hasOwn(codebookActions, name) ? codebookActions[name] : undefined;
    if (name !== undefined && !action) throw unknown(name);
    const part = name === undefined ? 'study codebook' : `study codebook ${name}`;
    refuseOptions(call, part, action?.options ?? [], options);
    if (!action) return (await import('./codebook-list.ts')).run(call);
    return (await action.load()).run({ ...call, args });
  },
};

function unknown(name: string): UsageError {
  const names = Object.keys(codebookActions);
  const expected = nearest(name, names);
  const hint = expected ? `Did you mean « ${expected} »?` : `Known: ${names.join(', ')}.`;
  return new UsageError(`\`study codebook ${name}\` is not known. ${hint}`);
}
