// The page's server with an interview of three hours: 40,000 words, 1,500 codings.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paragraphs } from './invented-talk.mjs';
import { measurePage } from './page.mjs';

const words = 40_000;
const codings = 1_500;

/** @param unit milliseconds of an empty program: what is measured is printed as a ratio to it, too. */
export async function benchOpen(root, unit) {
  const folder = mkdtempSync(join(tmpdir(), 'study-bench-open-'));
  try {
    writeStudy(root, folder);
    console.log(`\n\`study open\`, an interview of ${words} words with ${codings} codings; medians.\n`);
    console.log('| what | ms | ratio to node -e 0 |');
    console.log('|---|--:|--:|');
    for (const [what, time] of await measure(root, folder))
      console.log(`| ${what} | ${time.toFixed(0)} | ${(time / unit).toFixed(2)} |`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeStudy(root, folder) {
  mkdirSync(join(folder, 'corpus'));
  cpSync(join(root, 'codebook'), join(folder, 'codebook'), { recursive: true });
  writeFileSync(join(folder, 'study.yaml'), 'language: fr\ninterviewers: [Q]\n');
  const said = [...paragraphs(words)];
  const turns = said.map((text, i) => (i % 3 === 0 ? `**Q :** Et alors ?\n\n**R :** ${text}` : text));
  writeFileSync(join(folder, 'corpus/long.md'), `${turns.join('\n\n')}\n`);
  const sentences = said.flatMap((text) => text.split(/(?<=\.) /));
  writeFileSync(join(folder, 'corpus/long.ana.yaml'), codingsOf(sentences, 3));
  writeFileSync(join(folder, 'corpus/long.bo.yaml'), codingsOf(sentences, 4));
}

const codes = ['voisinage', 'petits-pas', 'noyau-fondateur', 'decarbonation', 'mise-en-relation'];

/** As many codings, all over the interview, now and then of two sentences: they overlap. @param step tells coders apart. */
function codingsOf(sentences, step) {
  const entries = Array.from({ length: codings }, (_, i) => {
    const at = Math.floor((i * sentences.length) / codings);
    const quote = sentences.slice(at, at + (i % step === 0 ? 2 : 1)).join(' ');
    return `  - quote: |\n      ${quote}\n    codes: [${codes[Math.floor(i / step) % codes.length]}]\n    date: 2024-01-01\n`;
  });
  return `codings:\n${entries.join('')}`;
}

async function measure(root, folder) {
  const start = performance.now();
  const args = [join(root, 'dist/cli.js'), 'open', '--no-browser', '--port', '0', '--coder', 'ana', '--study', folder];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const line = await new Promise((resolve) => child.stdout.once('data', (data) => resolve(String(data).trim())));
    const started = performance.now() - start;
    const ask = asker(new URL(line));
    const source = await ask('source?id=long');
    const first = await ask('codings?id=long&coders=ana&window=w');
    const coded = [];
    for (let i = 0; i < 9; i++) coded.push(await ask('code', coding(source.json, 3 + 4 * i)));
    const undone = [];
    for (let i = 0; i < 9; i++) undone.push(await ask('undo', { window: 'w', source: 'long', coders: ['ana'] }));
    const query = 'coders=ana,bo&window=w';
    const agreement = await ask(`agreement?${query}`);
    const disputes = await ask(`disputes?${query}`);
    const settled = [];
    for (const { key } of disputes.json.disputes.slice(0, 5)) {
      const wish = { window: 'w', coders: ['ana', 'bo'], by: ['ana', 'bo'], does: 'both', reason: '' };
      settled.push(await ask('reconcile', { key, ...wish }));
    }
    return [
      ['from the command to the address', started],
      ['the transcript', source.time],
      ['its codings, the first time', first.time],
      ['a passage coded, and written', median(coded)],
      ['undone, and written', median(undone)],
      ['the agreement of two coders', agreement.time],
      [`their ${disputes.json.disputes.length} disagreements`, disputes.time],
      ['one settled, and written', median(settled)],
      ...(await measurePage(`${line}#read/long`)),
    ];
  } finally {
    child.kill('SIGINT');
  }
}

function asker({ origin, searchParams }) {
  const headers = { Authorization: `Bearer ${searchParams.get('token')}`, 'Content-Type': 'application/json' };
  return async (path, wish) => {
    const start = performance.now();
    const more = wish ? { method: 'POST', body: JSON.stringify(wish) } : {};
    const response = await fetch(`${origin}/api/${path}`, { headers, ...more });
    const json = await response.json();
    if (!response.ok) throw new Error(`${path}: ${json.message}`);
    return { json, time: performance.now() - start };
  };
}

function coding({ print, turns }, number) {
  const all = turns.flatMap(({ asks, paragraphs: own }) => own.map((one) => ({ asks, ...one })));
  const paragraph = all.findIndex(({ asks }, i) => i >= number && !asks);
  const [from, to] = all[paragraph].sentences;
  const passage = { print, from: { paragraph, at: from }, to: { paragraph, at: to } };
  const wish = { window: 'w', source: 'long', coder: 'ana', coders: ['ana'], against: [], memo: '' };
  return { ...wish, passage, codes: ['animation'] };
}

function median(answers) {
  const times = answers.map(({ time }) => time).sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)];
}
