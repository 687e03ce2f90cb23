import { Readable } from 'node:stream';
import { run } from '../src/commands/run.ts';
import type { Input } from '../src/commands/terminal.ts';
import type { World } from '../src/commands/world.ts';
import type { Run } from './cli.ts';

/** Where a command runs in a test, besides its folder: on a terminal or not, in which environment. */
interface Surroundings {
  readonly isTTY?: boolean;
  readonly env?: World['env'];
  /** Hears what is written on the error stream, when it is. */
  readonly heard?: (text: string) => void;
}

/** Runs a command as `runStudy` does, in this process: without the start of Node, where a test asks often. */
export async function runHere(argv: readonly string[], cwd: string, surroundings: Surroundings = {}): Promise<Run> {
  const { isTTY = false, env = {}, heard } = surroundings;
  const said = { stdout: '', stderr: '' };
  const into = (stream: keyof typeof said) => ({
    isTTY,
    write(text: string) {
      said[stream] += text;
      if (stream === 'stderr') heard?.(text);
    },
  });
  const code = await run({
    argv,
    cwd,
    stdin: Readable.from([]) as unknown as Input,
    stdout: into('stdout'),
    stderr: into('stderr'),
    env,
    interrupted: () => undefined,
  });
  return { ...said, code };
}
