import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { talk } from '../web/served.ts';
import { hasBrowser, openStudyPage, slowServer, unblind } from './browser.ts';

const prose = Array.from({ length: 60 }, (_, i) => `Paragraphe ${i} de l’analyse, sur ce qui se partage ici.`).join(
  '\n\n',
);
const files = {
  ...talk,
  'corpus/lys.ana.yaml': 'status: partial\ncodings: []\n',
  'study.yaml': `${talk['study.yaml']}coders: { report: [ana, bea] }\n`,
  'reports/bilan.md': `# Bilan\n\n## Entraide\n\n::verbatims{code=entraide}\n\n${prose}\n\n:claim[Aucun]{code=argent} ne compte.\n`,
  'reports/note.md': '# Une note\n\nEn bref, [ailleurs](https://example.org/).\n',
};

async function start(options = {}) {
  const study = await openStudyPage(files, { coder: 'ana', ...options });
  await study.page.getByRole('link', { name: 'Voir' }).click();
  await unblind(study.page);
  await study.page.getByRole('link', { name: 'Lire et coder' }).click();
  await study.page.locator('.words').first().waitFor();
  return study;
}

/** Codes « Même les machines. » as a second window would. */
async function codeElsewhere({ ask, tell }: Awaited<ReturnType<typeof start>>): Promise<void> {
  const { print } = (await ask('/api/source?id=lys')).json;
  const passage = { print, from: { paragraph: 1, at: 23 }, to: { paragraph: 1, at: 41 } };
  const { status } = await tell('/api/code', { source: 'lys', passage, codes: ['entraide'], against: [], memo: '' });
  expect(status).toBe(200);
}

describe.skipIf(!hasBrowser)('seeing the report', () => {
  test('a passage that is coded is in the report', { timeout: 30_000 }, async () => {
    const { page } = await start();
    const frame = page.frameLocator('iframe[title]');
    await page.getByRole('link', { name: 'Voir' }).click();
    await frame.getByText('Paragraphe 0').waitFor();
    expect(await frame.getByText('Même les machines').count()).toBe(0);
    await page.getByRole('link', { name: 'Lire et coder' }).click();
    await page.locator('.words', { hasText: 'Ici, on se' }).focus();
    for (const key of ['s', 's', 'c']) await page.keyboard.press(key);
    await page.getByRole('combobox', { name: 'Chercher un code' }).fill('entraide');
    await page.keyboard.press('Enter');
    await page.locator('.chip', { hasText: 'Entraide' }).waitFor();
    await page.getByRole('link', { name: 'Voir' }).click();
    await frame.getByText('Même les machines').waitFor();
  });

  test('what changes elsewhere appears, and the reader stays where they are', { timeout: 30_000 }, async () => {
    const study = await start();
    const { page } = study;
    await page.getByRole('link', { name: 'Voir' }).click();
    const read = page.frameLocator('iframe[title]').getByText('Paragraphe 40');
    await page.frameLocator('iframe[title]').locator('summary').first().click();
    await read.evaluate((paragraph) => paragraph.scrollIntoView({ block: 'start' }));
    const top = async () => Math.round((await read.boundingBox())?.y ?? -1);
    const before = await top();
    await codeElsewhere(study);
    await page.frameLocator('iframe[title]').getByText('Même les machines').waitFor({ state: 'attached' });
    expect(Math.abs((await top()) - before)).toBeLessThan(3);
    expect(await page.frameLocator('iframe[title]').locator('details[open]').count()).toBe(1);
    appendFileSync(join(study.folder, 'reports/bilan.md'), '\nUne conclusion.\n');
    study.live.refresh(['reports/bilan.md']);
    await page.frameLocator('iframe[title]').getByText('Une conclusion.').waitFor({ state: 'attached' });
    expect(Math.abs((await top()) - before)).toBeLessThan(3);
    await expect
      .poll(() => page.locator('[aria-live=polite][role=status]').textContent())
      .toBe('Rapport mis à jour. 1 problème.');
  });

  test('its problems stand beside it with their places, and lead to where they are', async () => {
    const { page } = await start();
    await page.getByRole('link', { name: 'Voir' }).click();
    const problem = page.locator('.problems li', { hasText: '« Aucun » is false' });
    await problem.waitFor();
    await expect.poll(() => problem.locator('.place').textContent()).toMatch(/^reports\/bilan\.md:\d+:1$/);
    await problem.getByRole('button', { name: 'Montrer dans le rapport' }).click();
    const mark = page.frameLocator('iframe[title]').locator('.problem').first();
    await expect.poll(() => mark.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
  });

  test('by the keyboard alone: another report, the counts, a verbatim and where it was said', async () => {
    const study = await start({ locale: 'fr' });
    const { page } = study;
    await codeElsewhere(study);
    const follow = async (name: string) => {
      await page.getByRole('link', { name, exact: true }).focus();
      await page.keyboard.press('Enter');
    };
    await follow('Voir');
    await follow('note');
    await page.frameLocator('iframe[title]').getByText('En bref').waitFor();
    const out = page.frameLocator('iframe[title]').getByRole('link', { name: 'ailleurs' });
    await expect.poll(() => out.getAttribute('target')).toBe('_blank');
    await follow('Fréquences, vagues, saturation, accord');
    await page.frameLocator('iframe[title]').getByRole('heading', { name: 'Les chiffres' }).waitFor();
    await page.getByRole('searchbox', { name: 'Chercher un code' }).fill('aide');
    await follow('Entraide autrefois aide');
    await page.getByRole('link', { name: /Même les machines/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('3 mots choisis').waitFor();
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('Même les machines.');
    await page.goBack();
    await page.getByRole('heading', { name: 'Entraide' }).waitFor();
  });

  test('the report takes the colours that are chosen for the page', async () => {
    const { page } = await start({ colorScheme: 'light' });
    await page.getByRole('link', { name: 'Voir' }).click();
    const frame = page.frameLocator('iframe[title]');
    await frame.getByText('Paragraphe 0').waitFor();
    const ground = () => frame.locator('html').evaluate((html) => getComputedStyle(html).backgroundColor);
    const light = await ground();
    await page.getByRole('combobox', { name: 'Couleurs' }).selectOption('dark');
    await expect.poll(ground).not.toBe(light);
    await page.getByRole('combobox', { name: 'Couleurs' }).selectOption('auto');
    await expect.poll(ground).toBe(light);
  });

  test('a verbatim is pinned with a click, banned by keys, and let back', async () => {
    const { page, read } = await start();
    await page.getByRole('link', { name: 'Voir' }).click();
    await page.getByRole('link', { name: 'Argent', exact: true }).click();
    const own = 'corpus/lys.bea.yaml';
    await page.getByRole('button', { name: 'Épingler' }).click();
    await page.locator('li.pinned').waitFor();
    expect(read(own)).toContain('verbatim: pinned');
    await page.getByRole('button', { name: 'Écarter' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Écartés' }).waitFor();
    expect(read(own)).toContain('verbatim: banned');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-pressed'))).toBe('true');
    await page.keyboard.press('Control+z');
    await page.locator('li.pinned').waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => read(own)).toBe(files[own]);
  });

  test('nothing others coded is shown unasked to who has not read it, and the focus follows', async () => {
    const { page } = await openStudyPage(files, { coder: 'ana' });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const follow = async (name: string) => {
      await page.getByRole('link', { name, exact: true }).focus();
      await page.keyboard.press('Enter');
    };
    await follow('Voir');
    await page.getByText('ici se verrait aussi le travail de : bea').waitFor();
    expect(asked.filter((path) => /report|verbatims/.test(path))).toEqual([]);
    await page.keyboard.press('Enter');
    await page.frameLocator('iframe[title]').getByText('Paragraphe 0').waitFor();
    const current = () => page.evaluate(() => document.activeElement?.getAttribute('aria-current'));
    await expect.poll(current).toBe('true');
    await follow('Lire et coder');
    await follow('Voir');
    await page.frameLocator('iframe[title]').getByText('Paragraphe 0').waitFor();
    await expect.poll(current).toBe('true');
  });

  test('pinned, banned and taken back twice before the answer', async () => {
    const { page, read } = await start();
    await page.getByRole('link', { name: 'Voir' }).click();
    await page.getByRole('link', { name: 'Argent', exact: true }).click();
    await page.getByRole('button', { name: 'Épingler' }).waitFor();
    await slowServer(page);
    await page.getByRole('button', { name: 'Épingler' }).click();
    await page.getByRole('button', { name: 'Écarter' }).click();
    await page.getByRole('heading', { name: 'Écartés' }).waitFor();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.locator('main[aria-busy=false]').waitFor();
    expect(read('corpus/lys.bea.yaml')).toBe(files['corpus/lys.bea.yaml']);
  });

  test('a report whose template is removed says so', async () => {
    const { page } = await start();
    await page.evaluate(() => {
      location.hash = 'see/report/autre';
    });
    await page.getByRole('alert').filter({ hasText: 'Ce modèle n’est plus dans reports/.' }).waitFor();
  });
});
