import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { talk } from '../web/served.ts';
import { hasBrowser, openStudyPage } from './browser.ts';

const files = { ...talk, 'corpus/lys.ana.yaml': 'status: partial\ncodings: []\n' };
const ana = 'corpus/lys.ana.yaml';

/** The page with `ana` coding. */
function start(more: Readonly<Record<string, string>> = {}, options = {}) {
  return openStudyPage({ ...files, ...more }, { coder: 'ana', ...options });
}

const words = (page: Page, text: string) => page.locator('.words', { hasText: text });
const chip = (page: Page, label: string) => page.locator('.chip', { hasText: label });

/** Chooses a code in the palette. */
async function type(page: Page, typed: string, last = 'Enter') {
  await page.getByRole('combobox', { name: 'Chercher un code' }).fill(typed);
  await page.keyboard.press(last);
}

describe.skipIf(!hasBrowser)('reading and coding', () => {
  test('a passage is dragged over and coded; two codes at once, and a memo', async () => {
    const { page, read } = await start();
    const box = await words(page, 'Et le soir').boundingBox();
    if (!box) throw new Error('the paragraph is on the screen');
    await page.mouse.move(box.x + 12, box.y + 18);
    await page.mouse.down();
    await page.mouse.move(box.x + 150, box.y + 18, { steps: 4 });
    await page.mouse.up();
    await page.getByRole('button', { name: 'Coder', exact: true }).click();
    await type(page, 'entr', 'Shift+Enter');
    await page.getByPlaceholder('Mémo').fill('Le soir compte.');
    await type(page, 'sal');
    await chip(page, 'Salaire').waitFor();
    await expect.poll(() => read(ana)).toContain('codes: [entraide, salaire]');
    expect(read(ana)).toMatch(/quote: \|\n {6}Et le soir.*\n {4}codes/);
    expect(read(ana)).toContain('memo: |\n      Le soir compte.');
    await expect.poll(() => page.locator('[data-code=argent] .count').textContent()).toContain('1 ici, 1 en tout');
  });

  test('by the keyboard alone: sentence, paragraph, turn, words; recent codes; undo and redo', async () => {
    const { page, read } = await start();
    await words(page, 'Ici, on se').focus();
    await page.keyboard.press('s');
    await page.keyboard.press('s');
    await page.keyboard.press('Enter');
    await type(page, 'entraide');
    await expect.poll(() => read(ana)).toContain('Même les machines.');
    await page.keyboard.press('s');
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('1');
    await expect.poll(() => read(ana)).toContain('quote: |\n      Ici, on se prête\n');
    await page.keyboard.press('p');
    await page.keyboard.press('1');
    await expect.poll(() => read(ana).match(/quote/g)?.length).toBe(3);
    await page.keyboard.press('j');
    await page.keyboard.press('t');
    await page.keyboard.press('1');
    await expect.poll(() => read(ana)).toMatch(/Ne le dites pas|Même les machines\. […\s\S]*Et le soir, on compte\.\n/);
    const whole = read(ana);
    await page.keyboard.press('u');
    await expect.poll(() => read(ana).match(/quote/g)?.length).toBe(3);
    await page.keyboard.press('y');
    await expect.poll(() => read(ana)).toBe(whole);
    await page.keyboard.press('Control+z');
    await expect.poll(() => read(ana).match(/quote/g)?.length).toBe(3);
  });

  test('a coding is recoded, noted on, adjusted, split and removed', async () => {
    const { page, read } = await start();
    await words(page, 'Ici, on se').focus();
    await page.keyboard.press('p');
    await page.keyboard.press('c');
    await type(page, 'entraide');
    await chip(page, 'Entraide').waitFor();
    await expect.poll(() => read(ana)).toContain('entraide');
    await page.keyboard.press('n');
    await page.keyboard.press('m');
    await page.getByLabel('Note sur ce passage').fill('Une note');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect.poll(() => read(ana)).toContain('Une note');
    await page.getByRole('button', { name: 'Recoder' }).click();
    await page.keyboard.press('Backspace');
    await type(page, 'argent');
    await expect.poll(() => read(ana)).toContain('codes: [argent]');
    await words(page, 'Ici, on se').focus();
    await page.keyboard.press('e');
    await page.keyboard.press('s');
    await page.keyboard.press('S');
    await page.keyboard.press('Enter');
    await expect.poll(() => read(ana)).toContain('quote: |\n      Ici, on se prête tout. Même les machines.\n');
    await page.keyboard.press('s');
    await page.keyboard.press('s');
    await page.keyboard.press('x');
    await expect.poll(() => read(ana).match(/quote/g)?.length).toBe(2);
    expect(read(ana)).toContain('quote: |\n      Même les machines.\n    codes: [argent]');
    await page.keyboard.press('Delete');
    await expect.poll(() => read(ana).match(/quote/g)?.length).toBe(1);
  });

  test('the interview changes while codes are looked for: the chosen words are coded, at their new place', async () => {
    const { page, read, folder, live } = await start();
    await words(page, 'Et le soir').focus();
    await page.keyboard.press('p');
    await page.keyboard.press('c');
    await page.getByRole('combobox', { name: 'Chercher un code' }).waitFor();
    const path = join(folder, 'corpus/lys.md');
    writeFileSync(path, talk['corpus/lys.md'].replace('**Q :** Que', '**R :** Une ligne devant.\n\n**Q :** Que'));
    live.refresh();
    await words(page, 'Une ligne devant').waitFor();
    await type(page, 'entraide');
    await expect.poll(() => read(ana)).toContain('quote: |\n      Et le soir, on compte.\n');
  });

  test('a code is made of the chosen words', async () => {
    const { page, read } = await start();
    await words(page, 'Et le soir').focus();
    await page.keyboard.press('s');
    await page.keyboard.press('i');
    await expect.poll(() => page.getByLabel('Nom', { exact: true }).inputValue()).toBe('Et le soir, on compte');
    await page.getByLabel('Nom', { exact: true }).fill('Compter le soir');
    await page.getByRole('combobox', { name: 'Sous', exact: true }).selectOption('argent');
    await page.getByRole('button', { name: 'Créer et coder' }).click();
    await chip(page, 'Compter le soir').waitFor();
    await expect.poll(() => read(ana)).toContain('codes: [compter-le-soir]');
    expect(read('codebook/1-vie/argent.md')).toContain('compter-le-soir');
    expect(read('codebook/history.yaml')).toContain('by: ana');
    await page.locator('[data-code=compter-le-soir]').waitFor();
  });

  test('who codes is asked where it is not known', async () => {
    const { page, read } = await openStudyPage(files);
    await words(page, 'Et le soir').focus();
    await page.keyboard.press('c');
    await page.getByRole('textbox', { name: 'Qui code ?' }).fill('dora');
    await page.keyboard.press('Enter');
    await type(page, 'entraide');
    await expect.poll(() => read('corpus/lys.dora.yaml')).toContain('entraide');
  });
});

describe.skipIf(!hasBrowser)('who codes', () => {
  test('is nobody called as the consensus is, nor as a machine', async () => {
    const { page } = await start({ 'corpus/lys.consensus.yaml': 'codings: []\n' });
    const coder = page.getByRole('combobox', { name: 'Je code sous le nom' });
    expect(await coder.locator('option').allInnerTexts()).toEqual(['ana', 'bea', 'Un autre nom …']);
    await coder.selectOption(' ');
    const field = page.getByRole('dialog').getByRole('textbox');
    for (const name of ['consensus', 'rules']) {
      await field.fill(name);
      await page.keyboard.press('Enter');
      expect(await page.getByRole('dialog').isVisible()).toBe(true);
    }
    await field.fill('cid');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await coder.inputValue()).toBe('cid');
  });
});

test.skipIf(!hasBrowser)('a question is no passage: this is told before a code is asked for', async () => {
  const { page } = await start();
  await words(page, 'Que partagez-vous').click({ clickCount: 3 });
  await page.getByRole('button', { name: 'Coder', exact: true }).click();
  await page.getByRole('alert').filter({ hasText: 'Ce sont les mots de l’enquêteur' }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test.skipIf(!hasBrowser)('codings of one code beside each other have strips of their own', async () => {
  const own = ['Ici, on se prête tout.', 'Même les machines.'].map(
    (quote) => `  - quote: ${quote}\n    codes: [entraide]\n`,
  );
  const { page } = await start({ [ana]: `codings:\n${own.join('')}` });
  await chip(page, 'Entraide').nth(1).waitFor();
  const ends = () =>
    page
      .locator('.strip')
      .evaluateAll((strips) => strips.map((one) => one.getBoundingClientRect()).map((r) => [r.top, r.bottom]));
  await expect
    .poll(async () => {
      const [first, second] = await ends();
      return first && second && (second[0] ?? 0) - (first[1] ?? 0);
    })
    .toBeGreaterThanOrEqual(0.9);
});

test.skipIf(!hasBrowser)(
  'on a narrow page the codebook takes the focus when it opens, and Escape closes it',
  async () => {
    const { page } = await start({}, { viewport: { width: 420, height: 800 } });
    const side = page.locator('.side.right');
    await page.locator('.tool[data-does=book]').click();
    expect(await side.evaluate((one) => one.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await side.waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.does)).toBe('book');
  },
);

test.skipIf(!hasBrowser)('the interview that is read is in view in the list', async () => {
  const more = Array.from({ length: 60 }, (_, i) => [`corpus/autre-${i + 10}.md`, '**R :** Rien.\n']);
  const { page } = await start(Object.fromEntries(more));
  const last = page.locator('.sources nav a').last();
  await page.evaluate(() => {
    location.hash = 'read/lys';
  });
  await page.locator('.sources nav a[aria-current]', { hasText: 'lys' }).waitFor();
  await expect.poll(async () => (await last.boundingBox())?.y ?? 9999).toBeLessThan(850);
});

describe.skipIf(!hasBrowser)('what changes elsewhere', () => {
  test('a split of a coding that is gone brings both halves back', async () => {
    const text = 'codings:\n  - quote: Ici, on se prête tout. Même les machines.\n    codes: [entraide]\n';
    const { page, folder, read } = await start({ [ana]: text });
    await chip(page, 'Entraide').click();
    await words(page, 'Ici, on se').focus();
    await page.keyboard.press('s');
    await page.keyboard.press('s');
    writeFileSync(join(folder, ana), 'codings: []\n');
    await page.keyboard.press('x');
    await page.getByRole('dialog').getByRole('button', { name: 'Écrire le mien à la place' }).click();
    await expect.poll(() => read(ana).match(/quote:/g)?.length).toBe(2);
    expect(read(ana)).toMatch(/prête tout\.\n {4}codes: \[entraide\]/);
    expect(read(ana)).toMatch(/Même les machines\.\n {4}codes: \[entraide\]/);
  });

  test('an interview that is deleted is no longer on the screen', async () => {
    const { page, folder, live } = await start({ 'corpus/rose.md': '**R :** Le pain.\n' });
    await words(page, 'Ici, on se').click({ clickCount: 3 });
    await page.getByRole('button', { name: 'Coder', exact: true }).waitFor();
    rmSync(join(folder, 'corpus/lys.md'));
    live.refresh();
    await page.getByRole('alert').filter({ hasText: 'corpus/lys.md a été supprimé ou déplacé' }).waitFor();
    expect(await page.locator('.words').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Coder', exact: true }).isVisible()).toBe(false);
    await page.getByRole('link', { name: 'rose' }).click();
    await words(page, 'Le pain.').waitFor();
  });

  test('appears in the page', async () => {
    const { page, folder, live } = await start();
    appendFileSync(join(folder, 'codebook/1-vie/entraide.md'), 'Et se prêter.\n');
    writeFileSync(join(folder, ana), 'codings:\n  - quote: Les heures.\n    codes: [entraide]\n');
    live.refresh();
    await chip(page, 'Entraide').click();
    await page.locator('.book .definition', { hasText: 'Et se prêter.' }).waitFor();
  });

  test('leaves the reader where they are: the place, the focus and the choice', async () => {
    const said = Array.from({ length: 400 }, (_, i) => `**R :** Le jour ${i}, on a compté. Puis dormi.\n\n`).join('');
    const { page, folder, live } = await start({ 'corpus/lys.md': said });
    const at = words(page, 'Le jour 300,');
    await at.scrollIntoViewIfNeeded();
    await at.focus();
    await page.keyboard.press('s');
    const bar = await page.locator('.view .bar p').innerText();
    const place = async () => Math.round((await at.boundingBox())?.y ?? -1);
    const before = await place();
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    expect(await focused()).toContain('Le jour 300,');

    const path = join(folder, 'corpus/lys.md');
    writeFileSync(path, `**R :** Une ligne devant.\n\n${said}**R :** Encore un soir.\n\n**R :** Et un matin.\n`);
    live.refresh();
    await words(page, 'Et un matin.').waitFor();
    expect(await page.locator('.words[tabindex="0"]').count()).toBe(1);
    expect(await focused()).toContain('Le jour 300,');
    expect(Math.abs((await place()) - before)).toBeLessThan(3);
    expect(await page.locator('.view .bar p').innerText()).toBe(bar);
    await page.keyboard.press('j');
    expect(await focused()).toContain('Le jour 301,');

    // What is gone is no longer chosen, nor is it a place to be.
    await page.keyboard.press('s');
    writeFileSync(path, said.replace('Le jour 301, on a compté', 'Le jour 301, on a ri'));
    live.refresh();
    await words(page, 'on a ri').waitFor();
    expect(await page.locator('.view .bar').isVisible()).toBe(false);
    expect(await focused()).toContain('Le jour 300,');
  });

  test.each([
    ['Écrire le mien à la place', '[argent]', '[entraide]'],
    ['Garder ce qui est dans le fichier', '[salaire]', '[entraide]'],
  ])('at the same coding: both sides are shown; « %s »', async (choice, there, gone) => {
    const text = 'codings:\n  - quote: Les heures.\n    codes: [entraide] # sûr\n';
    const { page, folder, read } = await start({ [ana]: text });
    await chip(page, 'Entraide').click();
    await page.getByRole('button', { name: 'Recoder' }).click();
    await page.keyboard.press('Backspace');
    // An editor saves the file while somebody thinks; the server has not yet heard of it.
    writeFileSync(join(folder, ana), text.replace('[entraide]', '[salaire]'));
    await type(page, 'argent');
    const dialog = page.getByRole('dialog', { name: 'Ce codage a été changé ailleurs' });
    await dialog.waitFor();
    expect(await dialog.locator('.given').allTextContents()).toEqual(['Salaire', 'Argent']);
    expect(read(ana)).toBe(text.replace('[entraide]', '[salaire]'));
    await dialog.getByRole('button', { name: choice }).click();
    await expect.poll(() => read(ana)).toBe(text.replace(gone, there));
  });

  test('a coding that is gone there is written again with the new code it was to get', async () => {
    const text = 'codings:\n  - quote: Les heures.\n    codes: [entraide]\n';
    const { page, folder, read } = await start({ [ana]: text });
    await chip(page, 'Entraide').click();
    await page.getByRole('button', { name: 'Recoder' }).click();
    writeFileSync(join(folder, ana), 'codings: []\n');
    await page.getByRole('combobox', { name: 'Chercher un code' }).fill('Compter le temps');
    await page.keyboard.press('Alt+Enter');
    await page.getByRole('button', { name: 'Créer et coder' }).click();
    await page.getByRole('button', { name: 'Écrire le mien à la place' }).click();
    await expect.poll(() => read(ana)).toContain('compter-le-temps');
    expect(read('codebook/1-vie/compter-le-temps.md')).toContain('label: Compter le temps');
  });

  test('in a second window: each shows the other’s codings, and takes back its own', async () => {
    const { page, read } = await start();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await words(page, 'Et le soir').focus();
    await page.keyboard.press('c');
    await type(page, 'entraide');
    await chip(other, 'Entraide').waitFor();
    await words(other, 'Les heures').focus();
    await other.keyboard.press('c');
    await type(other, 'argent');
    await chip(page, 'Argent').waitFor();
    await words(page, 'Et le soir').focus();
    await page.keyboard.press('u');
    await expect.poll(() => read(ana)).not.toContain('Et le soir');
    expect(read(ana)).toContain('Les heures');
    await chip(other, 'Entraide').waitFor({ state: 'detached' });
  });

  test('a file that cannot be read is told with its place', async () => {
    const { page, folder, live } = await start();
    writeFileSync(join(folder, ana), 'codings: [\n');
    live.refresh();
    await page.locator('.faults', { hasText: 'corpus/lys.ana.yaml:1:10' }).waitFor();
  });
});

describe.skipIf(!hasBrowser)('what is shown', () => {
  test('the one who codes can be another', async () => {
    const { page, read } = await start();
    await page.getByRole('combobox', { name: 'Je code sous le nom' }).selectOption('bea');
    await chip(page, 'Argent').waitFor();
    await words(page, 'Et le soir').focus();
    await page.keyboard.press('c');
    await type(page, 'entraide');
    await expect.poll(() => read('corpus/lys.bea.yaml')).toContain('Et le soir');
  });

  test('another coder’s codings are not on the page until somebody asks', async () => {
    const { page } = await start();
    await expect.poll(() => page.getByText('pour coder en aveugle').count()).toBe(1);
    expect(await chip(page, 'Argent').count()).toBe(0);
    await page.getByRole('checkbox', { name: 'bea' }).check();
    await chip(page, 'Argent').click();
    await page.getByText('Codage de bea').waitFor();
    expect(await page.getByRole('button', { name: 'Recoder' }).count()).toBe(0);
  });

  test('markup in a transcript is text', async () => {
    const hostile = '**R :** Il a dit \\<img src=x onerror=alert(1)> et \\<script>alert(2)\\</script>, <rires>.\n';
    const code = '---\nid: entraide\nlabel: "<b onclick=alert(3)>x</b>"\n---\n<script>alert(4)</script>\n';
    const { page } = await start({ 'corpus/lys.md': hostile, 'codebook/1-vie/entraide.md': code });
    expect(await page.locator('.words').textContent()).toContain('<img src=x onerror=alert(1)>');
    expect(await page.locator('.words *, .tree b, .tree script').count()).toBe(0);
  });

  test('what was taken back, and who gave no consent', async () => {
    const { page } = await start({ 'corpus/lys.md': talk['corpus/lys.md'].replace('---\n', '---\nconsent: none\n') });
    await page.getByText('Sans consentement : compté, jamais cité').waitFor();
    expect(await page.locator('[data-taken-back]').count()).toBe(1);
    await words(page, 'Ne le dites pas').focus();
    await page.keyboard.press('s');
    await page.keyboard.press('s');
    await page.keyboard.press('s');
    await page.keyboard.press('c');
    await type(page, 'entraide');
    await page.getByText('un passage retiré').waitFor();
    expect(await page.locator('.chip').count()).toBe(0);
  });

  test('only one code, one wave, one value of a variable', async () => {
    const { page } = await start({
      'study.yaml': 'language: fr\ninterviewers: [Q]\nwaves: [a, b]\n',
      'corpus/lys.md': '---\nwave: a\nsecteur: bois\n---\n\n**R :** Une fleur.\n\n**R :** Les heures.\n',
      'corpus/rose.md': '---\nwave: b\nsecteur: cuir\n---\n\n**R :** Une autre fleur.\n',
      [ana]: 'codings:\n  - { quote: Une fleur., codes: [entraide] }\n  - { quote: Les heures., codes: [salaire] }\n',
    });
    await chip(page, 'Salaire').waitFor();
    await page.locator('[data-code=argent]').click();
    await page.getByRole('button', { name: 'Ne montrer que lui' }).click();
    expect(await page.locator('.chip .label').allTextContents()).toEqual(['Salaire']);
    await page.getByRole('button', { name: 'Montrer tous les codes' }).first().click();
    expect(await page.locator('.chip').count()).toBe(2);
    await page.getByLabel('Vague').selectOption('b');
    expect(await page.locator('.sources nav .name').allTextContents()).toEqual(['rose']);
    await page.getByLabel('Vague').selectOption('');
    await page.getByLabel('Variable').selectOption('secteur');
    await page.getByLabel('Valeur').selectOption('bois');
    expect(await page.locator('.sources nav .name').allTextContents()).toEqual(['lys']);
  });

  test('the page speaks English, too', async () => {
    const { page } = await start();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Codebook' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await words(page, 'Et le soir').focus();
    await page.keyboard.press('?');
    await page.getByText('These keys work in the transcript.').waitFor();
  });

  test('the key does not stay in the address', async () => {
    const { page } = await start();
    expect(page.url()).not.toContain('token');
  });
});
