import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { talk } from '../web/served.ts';
import { hasBrowser, openStudyPage, unblind } from './browser.ts';

const files = {
  ...talk,
  'study.yaml': `${talk['study.yaml']}coders: { report: [bea] }\n`,
  'reports/bilan.md': '# Bilan\n\n:claim[Aucun]{code=entraide} n’en parle.\n',
};

async function openOrganise(more: Readonly<Record<string, string>> = {}) {
  const study = await openStudyPage({ ...files, ...more }, { coder: 'ana' });
  await study.page.getByRole('link', { name: 'Organiser' }).click();
  await unblind(study.page);
  await item(study.page, /^Argent ?, 1 cas sur 1, 1 extrait$/).waitFor();
  return study;
}

const item = (page: Page, name: RegExp) => page.getByRole('treeitem', { name });
const focused = (page: Page) => page.locator('[role=treeitem]:focus').innerText();

/** Chooses a code with the mouse. */
const choose = (page: Page, label: string) => page.locator('.book-tree .label', { hasText: label }).click();

async function confirm(page: Page, reason: string) {
  await page.getByLabel('Pourquoi').fill(reason);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

describe.skipIf(!hasBrowser)('organising the codebook', { timeout: 60_000 }, () => {
  test('codes are merged by keys alone: shown first, then made, then undone', async () => {
    const { page, read } = await openOrganise();
    const tree = page.getByRole('tree', { name: 'Livre de codes' });
    await tree.locator('[tabindex="0"]').focus();
    expect(await focused(page)).toContain('Argent');
    await page.keyboard.press('ArrowLeft');
    expect(await item(page, /^Salaire/).count()).toBe(0);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toContain('Salaire');
    await page.keyboard.press('Space');
    await page.keyboard.press('Home');
    expect(await focused(page)).toContain('Vie');
    await page.keyboard.press('End');
    expect(await focused(page)).toContain('Entraide');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Space');
    await page.getByText('2 codes cochés').waitFor();
    await page.keyboard.press('g');
    const dialog = page.getByRole('dialog', { name: 'Fusionner' });
    await dialog.getByLabel('Le code qui reste').selectOption({ label: 'Entraide (entraide)' });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await dialog.getByText('1 codage change, dans 1 fichier.').waitFor();
    await dialog.getByText('1 phrase des rapports devient fausse').waitFor();
    expect(await dialog.locator('.warn-box').innerText()).toContain('reports/bilan.md:3:1');
    expect(read('corpus/lys.bea.yaml')).toBe(talk['corpus/lys.bea.yaml']);
    await confirm(page, 'Tout se tient');
    expect(read('corpus/lys.bea.yaml')).toContain('codes: [entraide]');
    expect(read('codebook/history.yaml')).toContain('reason: Tout se tient');
    await item(page, /^Entraide ?, 1 cas sur 1, 1 extrait$/).waitFor();
    await page.getByText('« Tout se tient »').waitFor();
    await page.keyboard.press('Control+z');
    await item(page, /^Salaire/).waitFor();
    expect(read('corpus/lys.bea.yaml')).toBe(talk['corpus/lys.bea.yaml']);
  });

  test('a code that is renamed, moved, split and put out of use', async () => {
    const { page, read } = await openOrganise();
    await choose(page, 'Entraide');
    await page.getByRole('button', { name: 'Renommer' }).click();
    await page.getByRole('textbox', { name: 'Nom' }).fill('Solidarité');
    await page.getByLabel('Identifiant').fill('solidarite');
    await page.getByRole('button', { name: 'Montrer ce qui s’ensuit' }).click();
    await page.getByText('codebook/1-vie/solidarite.md').waitFor();
    await confirm(page, 'Mot des enquêtés');
    await page.getByRole('heading', { name: 'Solidarité' }).waitFor();
    expect(read('codebook/1-vie/solidarite.md')).toContain('aliases: [aide, entraide]');

    // Dropped on another; the dialog asks before anything is done.
    await page.locator('.code', { hasText: 'Salaire' }).dragTo(page.locator('.code', { hasText: 'Solidarité' }));
    const move = page.getByRole('dialog', { name: 'Déplacer « Salaire »' });
    await move.getByRole('button', { name: 'Montrer ce qui s’ensuit' }).click();
    await confirm(page, 'Y va mieux');
    expect(read('codebook/1-vie/solidarite.md')).toContain('{ id: salaire, label: Salaire }');

    await choose(page, 'Argent');
    await page.getByRole('button', { name: 'Scinder' }).click();
    await page.getByLabel('En quels codes (un par ligne)').fill('Prix\nTemps compté');
    await page.getByRole('button', { name: 'Montrer ce qui s’ensuit' }).click();
    await confirm(page, 'Deux choses');
    await choose(page, 'Argent');
    await page.getByRole('button', { name: 'Redistribuer' }).click();
    await page.getByLabel('Code de l’extrait 1').selectOption({ label: 'Temps compté' });
    await page.getByRole('button', { name: 'Montrer ce qui s’ensuit' }).click();
    await confirm(page, '');
    expect(read('corpus/lys.bea.yaml')).toContain('codes: [temps-compte]');

    await choose(page, 'Prix');
    await page.getByRole('button', { name: 'Mettre hors d’usage' }).click();
    await confirm(page, 'Personne n’en parle');
    await item(page, /^Prix.*hors d’usage$/).waitFor();
    await page.getByRole('button', { name: 'Défaire le dernier changement' }).click();
    await confirm(page, '');
    expect(read('codebook/1-vie/argent.md')).not.toContain('retired');
    expect(read('codebook/history.yaml')).toContain('op: undo');
  });

  test('a preview that comes late is not taken for what the fields ask for by then', async () => {
    const { page, read } = await openOrganise();
    await choose(page, 'Entraide');
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let first = true;
    await page.route('**/api/organise*', async (route) => {
      const response = await route.fetch();
      if (first) {
        first = false;
        await held;
      }
      await route.fulfill({ response });
    });
    await page.getByRole('button', { name: 'Renommer' }).click();
    const dialog = page.getByRole('dialog');
    const id = dialog.getByLabel('Identifiant');
    const ask = dialog.getByRole('button', { name: 'Montrer ce qui s’ensuit' });
    await id.fill('premier');
    await ask.click();
    await dialog.getByText('Ce qui s’ensuit est cherché').waitFor();
    expect(await dialog.locator('.preview').getAttribute('aria-busy')).toBe('true');
    expect(await ask.getAttribute('aria-disabled')).toBe('true');
    await id.fill('second');
    expect(await ask.getAttribute('aria-disabled')).toBe('false');
    const late = page.waitForResponse('**/api/organise*');
    release();
    await (await late).finished();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(await dialog.getByText('premier.md').count()).toBe(0);
    expect(await dialog.getByLabel('Pourquoi').isVisible()).toBe(false);
    await ask.click();
    await dialog.getByText('codebook/1-vie/second.md').waitFor();
    await confirm(page, 'Le second');
    expect(read('codebook/1-vie/second.md')).toContain('id: second');
  });

  test('a new code in a chapter, and what makes no sense is told in the dialog', async () => {
    const { page, read } = await openOrganise();
    await choose(page, 'Vie');
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Nom' }).fill('Argent');
    await page.getByRole('button', { name: 'Montrer ce qui s’ensuit' }).click();
    await page.getByRole('alert').filter({ hasText: '« argent »' }).waitFor();
    await page.getByRole('textbox', { name: 'Nom' }).fill('Voisins');
    await page.getByRole('button', { name: 'Montrer ce qui s’ensuit' }).click();
    await confirm(page, 'In vivo');
    await page.getByRole('heading', { name: 'Voisins' }).waitFor();
    expect(read('codebook/1-vie/voisins.md')).toContain('label: Voisins');
  });

  test('definitions are edited in place; what an editor wrote meanwhile is shown beside', async () => {
    const { page, read, folder, live } = await openOrganise();
    const path = 'codebook/1-vie/entraide.md';
    await choose(page, 'Entraide');
    await page.getByLabel('Inclure').fill('les prêts');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => read(path)).toContain('S’aider.\n\n## Inclure\n\nles prêts\n');
    await page.getByRole('button', { name: 'Enregistrer' }).waitFor({ state: 'hidden' });

    await page.getByLabel('Définition').fill('S’aider sans compter.');
    writeFileSync(join(folder, path), read(path).replace('S’aider.', 'Se rendre service.'));
    live.refresh();
    // What is being written stays.
    await page.waitForFunction(() => !document.querySelector('.words-form .doings')?.hasAttribute('hidden'));
    expect(await page.getByLabel('Définition').inputValue()).toBe('S’aider sans compter.');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    const dialog = page.getByRole('dialog', { name: 'Changé ailleurs entre-temps' });
    await dialog.getByText('Se rendre service.').waitFor();
    expect(read(path)).toContain('Se rendre service.');
    await dialog.getByRole('button', { name: 'Écrire le mien' }).click();
    await expect.poll(() => read(path)).toContain('S’aider sans compter.');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Annuler' }).click();
    await expect.poll(() => read(path)).toContain('Se rendre service.');
    await expect.poll(() => page.getByLabel('Définition').inputValue()).toBe('Se rendre service.');
  });

  test('what is written and not saved stays, whatever is looked at meanwhile', async () => {
    const { page, read } = await openOrganise();
    const definition = page.getByLabel('Définition');
    await choose(page, 'Entraide');
    await definition.fill('Un brouillon.');
    await item(page, /^Entraide.*non enregistré$/).waitFor();
    await choose(page, 'Argent');
    expect(await definition.inputValue()).toBe('');
    await choose(page, 'Entraide');
    expect(await definition.inputValue()).toBe('Un brouillon.');
    await page.getByRole('link', { name: 'Lire et coder' }).click();
    await page.getByRole('link', { name: 'Organiser' }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Français' }).click();
    await item(page, /^Entraide.*non enregistré$/).waitFor();
    await choose(page, 'Entraide');
    await page.keyboard.press('r');
    await page.getByLabel('Identifiant').fill('service');
    await page.keyboard.press('Enter');
    await page.getByText('codebook/1-vie/service.md').waitFor();
    await confirm(page, 'Autre mot');
    await page.getByText('service · autrefois').waitFor();
    expect(await definition.inputValue()).toBe('Un brouillon.');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect.poll(() => read('codebook/1-vie/service.md')).toContain('Un brouillon.');
    await expect.poll(() => page.getByText('non enregistré').count()).toBe(0);
    await definition.fill('Non.');
    await page.getByRole('button', { name: 'Abandonner les modifications' }).click();
    await expect.poll(() => page.getByText('non enregistré').count()).toBe(0);
  });

  test('the focus comes to the tree, and back to the code that was changed', async () => {
    const { page, read } = await openStudyPage(files, { coder: 'ana' });
    const path = 'codebook/1-vie/argent.md';
    await page.getByRole('link', { name: 'Organiser' }).focus();
    await page.keyboard.press('Enter');
    const show = page.getByRole('button', { name: 'Montrer quand même' });
    await expect.poll(() => show.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.getByText('ana n’a pas encore lu jusqu’au bout un entretien').waitFor();
    expect(await page.getByRole('treeitem').count()).toBe(0);
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toContain('Argent');
    await page.keyboard.press('r');
    await page.getByRole('textbox', { name: 'Nom' }).fill('Monnaie');
    await page.keyboard.press('Enter');
    await confirm(page, 'Plus juste');
    await expect.poll(() => focused(page)).toContain('Monnaie');
    await page.keyboard.press('u');
    await expect.poll(() => read(path)).toBe(files[path]);
    await expect.poll(() => focused(page)).toContain('Argent');
  });

  test('what another window changes appears, and a renamed code is followed', async () => {
    const { page, tell } = await openOrganise();
    await choose(page, 'Entraide');
    const wish = { window: 'other', does: 'rename', code: 'entraide', id: 'service', label: 'Service' };
    const { print } = (await tell('/api/organise', wish)).json;
    await tell('/api/organise', { ...wish, print, reason: 'Ailleurs' });
    await page.getByRole('heading', { name: 'Service' }).waitFor();
    await page.getByText('« Ailleurs »').waitFor();
  });
});
