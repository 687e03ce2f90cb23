import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the example study is made of. */
const example = ['study.yaml', 'corpus', 'codebook', 'reports'];

/**
 * Calls back with a temporary folder, taken away afterwards; where it answers with a promise, once that is kept.
 * @param {string} root the project's folder
 * @param {'example' | 'empty'} kind a copy of the example study, or nothing
 */
export function inFolder(root, kind, use) {
  const folder = mkdtempSync(join(tmpdir(), 'study-docs-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  let isLater = false;
  try {
    const place = join(folder, 'place');
    mkdirSync(place);
    if (kind === 'example') {
      for (const name of example) {
        if (existsSync(join(root, name))) cpSync(join(root, name), join(place, name), { recursive: true });
      }
    }
    const answer = use(place, shellIn(root, folder, place));
    isLater = answer instanceof Promise;
    return isLater ? answer.finally(remove) : answer;
  } finally {
    if (!isLater) remove();
  }
}

/**
 * A shell in which `study` is the built command and `cd` lasts.
 * @returns {(line: string) => { output: string, status: number | null, cwd: string }}
 */
function shellIn(root, folder, place) {
  const programs = join(folder, 'bin');
  mkdirSync(programs);
  writeFileSync(join(programs, 'study'), `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'dist/cli.js')}' "$@"\n`);
  chmodSync(join(programs, 'study'), 0o755);
  const env = {
    ...process.env,
    PATH: `${programs}:${process.env.PATH}`,
    NO_COLOR: '1',
    LC_ALL: 'C.UTF-8',
    SOURCE_DATE_EPOCH: '1709251200', // 1 March 2024: what commands date is the same every day
  };
  let cwd = place;
  return (line) => {
    const script = `{ ${line}\n} 2>&1; status=$?; printf '\\0%s' "$PWD"; exit $status`;
    const { stdout, status } = spawnSync('sh', ['-c', script], { cwd, env, encoding: 'utf8' });
    const [output = '', after] = stdout.split('\0');
    cwd = after || cwd;
    return { output, status, cwd };
  };
}
