import type { Terminal } from '../../src/commands/command.ts';
import { command } from '../../src/commands/review.ts';
import { applyChanges } from '../../src/study/save.ts';
import { quietCall } from '../quiet-call.ts';

/** A terminal whose answers are given by functions, so that a test can act while a question stands. */
export function openTerminal(answers: readonly (() => string)[]): Terminal & { said: string } {
  const left = [...answers];
  const terminal = {
    width: 80,
    said: '',
    write(text: string) {
      terminal.said += text;
    },
    key: (prompt: string) => {
      terminal.said += prompt;
      return Promise.resolve(left.shift()?.());
    },
    line: (prompt: string) => terminal.key(prompt),
    close: () => undefined,
  };
  return terminal;
}

/** Reviews a study by source with such a terminal. @returns all that was said. */
export async function reviewWith(folder: string, terminal: ReturnType<typeof openTerminal>): Promise<string> {
  const { output } = await command.run(
    quietCall({
      cwd: folder,
      options: { by: 'source' },
      terminal: () => Promise.resolve(terminal),
      apply: async (where, changes) => applyChanges(where, changes),
    }),
  );
  return terminal.said + output;
}
