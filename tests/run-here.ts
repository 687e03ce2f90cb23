import { Readable } from 'node:stream';
import { main } from '../src/commands/main.ts';
import type { Input } from '../src/commands/terminal.ts';
import type { Run } from './cli.ts';

/** Runs a command as `runStudy` does, in this process: without the start of Node, where a test asks often. */
export async function runHere(argv: readonly string[], cwd: string): Promise<Run> {
  const said = { stdout: '', stderr: '' };
  const into = (stream: keyof typeof said) => ({
    write(text: string) {
      said[stream] += text;
    },
  });
  const code = await main({
    argv,
    cwd,
    stdin: Readable.from([]) as unknown as Input,
    stdout: into('stdout'),
    stderr: into('stderr'),
    env: {},
    interrupted: () => undefined,
  });
  return { ...said, code };
}
