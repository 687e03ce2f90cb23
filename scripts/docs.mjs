// Writes the generated pages of the documentation, and the generated parts of the others.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle, isBundleStale } from './bundle.mjs';
import { makePages } from './docs/pages.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

if (isBundleStale()) await bundle();
const { pages, faults } = await makePages(root);
for (const [path, text] of pages) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  console.log(path);
}
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
