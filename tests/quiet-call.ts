import type { Call } from '../src/commands/command.ts';

/** A call of a command from within a test: nobody to ask, nothing written. */
export function quietCall(call: Partial<Call>): Call {
  const refused = () => Promise.reject(new Error('a quiet call neither asks nor writes'));
  return {
    args: [],
    options: {},
    cwd: '.',
    color: false,
    env: {},
    progress: () => undefined,
    terminal: refused,
    apply: refused,
    ...call,
  };
}
