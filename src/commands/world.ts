import type { Output } from './command.ts';
import type { Input } from './terminal.ts';

/** The world outside, so that tests can give another. */
export interface World {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Calls back when the user stops the command. */
  readonly interrupted: (stop: () => void) => void;
}

export function isColored({ stdout, env }: World): boolean {
  return stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
}
