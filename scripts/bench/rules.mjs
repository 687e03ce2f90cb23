// What the indicators of a codebook cost over invented talk, as a ratio to taking the same talk apart into words.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { indicators, paragraphs } from './invented-talk.mjs';
import { atMostTable, verdict } from './targets.mjs';

/** So many words are made at a time, outside what is measured. */
const batch = 200_000;

/** Measures both codebooks over the same talk, batch by batch in turn. */
export async function benchRules(root, words) {
  const { compilePatterns, tokenize } = await language(root);
  const codebooks = [40, 1000].map((count) => compilePatterns(codebook(count), 'fr'));
  const subjects = [
    (text) => tokenize(text, 'fr').length,
    ...codebooks.map(
      ({ match }) =>
        (text) =>
          match(text).length,
    ),
  ];
  const times = subjects.map(() => 0);
  const found = subjects.map(() => 0);
  for (let seed = 0; seed * batch < words; seed += 1) {
    const texts = [...paragraphs(Math.min(batch, words - seed * batch), seed)];
    for (const [at, subject] of subjects.entries()) {
      const start = process.cpuUsage();
      for (const text of texts) found[at] += subject(text);
      const { user, system } = process.cpuUsage(start);
      times[at] += (user + system) / 1000;
    }
  }
  console.log(`\nRules over ${words.toLocaleString('en')} words, processor time.\n`);
  const rows = [
    ['words', 1],
    ['40 indicators', 10],
    ['1,000 indicators', 15],
  ].map(([name, most], at) => ({
    name,
    cells: { ms: times[at].toFixed(0), found: String(found[at]) },
    ratio: times[at] / times[0],
    most,
  }));
  console.log(atMostTable('what', 'ratio to the words', rows));
  const more = times[2] / times[1];
  console.log(`\n1,000 indicators cost ${more.toFixed(2)} times what 40 cost, at most 2: ${verdict(more <= 2)}.`);
}

/** Codes of five indicators or more, sixty at most. */
function codebook(count) {
  const all = indicators(count);
  const size = Math.ceil(count / Math.min(60, count / 5));
  return Array.from({ length: Math.ceil(count / size) }, (_, at) => ({
    code: `code-${at}`,
    indicators: all.slice(at * size, (at + 1) * size),
  }));
}

async function language(root) {
  const folder = mkdtempSync(join(tmpdir(), 'study-bench-'));
  try {
    const outfile = join(folder, 'language.mjs');
    const require = `import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle('${pathToFileURL(join(root, 'package.json'))}');`;
    await build({
      absWorkingDir: root,
      stdin: {
        contents: `export { compilePatterns } from './src/language/pattern.ts'; export { tokenize } from './src/language/tokens.ts';`,
        resolveDir: root,
      },
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      banner: { js: require },
      outfile,
      logLevel: 'silent',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
