import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

// Written so that this file does not hold what it looks for.
const machinePaths = /(?<![\w.:~%/-])\/(?:work|tmp|root|home\/\w+|Users\/\w+)\//;
const registryHosts = /\bregistry\.(?:[\w-]+\.)+(?:com|dev|io|net|org|local|internal)\b|\bnpm[m]irror\b|[a]rtifactory/i;

/** Tracked files and those that would be, as git knows them. */
function trackedFiles(): Map<string, string> {
  const names = execFileSync(
    'git',
    ['-c', `safe.directory=${root}`, 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: root, encoding: 'utf8' },
  );
  const present = names.split('\0').filter((name) => name !== '' && existsSync(join(root, name)));
  return new Map(present.map((name) => [name, readFileSync(join(root, name), 'utf8')]));
}

const files = trackedFiles();

test('the guard saw the files', () => {
  expect([...files.keys()]).toEqual(expect.arrayContaining(['package.json', 'tests/tracked-files.test.ts']));
});

test('the project speaks of itself alone: no path of a machine, no registry', () => {
  const faults = [...files].flatMap(([name, text]) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        machinePaths.test(line) || registryHosts.test(line)
          ? [`${name}:${index + 1} ${line.trim().slice(0, 100)}`]
          : [],
      ),
  );
  expect(faults).toEqual([]);
});

describe('the lock file', () => {
  const lock = JSON.parse(files.get('package-lock.json') ?? '{}');
  const entries = Object.entries<{ resolved?: string; optionalDependencies?: object }>(lock.packages ?? {});

  test('names no host', () => {
    expect(entries.length).toBeGreaterThan(50);
    expect(entries.filter(([, entry]) => /^\w+:\/\//.test(entry.resolved ?? '')).map(([name]) => name)).toEqual([]);
  });

  test('lists the packages of other systems too: without them `npm ci` fails', () => {
    const optional = entries.flatMap(([, entry]) => Object.keys(entry.optionalDependencies ?? {}));
    expect(optional.length).toBeGreaterThan(10);
    expect(optional.filter((name) => !(`node_modules/${name}` in lock.packages))).toEqual([]);
  });
});

test('what it looks for would be found', () => {
  const slash = '/';
  expect(machinePaths.test(`see ${slash}work/notes`)).toBe(true);
  expect(machinePaths.test(`(${slash}tmp/x)`)).toBe(true);
  expect(machinePaths.test('https://example.org/work/x and ../tmp/x')).toBe(false);
  expect(registryHosts.test(['https://registry', 'example', 'org'].join('.'))).toBe(true);
});
