import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { talk } from '../web/served.ts';
import { suggested } from '../web/suggested.ts';
import { hasBrowser, openStudyPage, slowServer } from './browser.ts';

const [own, rules, model] = ['corpus/lys.ana.yaml', 'corpus/lys.rules.yaml', 'corpus/lys.model.yaml'] as const;

async function openReview(files: Parameters<typeof openStudyPage>[0] = suggested) {
  const study = await openStudyPage(files, { coder: 'ana' });
  await study.page.getByRole('link', { name: 'Relire' }).click();
  await study.page.locator('.asking').focus();
  return study;
}

/** What is asked about: the label of its code. */
const asked = (page: Page) => page.locator('.card .given');
const left = (page: Page, count: number) =>
  page
    .getByRole('heading', { name: count === 1 ? '1 suggestion à relire' : `${count} suggestions à relire` })
    .waitFor();

test.skipIf(!hasBrowser)('suggestions are reviewed by keys alone, and written', { timeout: 60_000 }, async () => {
  const { page, read, folder, live } = await openReview();
  await left(page, 5);
  // The most useful first: of the code with most suggestions, the least sure.
  await asked(page).filter({ hasText: 'Argent' }).waitFor();
  expect(await page.locator('.card').innerText()).toContain('confiance 55 %');
  expect(await page.locator('.card .because').innerText()).toBe('Parce que mots : compter');
  expect(await page.locator('.passage').innerText()).toContain('Et le soir, on compte.');
  expect(await page.locator('.passage .asked').innerText()).toContain('Que partagez-vous ?');

  expect(await page.locator('.passage s').innerText()).toBe('Ne le dites pas.');
  const link = page.getByRole('link', { name: 'Lire dans la transcription' });
  expect(await link.getAttribute('href')).toMatch(/^#read\/lys\/2\.0-2\.\d+$/);

  await page.keyboard.press('a');
  await left(page, 4);
  expect(read(own)).toContain('codes: [argent]');
  expect(read(own)).toContain('from: model');
  expect(read(model)).toBe(suggested[model].replace('status: suggested', 'status: accepted'));
  expect(await page.locator('[role=status]').first().innerText()).toMatch(/^Acceptée\. /);

  // The passage with the words behind its code; both suggestions of it one after the other.
  await asked(page)
    .filter({ hasText: 'Entraide' })
    .or(asked(page).filter({ hasText: 'Salaire' }))
    .waitFor();
  const first = await asked(page).innerText();
  await page.locator('.passage mark').waitFor();
  await page.keyboard.press('r');
  await left(page, 3);
  expect(read(rules)).toContain('status: rejected');
  await asked(page)
    .filter({ hasText: first.includes('Entraide') ? 'Salaire' : 'Entraide' })
    .waitFor();

  await page.keyboard.press('u');
  await left(page, 4);
  expect(read(rules)).toBe(suggested[rules]);
  expect(await asked(page).innerText()).toBe(first);

  await page.keyboard.press('c');
  await page.getByRole('combobox', { name: 'Chercher un code' }).fill('argent');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  // Two fewer: what the model suggests for words of the same passage is given by it.
  await left(page, 2);
  expect(read(own)).toMatch(/Même les machines\.\n {4}codes: \[argent\]\n(?! {4}from)/);

  // The rest of what the model is sure of, at once; one undo takes all of it back.
  const before = [read(own), read(model)];
  await page.getByRole('button', { name: /^Accepter \d suggestions? de « Argent » sans lire$/ }).click();
  await expect.poll(() => read(model)).toContain('review: batch');
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect.poll(() => [read(own), read(model)]).toEqual(before);

  // An edit elsewhere appears by itself.
  writeFileSync(join(folder, model), 'codings: []\n');
  live.refresh();
  await expect.poll(() => page.locator('.batch li', { hasText: 'Argent' }).count()).toBe(0);
});

test.skipIf(!hasBrowser)(
  'what is reviewed is sifted, and stays so in another language',
  { timeout: 60_000 },
  async () => {
    const { page } = await openReview();
    await left(page, 5);
    await page.getByRole('combobox', { name: 'Suggéré par' }).selectOption('rules');
    await left(page, 2);
    await page.getByRole('combobox', { name: 'Code' }).selectOption('entraide');
    await left(page, 1);
    expect(await asked(page).innerText()).toContain('Entraide');
    await page.getByText('sur 5 en tout').waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: '1 suggestion to review' }).waitFor();
    await page.getByRole('combobox', { name: 'Confidence' }).selectOption('80-');
    await page.getByText('No suggestion is like that.').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('heading', { name: '5 suggestions to review' }).waitFor();
  },
);

test.skipIf(!hasBrowser)(
  'a passage read blind is coded before what is suggested is seen',
  { timeout: 60_000 },
  async () => {
    const { page, read, folder } = await openReview();
    const heard: string[] = [];
    await page.getByRole('combobox', { name: 'D’abord' }).selectOption('source');
    await page.getByRole('combobox', { name: 'Lire à l’aveugle' }).selectOption('1');
    await page.getByRole('heading', { name: '4 à relire, dont 4 passages à l’aveugle' }).waitFor();
    page.on('response', async (response) => heard.push(await response.text().catch(() => '')));
    await page.getByRole('heading', { name: 'À lire avant de voir' }).waitFor();
    await page.locator('.asking').focus();
    // Letters that decide a suggestion decide nothing here.
    await page.keyboard.press('a');
    await page.keyboard.press('r');
    expect(existsSync(join(folder, own))).toBe(false);
    await page.keyboard.press('c');
    await page.getByRole('combobox', { name: 'Chercher un code' }).fill('entraide');
    expect(heard.join()).not.toContain('prête »');
    await page.keyboard.press('Enter');
    await asked(page).filter({ hasText: 'Salaire' }).waitFor();
    expect(await page.locator('[role=status]').first().innerText()).toMatch(/vous avez données\s: 1 sur 2/);
    expect(read(own)).toContain('codes: [entraide]');
    expect(read(rules)).toContain('review: found');
    await page.keyboard.press('r');
    await page.getByRole('heading', { name: 'À lire avant de voir' }).waitFor();
    await page.keyboard.press('n');
    await asked(page).filter({ hasText: 'Argent' }).waitFor();
    expect(read(model)).toContain('review: missed');
  },
);

test.skipIf(!hasBrowser)(
  'what is accepted unread is of the threshold in the field, and one key takes it back',
  { timeout: 60_000 },
  async () => {
    const { page, read } = await openReview();
    await left(page, 5);
    const field = page.getByRole('spinbutton');
    const accept = (name: string) => page.getByRole('button', { name: new RegExp(`^Accepter ${name} de « Argent »`) });
    await field.fill('10');
    await page.keyboard.press('Tab');
    await accept('3 suggestions').waitFor();
    await field.fill('89');
    expect(await page.locator('.batch button').count()).toBe(0);
    await page.keyboard.press('Enter');
    await accept('1 suggestion').waitFor();
    for (const wrong of ['189', '']) {
      await field.fill(wrong);
      await page.keyboard.press('Enter');
      await page.getByText('Écrivez un nombre entier de 0 à 100').waitFor();
      expect(await page.locator('.batch button').count()).toBe(0);
      expect(await page.getByText('Aucune suggestion n’est aussi sûre').isVisible()).toBe(false);
    }
    await field.fill('89');
    const before = read(model);
    await accept('1 suggestion').click();
    await expect.poll(() => read(model)).toContain('review: batch');
    await left(page, 4);
    await page.keyboard.press('Control+z');
    await expect.poll(() => read(model)).toBe(before);
  },
);

test.skipIf(!hasBrowser)('keys pressed before the answer count, each in its turn', { timeout: 60_000 }, async () => {
  const { page, read, folder } = await openReview();
  await left(page, 5);
  await slowServer(page);
  const before = [read(model), read(rules)];
  for (const key of ['a', 'a', 'u', 'u']) await page.keyboard.press(key);
  await page.locator('main[aria-busy=true]').waitFor();
  await page.locator('main[aria-busy=false]').waitFor();
  await left(page, 5);
  expect([read(model), read(rules)]).toEqual(before);
  expect(existsSync(join(folder, own))).toBe(false);
  for (const key of ['y', 's', 'y', 'u']) await page.keyboard.press(key);
  await page.locator('main[aria-busy=true]').waitFor();
  await page.locator('main[aria-busy=false]').waitFor();
  await left(page, 4);
});

test.skipIf(!hasBrowser)('interviews of one case are told apart by their wave', { timeout: 60_000 }, async () => {
  const head = (wave: string) => `---\ncase: forge\norganisation: La Forge\nwave: ${wave}\n---\n\n**R :** Rien.\n`;
  const waves = 'waves:\n  - { id: "2021", label: "2021" }\n  - { id: "2024", label: "2024" }\n';
  const files = { ...suggested, 'study.yaml': `${talk['study.yaml']}${waves}` };
  const { page } = await openReview({ ...files, 'corpus/a.md': head('"2021"'), 'corpus/b.md': head('"2024"') });
  const options = page.getByRole('combobox', { name: 'Entretien' }).locator('option');
  const names = (await options.allInnerTexts()).filter((name) => name.startsWith('La Forge'));
  expect(names).toEqual(['La Forge · 2021', 'La Forge · 2024']);
});

test.skipIf(!hasBrowser)('letters decide only on the suggestion, one at a press', { timeout: 60_000 }, async () => {
  const { page, folder } = await openReview();
  await left(page, 5);
  await page.getByRole('spinbutton').focus();
  await page.keyboard.press('a');
  await page.getByRole('link', { name: 'Relire' }).focus();
  await page.keyboard.press('a');
  const shown = await asked(page).innerText();
  await page.locator('.asking').focus();
  await page.keyboard.press('s');
  await expect.poll(() => asked(page).innerText()).not.toBe(shown);
  expect(existsSync(join(folder, own))).toBe(false);
  await left(page, 5);
});

test.skipIf(!hasBrowser)('without suggestions the indicators are looked for', { timeout: 60_000 }, async () => {
  const theme = '---\nid: entraide\nlabel: Entraide\nindicators: [machine*]\n---\n';
  const bea = 'status: partial\ncodings: []\n';
  const files = { ...talk, 'codebook/1-vie/entraide.md': theme, 'corpus/lys.bea.yaml': bea };
  const { page, read } = await openReview(files);
  await page.getByRole('button', { name: 'Chercher les indices' }).click();
  await left(page, 1);
  expect(read(rules)).toContain('machine*');
});
