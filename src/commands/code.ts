import manual from './code.md';
import { chosenMode, codeModes } from './code-modes.ts';
import type { Command } from './command.ts';

export const command: Command = {
  args: '[sources...]',
  options: Object.values(codeModes).flatMap(({ options }) => options),
  changes: true,
  manual,
  async run(call) {
    const { run } = await chosenMode(call).load();
    return run(call);
  },
};
