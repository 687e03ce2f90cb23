import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, inject } from 'vitest';
import { goldenFolder, updatesGoldens } from './golden-files.ts';

/**
 * Compares a text with the file `name` under tests/golden/; `UPDATE_GOLDEN=1` writes the file instead.
 * @param name a path with its extension, `report/tiny.md` say; one test per name
 */
export function expectGolden(name: string, actual: string): void {
  appendFileSync(inject('goldensSeen'), `${name}\n`);
  const path = join(goldenFolder, name);
  if (updatesGoldens()) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
    return;
  }
  if (!existsSync(path)) expect.fail(`tests/golden/${name} is missing; UPDATE_GOLDEN=1 npx vitest run … writes it.`);
  expect(actual, `tests/golden/${name}; UPDATE_GOLDEN=1 npx vitest run … accepts the change`).toBe(
    readFileSync(path, 'utf8'),
  );
}
