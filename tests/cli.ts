import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, inject } from 'vitest';

const command = join(import.meta.dirname, '..', 'dist', 'cli.js');

export interface Run {
  readonly stdout: string;
  readonly stderr: string;
  /** Exit status; null where a signal ended the command. */
  readonly code: number | null;
}

/**
 * Runs the built command as a user would.
 * @param options `cwd`: the folder it runs in; `env`: set besides what the tests run with; `input`: its stdin, by default empty
 */
export function runStudy(
  args: readonly string[],
  options: { cwd?: string; env?: Readonly<Record<string, string>>; input?: string } = {},
): Promise<Run> {
  const fault = inject('bundleFault');
  if (fault) throw new Error(`The command could not be built: ${fault}`);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, ...args], {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      stdout += piece;
    });
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      stderr += piece;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ stdout, stderr, code }));
    child.stdin.on('error', () => {}); // a command that ends without reading closes the pipe
    child.stdin.end(options.input ?? '');
  });
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/**
 * Writes a study into a fresh folder, taken away after the tests of the file.
 * @param files path below the study → content
 * @returns the folder's path
 */
export function temporaryStudy(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'study-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
