import manual from './code.md';
import { chosenMode, codeModes } from './code-modes.ts';
import type { Command } from './command.ts';
import { eachOnce, refuseOptions } from './options-taken.ts';

const options = eachOnce(Object.values(codeModes).flatMap((mode) => mode.options));

export const command: Command = {
  args: '[sources...]',
  options,
  changes: true,
  manual,
  async run(call) {
    const { mode, flag } = chosenMode(call);
    refuseOptions(call, `study code ${flag}`, mode.options, options);
    const { run } = await mode.load();
    return run(call);
  },
};
