// Compares the measures of src/measure with a file of known values: npm run oracles -- FILE
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadSource } from './load-source.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [path] = process.argv.slice(2);

function fail(message) {
  console.error(message);
  process.exitCode = 2;
}

function read(file) {
  const parsed = JSON.parse(readFileSync(file, 'utf8'));
  const cases = Array.isArray(parsed) ? parsed : parsed?.cases;
  if (!Array.isArray(cases)) throw new Error('it holds no list of cases');
  return cases;
}

async function main() {
  let cases;
  try {
    cases = read(path);
  } catch (error) {
    return fail(`${path}: ${error.message}`);
  }
  const { runOracles } = await loadSource(root, `export { runOracles } from './scripts/oracles/run.mjs';`);
  const { lines, passed, failed, skipped } = runOracles(cases);
  for (const line of lines) console.log(line);
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  if (failed > 0) process.exitCode = 1;
}

if (path === undefined) fail('Name a file of oracles: npm run oracles -- FILE');
else await main();
