import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { talk } from '../web/served.ts';
import { hasBrowser, openStudyPage } from './browser.ts';

describe.skipIf(!hasBrowser)('files that cannot be read', { timeout: 60_000 }, () => {
  test('are told with their places on every part of the page, until they can be', async () => {
    const { page, folder, live, read } = await openStudyPage({
      ...talk,
      'codebook/1-vie/casse.md': '---\nid: [casse\n---\n',
    });
    const banner = page.getByRole('alert').filter({ hasText: 'codebook/1-vie/casse.md:' });
    for (const name of await page.locator('.head nav a').allInnerTexts()) {
      await page.getByRole('link', { name, exact: true }).click();
      await page.locator('.head nav a[aria-current]', { hasText: name }).waitFor();
      await banner.waitFor();
      expect(await banner.innerText()).toMatch(/casse\.md:\d+:\d+/);
      expect(await banner.innerText()).not.toContain('study.yaml');
    }
    const settings = read('study.yaml');
    writeFileSync(join(folder, 'study.yaml'), 'language: fr\ninterviewers: [Q\n');
    live.refresh();
    await banner.filter({ hasText: /study\.yaml:\d+:\d+/ }).waitFor();
    await page.getByRole('link', { name: 'Lire et coder' }).click();
    await page.locator('.consent', { hasText: 'Consentement inconnu' }).waitFor();
    await banner.getByText('tous les entretiens sont traités comme sans consentement').waitFor();
    writeFileSync(join(folder, 'study.yaml'), settings);
    writeFileSync(join(folder, 'codebook/1-vie/casse.md'), '---\nid: casse\nlabel: Casse\n---\n');
    live.refresh();
    await page.locator('.unread').waitFor({ state: 'hidden' });
  });
});

test.skipIf(!hasBrowser)(
  'a server that no longer answers is told as a lost connection',
  { timeout: 60_000 },
  async () => {
    const { page } = await openStudyPage(talk, { coder: 'bea' });
    await page.getByRole('link', { name: 'Organiser' }).click();
    await page.getByRole('treeitem', { name: /^Argent/ }).waitFor();
    await page.evaluate(() => {
      window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    });
    await page.keyboard.press('u');
    await page.locator('.complaint', { hasText: 'La connexion avec study est perdue.' }).waitFor();
    await page.getByRole('link', { name: 'Voir' }).click();
    await page.locator('.faults', { hasText: 'La connexion avec study est perdue.' }).waitFor();
    // Nobody waits for this one.
    await page.evaluate(() => {
      location.hash = 'compare/bea,cid';
    });
    await page.getByRole('alert').filter({ hasText: 'La connexion avec study est perdue.' }).first().waitFor();
  },
);
