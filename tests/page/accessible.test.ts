import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { StudyCopy } from '../study-copy.ts';
import { differentlyCoded } from '../web/differently-coded.ts';
import { talk } from '../web/served.ts';
import { suggested } from '../web/suggested.ts';
import { hasBrowser, openStudyPage, unblind } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it is now: rules and the elements that break them. */
async function faults(page: Page): Promise<unknown[]> {
  // By the browser's own debugger: the page's policy lets no script in.
  await page.evaluate(axe);
  const found = (await page.evaluate(
    `axe.run({ runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] })`,
  )) as AxeResults;
  return found.violations.map(({ id, nodes }) => [
    id,
    nodes.slice(0, 3).map(({ html, failureSummary }) => [html, failureSummary]),
  ]);
}

const root = join(import.meta.dirname, '../..');

/** The example study, as Camille codes it. */
function example(options: Options) {
  const below = (folder: string) =>
    [...new StudyCopy(join(root, folder)).files()].map(([path, bytes]) => [`${folder}/${path}`, bytes] as const);
  const files = Object.fromEntries([...below('corpus'), ...below('codebook')]);
  files['study.yaml'] = readFileSync(join(root, 'study.yaml'));
  return openStudyPage(files, { ...options, coder: 'camille' });
}

type Options = NonNullable<Parameters<typeof openStudyPage>[1]>;

const looks = [
  ['light', 1300],
  ['dark', 1300],
  ['light', 420],
  ['dark', 420],
] as const;

test.skipIf(!hasBrowser).each(looks)(
  'axe finds nothing in the example, %s, %i wide',
  { timeout: 60_000 },
  async (colorScheme, width) => {
    const { page } = await example({ colorScheme, viewport: { width, height: 850 } });
    await page.locator('.chip').first().waitFor();
    expect(await faults(page)).toEqual([]);
  },
);

test.skipIf(!hasBrowser).each(looks)(
  'axe finds nothing while somebody codes, %s, %i wide',
  { timeout: 60_000 },
  async (colorScheme, width) => {
    const isNarrow = width < 1000;
    const codings =
      'codings:\n  - quote: Les heures.\n    codes: [argent]\n    against: [entraide]\n    memo: À voir\n';
    const definition = 'Ce que l’on se donne, et ce que l’on se prête.\n\n'.repeat(12);
    const theme = `---\nid: entraide\nlabel: Entraide\n---\n${definition}## Inclure\n\n- les machines\n`;
    const files = { ...talk, 'corpus/lys.ana.yaml': codings, 'codebook/1-vie/entraide.md': theme };
    const { page } = await openStudyPage(files, { colorScheme, viewport: { width, height: 850 }, coder: 'ana' });
    await page.locator('.chip').first().click();
    if (isNarrow) await page.locator('[data-does=book]').click();
    expect(await faults(page)).toEqual([]);
    if (isNarrow) await page.locator('.side.right > .drawer').click();
    if (isNarrow) await page.locator('[data-does=list]').click();
    await page.getByRole('checkbox', { name: 'bea' }).check();
    expect(await faults(page)).toEqual([]);
    if (isNarrow) await page.keyboard.press('Escape');
    await page.locator('.words').nth(1).focus();
    await page.keyboard.press('s');
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('c');
    await page.getByRole('combobox', { name: 'Chercher un code' }).fill('en');
    await page.keyboard.press('Shift+Enter');
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('Alt+Enter');
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    expect(await faults(page)).toEqual([]);
  },
);

test.skipIf(!hasBrowser).each(looks)(
  'axe finds nothing while somebody reviews, %s, %i wide',
  { timeout: 60_000 },
  async (colorScheme, width) => {
    const options = { colorScheme, viewport: { width, height: 850 }, coder: 'ana' };
    const { page } = await openStudyPage(suggested, options);
    await page.getByRole('link', { name: 'Relire' }).click();
    await page.locator('.card').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.locator('.asking').focus();
    await page.keyboard.press('a');
    await page.locator('.passage mark').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByRole('combobox', { name: 'Lire à l’aveugle' }).selectOption('1');
    await page.getByRole('heading', { name: 'À lire avant de voir' }).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.locator('.asking').focus();
    await page.keyboard.press('?');
    expect(await faults(page)).toEqual([]);
  },
);

test.skipIf(!hasBrowser).each(looks)(
  'axe finds nothing where the report is seen, %s, %i wide',
  { timeout: 60_000 },
  async (colorScheme, width) => {
    const report = '# Bilan\n\n:claim[Aucun]{code=argent} ne compte.\n\n::verbatims{code=argent}\n';
    const files = { ...talk, 'reports/bilan.md': report };
    const { page } = await openStudyPage(files, { colorScheme, viewport: { width, height: 850 }, coder: 'ana' });
    await page.getByRole('link', { name: 'Voir' }).click();
    expect(await faults(page)).toEqual([]);
    await unblind(page);
    await page.locator('.problems li').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Argent' }).click();
    await page.getByRole('link', { name: /Les heures/ }).waitFor();
    expect(await faults(page)).toEqual([]);
  },
);

test.skipIf(!hasBrowser).each(looks)(
  'axe finds nothing while somebody compares, %s, %i wide',
  { timeout: 60_000 },
  async (colorScheme, width) => {
    const options = { colorScheme, viewport: { width, height: 850 }, coder: 'ana' };
    const { page } = await openStudyPage(differentlyCoded, options);
    await page.getByRole('link', { name: 'Comparer' }).click();
    for (const name of [/^ana/, /^bo/, /^cid/]) await page.getByRole('checkbox', { name }).check();
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Comparer' }).click();
    await page.locator('mark.coded').first().waitFor();
    await page.getByText('Accord par code').click();
    expect(await faults(page)).toEqual([]);
    await page.locator('.asking').focus();
    await page.keyboard.press('b');
    expect(await faults(page)).toEqual([]);
  },
);

test.skipIf(!hasBrowser).each(looks)(
  'axe finds nothing while somebody organises, %s, %i wide',
  { timeout: 60_000 },
  async (colorScheme, width) => {
    const { page } = await openStudyPage(suggested, { colorScheme, viewport: { width, height: 850 }, coder: 'ana' });
    await page.getByRole('link', { name: 'Organiser' }).click();
    await unblind(page);
    await page.getByRole('treeitem', { name: /^Salaire/ }).waitFor();
    await page.locator('.book-tree .label', { hasText: 'Argent' }).click();
    await page.keyboard.press('Space');
    await page.getByLabel('Définition').fill('Ce que l’on compte.');
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Scinder' }).click();
    await page.getByLabel('En quels codes (un par ligne)').fill('Prix\nTemps');
    await page.getByRole('button', { name: 'Montrer ce qui s’ensuit' }).click();
    await page.getByLabel('Pourquoi').waitFor();
    expect(await faults(page)).toEqual([]);
  },
);
