import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, expect, onTestFinished } from 'vitest';
import { served, token } from '../web/served.ts';

const executablePath = '/usr/bin/chromium';

/** Whether there is a browser to drive; where there is none its tests are skipped, with a notice. */
export const hasBrowser = existsSync(executablePath);
if (!hasBrowser) process.stderr.write(`Tests of the page are skipped: there is no ${executablePath}.\n`);

let browser: Promise<Browser> | undefined;
afterAll(async () => {
  await (await browser)?.close();
});

/** A page of the browser at an address. Whatever it complains of, or asks for elsewhere, fails the test. */
export async function openPage(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  browser ??= chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
  const context = await (await browser).newContext({ viewport: { width: 1300, height: 850 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  onTestFinished(async () => {
    page.removeAllListeners();
    await context.close();
  });
  page.on('pageerror', (fault) => expect.soft(fault.stack).toBeUndefined());
  page.on('console', (message) => {
    // What the server refused the page tells its user; the browser tells it here, too.
    if (message.type() === 'error' && !message.text().includes('status of 4')) expect.soft(message.text()).toBe('');
  });
  page.on('request', (request) => expect.soft(request.url().startsWith(new URL(address).origin)).toBe(true));
  await page.goto(address);
  await page.locator('.words').first().waitFor();
  return page;
}

/** A server that takes its time to write: keys are pressed before it has answered. */
export async function slowServer(page: Page): Promise<void> {
  await page.route('**/api/*', async (route) => {
    if (route.request().method() === 'POST') await new Promise((done) => setTimeout(done, 150));
    await route.continue();
  });
}

/** A study served, and the page on it. */
export async function openStudyPage(
  files?: Parameters<typeof served>[0],
  { coder, ...options }: BrowserContextOptions & { readonly coder?: string } = {},
) {
  const study = await served(files, coder);
  const page = await openPage(`http://127.0.0.1:${study.port}/?token=${token}`, options);
  return { ...study, page };
}

/** Agrees to see what others coded before one's own reading is done. */
export function unblind(page: Page): Promise<void> {
  return page.getByRole('button', { name: 'Montrer quand même' }).click();
}
