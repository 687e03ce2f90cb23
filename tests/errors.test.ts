import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { codeOpened } from '../src/commands/opened.ts';
import type { Problem } from '../src/model/problem.ts';
import { renderProblems } from '../src/render/problems.ts';
import { openStudy } from '../src/study/open.ts';
import { problemsPage } from '../scripts/docs/problems.mjs';
import { temporaryStudy } from './cli.ts';
import { updatesGoldens } from './golden-files.ts';
import { placesIn } from '../src/model/place.ts';

const root = join(import.meta.dirname, '..');
const gallery = join(import.meta.dirname, 'errors');
const names = readdirSync(gallery, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
