// Suggestions for 1,000 interviews of 2,000 words, learned from 500 coded passages of 60 codes: time as a ratio to
// reading the same files and counting their words, in the same run. `node scripts/bench/suggest.mjs [interviews]`
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const command = join(root, 'dist', 'cli.js');
const interviews = Number(process.argv[2] ?? 1000);
const [themes, subthemes, passages, readInterviews] = [10, 5, 500, 20];
const [wordsEach, paragraphWords] = [2000, 80];

/** The same numbers at every run (a linear congruential generator, Numerical Recipes). */
let state = 1;
const next = (below) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};

const syllables = 'ba co du fi ga lo mé no pi ra su té va ven sir tal mon cré dou lis'.split(' ');
const grammar = 'de la le les et à un une dans pour que qui il nous avec sur est pas plus mais'.split(' ');
/** A word by its number: the same number, the same word. */
const wordOf = (n) => `${syllables[n % 20]}${syllables[Math.floor(n / 20) % 20]}${syllables[Math.floor(n / 400) % 20]}`;
/** Frequent words have low numbers. */
const anyWord = () => (next(2) ? grammar[next(grammar.length)] : wordOf(Math.floor(8000 ** (next(1e6) / 1e6))));
const ownWord = (code) => wordOf(2000 + code * 40 + next(40));
const codeIds = Array.from({ length: themes * (subthemes + 1) }, (_, i) => `code-${i}`);

function paragraph(code) {
  const words = Array.from({ length: paragraphWords }, () =>
    code !== undefined && next(5) === 0 ? ownWord(code) : anyWord(),
  );
  return `${words.join(' ')}.`;
}

function write(folder) {
  const put = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  put('study.yaml', 'language: fr\n');
  const describe = (code) => Array.from({ length: 12 }, () => ownWord(code)).join(' ');
  const indicators = (code) => `[${Array.from({ length: 6 }, () => ownWord(code)).join(', ')}]`;
  for (let theme = 0; theme < themes; theme++) {
    const below = Array.from({ length: subthemes }, (_, i) => themes + theme * subthemes + i);
    const entries = below.map(
      (code) => `  - { id: code-${code}, definition: ${describe(code)}, indicators: ${indicators(code)} }\n`,
    );
    put(
      `codebook/1-tout/code-${theme}.md`,
      `---\nid: code-${theme}\nindicators: ${indicators(theme)}\nsubthemes:\n${entries.join('')}---\n\n${describe(theme)}.\n`,
    );
  }
  const perInterview = Math.ceil(passages / readInterviews);
  for (let i = 0; i < interviews; i++) {
    const texts = Array.from({ length: wordsEach / paragraphWords }, (_, p) => {
      const code = p % 2 === 0 || i < readInterviews ? themes + next(themes * subthemes) : undefined;
      return { code, text: paragraph(code) };
    });
    put(`corpus/e${i}.md`, texts.map(({ text }) => `**R :** ${text}\n`).join('\n'));
    if (i >= readInterviews) continue;
    const codings = texts
      .slice(0, perInterview)
      .map(({ code, text }) => `  - quote: ${text}\n    codes: [${codeIds[code]}]\n`);
    put(`corpus/e${i}.ana.yaml`, `codings:\n${codings.join('')}`);
  }
}

function seconds(args, cwd) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr.slice(0, 500)}`);
  return Number(process.hrtime.bigint() - start) / 1e9;
}

const reference = `
  const { readdirSync, readFileSync } = require('node:fs');
  let words = 0;
  for (const name of readdirSync('corpus'))
    if (name.endsWith('.md')) words += readFileSync('corpus/' + name, 'utf8').match(/\\\\p{L}+/gu)?.length ?? 0;
`.replaceAll('\\\\', '\\');

const subjects = [
  { name: 'read the files, count their words', args: ['-e', reference] },
  { name: 'study search', args: [command, 'search', 'syndicat', '--max', '1'] },
  { name: 'study code --suggest --dry-run', args: [command, 'code', '--suggest', '--dry-run'] },
];

const folder = mkdtempSync(join(tmpdir(), 'study-bench-'));
try {
  write(folder);
  const times = subjects.map(({ args }) => Math.min(seconds(args, folder), seconds(args, folder)));
  console.log(
    `${interviews} interviews of ${wordsEach} words, ${passages} coded passages, ${codeIds.length} codes; the better of two runs.\n`,
  );
  console.log('| | s | ratio |');
  console.log('|---|--:|--:|');
  subjects.forEach(({ name }, i) => {
    console.log(`| ${name} | ${times[i].toFixed(2)} | ${(times[i] / times[0]).toFixed(1)} |`);
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
