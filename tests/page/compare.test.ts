import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Request } from 'playwright-core';
import { expect, test } from 'vitest';
import { differentlyCoded } from '../web/differently-coded.ts';
import { hasBrowser, openStudyPage, slowServer } from './browser.ts';

const rue = 'corpus/rue.consensus.yaml';

/** Ana and Bo chosen, the comparison on the screen. */
async function openCompare(options: Parameters<typeof openStudyPage>[1] = {}) {
  const study = await openStudyPage(differentlyCoded, { coder: 'ana', ...options });
  const { page } = study;
  const answers: string[] = [];
  page.on('requestfinished', async (request: Request) => {
    const response = await request.response();
    const isJson = response?.headers()['content-type']?.startsWith('application/json');
    if (response && isJson) answers.push(await response.text().catch(() => ''));
  });
  await page.getByRole('link', { name: 'Comparer' }).click();
  await page.getByRole('checkbox', { name: /^ana/ }).check();
  return { ...study, answers };
}

async function compare(page: Page) {
  await page.getByRole('checkbox', { name: /^bo/ }).check();
  await page.getByRole('button', { name: 'Comparer' }).click();
  await left(page, 2);
  await page.locator('.asking').focus();
}

const left = (page: Page, count: number) =>
  page
    .getByRole('heading', { name: count < 2 ? `${count} désaccord à trancher` : `${count} désaccords à trancher` })
    .waitFor();

test.skipIf(!hasBrowser)(
  'nothing of another coder is on the page before it is asked for',
  { timeout: 60_000 },
  async () => {
    const { page, answers } = await openCompare();
    const isTold = (words: string) => answers.some((text) => text.includes(words));
    expect(await page.getByRole('button', { name: 'Comparer' }).isDisabled()).toBe(true);
    await page.waitForLoadState('networkidle');
    expect([isTold('bo.yaml'), isTold('de cid seul')]).toEqual([false, false]);
    await compare(page);
    expect(isTold('de cid seul')).toBe(false);
    expect(await page.locator('.coders-sides section').count()).toBe(2);
  },
);

test.skipIf(!hasBrowser)(
  'disputes are settled by keys alone, with a reason, and taken back',
  { timeout: 90_000 },
  async () => {
    const { page, read, folder } = await openCompare();
    await compare(page);
    // The least agreed code first; both have the same words, each with what they gave them.
    const side = (coder: string) => page.getByRole('region', { name: `Codages de ${coder}` });
    const shown = page.locator('.dispute[aria-current]');
    const all = await page.locator('.dispute').allInnerTexts();
    expect(all.map((text) => text.split('\n')[0])).toEqual(['On se prête la pelle.', 'Il a plu tout avril.']);
    expect(await shown.innerText()).toContain('On se prête la pelle.');
    expect(await side('ana').locator('mark').allInnerTexts()).toEqual(['On se prête la pelle.']);
    expect(await side('ana').innerText()).toContain('l’entraide');
    expect(await side('bo').locator('.code-name').allInnerTexts()).toEqual(['Eau']);
    expect(await page.locator('.figures').innerText()).toMatch(/^Alpha de Krippendorff\s: −?\d,\d\d \(sans intervalle/);

    // Nothing is written before the reason is given; Escape goes back.
    await page.keyboard.press('1');
    await page.getByRole('textbox', { name: 'Pourquoi ?' }).waitFor();
    expect(await page.getByText('Décision : Comme ana').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(existsSync(join(folder, rue))).toBe(false);
    await page.keyboard.press('1');
    await page.keyboard.type('la pelle sert à bêcher');
    await page.keyboard.press('Enter');
    await left(page, 1);
    await page.getByText('1 tranché, 1 codé de même, 0 consensus complet').waitFor();
    expect(read(rue)).toContain('    codes: [outils]\n    memo: |\n      ana: l’entraide\n');
    expect(read(rue)).toContain('    decided: [ana, bo]\n    reason: |\n      la pelle sert à bêcher\n');
    expect(await page.locator('[role=status]').first().innerText()).toMatch(
      /^Décidé\s: Comme ana\. Désaccord suivant\s: Eau/,
    );
    await expect.poll(() => shown.innerText()).toContain('Il a plu');
    expect(await side('bo').innerText()).toContain('N’a rien codé ici.');

    const written = read(rue);
    await page.keyboard.press('u');
    await left(page, 2);
    await expect.poll(() => shown.innerText()).toContain('On se prête la pelle.');
    expect(existsSync(join(folder, rue))).toBe(false);
    await page.keyboard.press('y');
    await left(page, 1);
    expect(read(rue)).toBe(written);

    // Another code, and somebody else who decides.
    await page.locator('.asking').focus();
    await page.keyboard.press('c');
    await page.getByRole('combobox', { name: 'Chercher un code' }).fill('puits');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Décidé par' }).fill('claire');
    await page.getByRole('button', { name: 'Écrire' }).click();
    await left(page, 0);
    expect(read(rue)).toContain('    codes: [puits]\n');
    expect(read(rue)).toContain('decided: [claire]');
    expect(read(rue)).toContain('status: complete');

    // What was coded alike elsewhere is taken over at a press.
    await page.getByRole('button', { name: 'Reprendre dans le consensus' }).click();
    await expect.poll(() => existsSync(join(folder, 'corpus/cour.consensus.yaml'))).toBe(true);
  },
);

test.skipIf(!hasBrowser)('keys pressed before the answer count, each in its turn', { timeout: 60_000 }, async () => {
  const { page, read, folder } = await openCompare();
  await compare(page);
  await slowServer(page);
  for (const key of ['1', 'Enter', '1']) await page.keyboard.press(key);
  await left(page, 1);
  await page.getByRole('textbox', { name: 'Pourquoi ?' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('u');
  await page.keyboard.press('u');
  await page.locator('main[aria-busy=false]').waitFor();
  await left(page, 2);
  expect(existsSync(join(folder, rue))).toBe(false);
  await page.keyboard.press('y');
  await page.keyboard.press('y');
  await left(page, 0);
  expect(read(rue).match(/decided:/g)?.length).toBe(2);
});

test.skipIf(!hasBrowser)(
  'an edit elsewhere appears, and what it changed is not decided',
  { timeout: 60_000 },
  async () => {
    const { page, folder, live } = await openCompare();
    await compare(page);
    await page.keyboard.press('j');
    await page.locator('.dispute[aria-current]', { hasText: 'Il a plu' }).waitFor();
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Pourquoi ?' }).waitFor();
    appendFileSync(join(folder, 'corpus/rue.bo.yaml'), '  - quote: Il a plu tout avril.\n    codes: [outils]\n');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'codé autrement entre-temps' }).waitFor();
    expect(existsSync(join(folder, rue))).toBe(false);
    live.refresh();
    await page.getByRole('region', { name: 'Codages de bo' }).locator('mark').first().waitFor();
  },
);
