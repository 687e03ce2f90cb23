import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';
import { hasBrowser, openPage } from './browser.ts';

const command = join(import.meta.dirname, '../../dist/cli.js');
const stops: (() => void)[] = [];
afterAll(() => {
  for (const stop of stops) stop();
});

/** `study open` as somebody starts it. @returns the address it prints. */
function start(folder: string): Promise<string> {
  const child = spawn(process.execPath, [command, 'open', '--no-browser', '--coder', 'camille', '--study', folder]);
  stops.push(() => child.kill('SIGKILL'));
  return new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (line: string) => resolve(line.trim()));
    child.once('close', () => reject(new Error('study open has ended')));
  });
}

test.skipIf(!hasBrowser)('the way of a newcomer through the example', { timeout: 120_000 }, async () => {
  const folder = temporaryStudy({});
  await runStudy(['init', '--example', folder]);
  const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' });
  git('init', '-q');
  git('add', '-A');
  git('-c', 'user.name=c', '-c', 'user.email=c@example.org', 'commit', '-qm', 'Before');
  const page = await openPage(await start(folder));
  const file = 'corpus/2024/ormevaude-energies.camille.yaml';
  const read = () => readFileSync(join(folder, file), 'utf8');
  const before = read();

  await page.getByRole('link', { name: 'Ormevaude' }).click();
  await page.getByRole('heading', { name: /Ormevaude/ }).waitFor();
  const said = page.locator('.turn:not(.asks) .words');
  const code = async (number: number, keys: readonly string[], ...codes: string[]) => {
    await said.nth(number).focus();
    for (const key of keys) await page.keyboard.press(key);
    await page.keyboard.press('c');
    for (const [i, typed] of codes.entries()) {
      await page.getByRole('combobox', { name: 'Chercher un code' }).fill(typed);
      await page.keyboard.press(i === codes.length - 1 ? 'Enter' : 'Shift+Enter');
    }
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  const entries = () => read().match(/^ {2}- quote/gm)?.length ?? 0;
  const had = entries();

  // Three passages; the second overlaps the third.
  await code(0, ['s'], 'decarbonation');
  await expect.poll(entries).toBe(had + 1);
  await code(1, ['s'], 'mise-en-relation', 'noyau-fondateur');
  await expect.poll(entries).toBe(had + 2);
  await code(1, ['s', 'S'], 'pair-a-pair');
  await expect.poll(entries).toBe(had + 3);
  const three = read();
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect.poll(entries).toBe(had + 2);
  await page.getByRole('button', { name: 'Rétablir' }).click();
  await expect.poll(read).toBe(three);

  // A code that was missing.
  await said.nth(2).focus();
  await page.keyboard.press('s');
  await page.getByRole('button', { name: 'In vivo' }).click();
  await page.getByRole('textbox', { name: 'Nom' }).fill('Le prix du courant');
  await page.getByRole('button', { name: 'Créer et coder' }).click();
  await page.locator('.chip', { hasText: 'Le prix du courant' }).waitFor();
  await expect.poll(read).toContain('le-prix-du-courant');

  // Ten suggestions, by keys alone; what was decided of one is taken back and decided again.
  const suggestions = () => page.locator('.reviewer h2').innerText().then(Number.parseInt);
  await page.getByRole('link', { name: 'Relire' }).click();
  await page.locator('.asking').focus();
  await expect.poll(suggestions).toBeGreaterThan(10);
  const all = await suggestions();
  for (const [i, key] of [...'araaraaraa'].entries()) {
    await page.keyboard.press(key);
    await expect.poll(suggestions).toBe(all - 1 - i);
  }
  await page.keyboard.press('u');
  await expect.poll(suggestions).toBe(all - 9);
  await page.keyboard.press('g');
  await expect.poll(suggestions).toBe(all - 10);
  const [reviewed, rules] = ['camille', 'rules'].map((name) => `corpus/2024/plantes-de-tamarelle.${name}.yaml`);
  const decided = readFileSync(join(folder, rules ?? ''), 'utf8');
  expect([decided.match(/status: accepted/g)?.length, decided.match(/status: rejected/g)?.length]).toEqual([6, 4]);
  expect(readFileSync(join(folder, reviewed ?? ''), 'utf8')).toMatch(/from: rules/);

  // What was read to the end is in the report, which says at once what of its prose is no longer so.
  const report = page.frameLocator('iframe[title]');
  await page.getByRole('link', { name: 'Voir' }).click();
  await report.getByText('10 des 14 clusters').waitFor();
  expect(await page.locator('.problems li').count()).toBe(0);
  await page.getByRole('link', { name: 'Relire' }).click();
  await page.getByRole('link', { name: 'Lire dans la transcription' }).click();
  await page.getByRole('heading', { name: /Tamarelle/ }).waitFor();
  await page.getByRole('checkbox', { name: 'Lu jusqu’au bout' }).check();
  await page.getByRole('link', { name: 'Voir' }).click();
  await report.getByText('10 des 15 clusters').waitFor();
  await page.locator('.problems li').first().waitFor();
  await page.getByRole('link', { name: 'Lire et coder' }).click();
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect.poll(() => page.getByRole('checkbox', { name: 'Lu jusqu’au bout' }).isChecked()).toBe(false);
  await page.getByRole('link', { name: 'Voir' }).click();
  await report.getByText('10 des 14 clusters').waitFor();
  await expect.poll(() => page.locator('.problems li').count()).toBe(0);

  // All of it is in the files, as somebody would have typed it, and git shows nothing else.
  expect(read().startsWith(before.trimEnd())).toBe(true);
  const changed = git('status', '--porcelain').trim().split('\n');
  expect(changed.map((line) => line.trim().split(/\s+/)[1]).sort()).toEqual(
    [
      expect.stringMatching(/^codebook\/.*le-prix-du-courant\.md$/),
      'codebook/history.yaml',
      file,
      reviewed,
      rules,
    ].sort((a, b) => (String(a) < String(b) ? -1 : 1)),
  );
  const { stdout, code: status } = await runStudy(['check'], { cwd: folder });
  expect([stdout, status]).toEqual([expect.not.stringContaining(' error '), 0]);
});
