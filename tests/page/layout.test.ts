import { describe, expect, test } from 'vitest';
import { talk } from '../web/served.ts';
import { hasBrowser, openStudyPage } from './browser.ts';

describe.skipIf(!hasBrowser)('the layout of the page', { timeout: 60_000 }, () => {
  test('the page is as tall as the window, and on a narrow one every tab is whole and in view', async () => {
    const { page } = await openStudyPage(talk, { coder: 'bea', viewport: { width: 420, height: 800 } });
    const sizes = () =>
      page.evaluate(() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth]);
    expect(await sizes()).toEqual([800, 420]);
    for (const tab of await page.locator('.head nav a').all()) {
      const box = await tab.boundingBox();
      expect(box && box.x >= 0 && box.x + box.width <= 420).toBe(true);
    }
    await page.setViewportSize({ width: 1300, height: 850 });
    expect(await sizes()).toEqual([850, 1300]);
  });

  test('a box that is ticked stands before its label', async () => {
    const { page } = await openStudyPage(talk, { coder: 'bea' });
    await page.getByRole('link', { name: 'Organiser' }).click();
    await page.locator('.book-tree .label', { hasText: 'Argent' }).click();
    await page.getByRole('button', { name: 'Scinder' }).click();
    const label = page.locator('label', { hasText: 'À côté du code' });
    const [box, whole] = [await label.locator('input').boundingBox(), await label.boundingBox()];
    expect(box && whole && Math.abs(box.y + box.height / 2 - (whole.y + whole.height / 2))).toBeLessThan(4);
  });
});
