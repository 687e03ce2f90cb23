import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject, Vitest } from 'vitest/node';
import { bundle, isBundleStale } from '../scripts/bundle.mjs';
import { checkGoldens } from './golden-files.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Why there is no fresh dist/, or nothing: only tests that run the command fail for it. */
    bundleFault: string;
    /** A file that lists, one a line, the golden files that tests compared with. */
    goldensSeen: string;
  }
}

/** Builds the command once, when stale; after a whole run looks for golden files that no test compares with. */
export default async function setup(project: TestProject) {
  project.provide('bundleFault', await freshBundle());
  const folder = mkdtempSync(join(tmpdir(), 'study-goldens-'));
  const seen = join(folder, 'seen');
  project.provide('goldensSeen', seen);
  return async () => {
    const fault = (await isWholeRun(project.vitest)) ? checkGoldens(seen) : '';
    rmSync(folder, { recursive: true, force: true });
    if (!fault) return;
    // Vitest exits 0 when a teardown throws.
    process.stderr.write(`\n${fault}\n`);
    process.exitCode = 1;
  };
}

/** Whether every file ran and nothing failed: only then is a golden file nobody looked at a file too many. */
async function isWholeRun(vitest: Vitest): Promise<boolean> {
  const all = await vitest.globTestSpecifications();
  const run = vitest.state.getTestModules();
  const tests = run.flatMap((module) => [...module.children.allTests()]);
  return run.length === all.length && tests.every((test) => ['passed', 'skipped'].includes(test.result().state));
}

async function freshBundle(): Promise<string> {
  try {
    if (isBundleStale()) await bundle();
    return '';
  } catch (fault) {
    return String(fault instanceof Error ? fault.message : fault);
  }
}
