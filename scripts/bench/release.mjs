// Another release of the command, to be measured in turn with this one.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The last release before this one, by its tag; undefined where there is none. */
export function lastRelease(root) {
  const tags = git(root, 'tag', '--list', 'v*', '--sort=-v:refname', '--no-contains', 'HEAD').split('\n');
  return tags.find((tag) => tag !== '');
}

/**
 * Builds the command as it was at a commit, with the dependencies that are installed now.
 * @returns its folder, with a `dist/`; and a function that takes it away
 */
export function releaseAt(root, commit) {
  const folder = join(mkdtempSync(join(tmpdir(), 'study-release-')), 'study');
  git(root, 'worktree', 'add', '--detach', folder, commit);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: folder, stdio: 'ignore' });
  const remove = () => {
    git(root, 'worktree', 'remove', '--force', folder);
    rmSync(join(folder, '..'), { recursive: true, force: true });
  };
  return { folder, remove };
}

export function isCommit(root, name) {
  return spawnSync('git', ['rev-parse', '--verify', '--quiet', `${name}^{commit}`], { cwd: root }).status === 0;
}

function git(root, ...args) {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
}
