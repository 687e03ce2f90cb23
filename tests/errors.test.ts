import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { problemsPage } from '../scripts/docs/problems.mjs';
import { codeOpened } from '../src/commands/opened.ts';
import type { Problem } from '../src/model/problem.ts';
import { decode } from '../src/parse/decode.ts';
import { renderProblems } from '../src/render/problems.ts';
import { openStudy } from '../src/study/open.ts';
import { updatesGoldens } from './golden-files.ts';
import { quietCall } from './quiet-call.ts';
import { rulesIn, rulesOfSource } from './rule-names.ts';

const root = join(import.meta.dirname, '..');
const gallery = join(import.meta.dirname, 'errors');
const names = readdirSync(gallery, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

const quiet = quietCall({ cwd: root });

/** What git cannot keep on every system, made in a copy: link → what it leads to. */
const links: Readonly<Record<string, readonly [string, string]>> = {
  'unreadable-broken-link': ['corpus/2021/moulin.md', 'nulle-part.md'],
  'cycle-of-folders': ['corpus/2021/encore', '..'],
};

describe.each(names)('%s', (name) => {
  const { problems, folder } = checked(name);
  const printed = renderProblems(problems);

  test('prints one problem, as expected', () => {
    const path = join(gallery, name, 'expected.txt');
    if (updatesGoldens()) writeFileSync(path, printed);
    expect(existsSync(path), `${name}/expected.txt is missing; UPDATE_GOLDEN=1 writes it.`).toBe(true);
    expect(printed).toBe(readFileSync(path, 'utf8'));
    expect(problems).toHaveLength(1);
  });

  test('begins with the rule it shows', () => {
    expect(name === problems[0]?.rule || name.startsWith(`${problems[0]?.rule}-`)).toBe(true);
  });

  test('names a place that exists, and nothing of the program', () => {
    for (const { file, line, column } of problems.flatMap((one) => [one, ...(one.related ? [one.related] : [])])) {
      if (!/\.(?:md|ya?ml)$/.test(file) || name in links) continue;
      const lines = decode(file, readFileSync(join(folder, file))).text.split('\n');
      expect(line).toBeLessThanOrEqual(lines.length);
      expect(column).toBeLessThanOrEqual((lines[line - 1] as string).length + 1);
    }
    expect(printed).not.toMatch(/\n\s+at |node_modules|undefined|\[object|NaN/);
  });
});

test('every rule of the source is shown, and explained', () => {
  const inSource = [...rulesOfSource()].sort();
  expect(inSource.length).toBeGreaterThan(50);
  const explained = (file: string) => Object.keys(parse(readFileSync(join(gallery, file), 'utf8')));
  const shown = [...new Set(names.flatMap((name) => checked(name).problems.map(({ rule }) => rule)))];
  expect(explained('rules.yaml').sort()).toEqual(shown.sort());
  expect([...shown, ...explained('of-commands.yaml')].sort()).toEqual(inSource);
});

test('the guard reads the ways rules are written', () => {
  const text = [
    "problems.push({ ...place, rule: 'un-deux', severity: 'error' });",
    "problems.push({ rule: cycle ? 'trois' : 'quatre-cinq' });",
    "fault(composing, call.place, 'six', message, { expected });",
    "return say(\n  `sept`, 'huit-neuf',\n  `« sept » manque.`);",
    "fields.report(fields.node('id')?.span.start ?? 0, 'dix', 'error', 'Non.');",
    "fields.choice('kind', ['write-up', 'transcript']);",
  ].join('\n');
  expect(rulesIn(text).sort()).toEqual(['dix', 'huit-neuf', 'quatre-cinq', 'six', 'trois', 'un-deux']);
});

test('docs/problems.md is fresh', () => {
  const path = join(root, 'docs/problems.md');
  if (updatesGoldens()) writeFileSync(path, problemsPage());
  expect(readFileSync(path, 'utf8'), 'UPDATE_GOLDEN=1 npx vitest run tests/errors.test.ts renews it').toBe(
    problemsPage(),
  );
});

function checked(name: string): { problems: readonly Problem[]; folder: string } {
  const link = links[name];
  const folder = link ? mkdtempSync(join(tmpdir(), 'study-gallery-')) : join(gallery, name);
  if (link) {
    cpSync(join(gallery, name), folder, { recursive: true });
    symlinkSync(link[1], join(folder, link[0]));
  }
  try {
    return { folder, problems: codeOpened(openStudy(folder), quiet, { reports: true }).problems };
  } finally {
    if (link) rmSync(folder, { recursive: true });
  }
}
