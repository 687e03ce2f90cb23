import { spawn } from 'node:child_process';
import { chromium } from 'playwright-core';

const size = { width: 1280, height: 800 };

/** What each picture shows: its address behind `#`, and what is done there first. */
const scenes = {
  read: [
    'read/fil-de-sombrelle-2024',
    async (page) => {
      await page.locator('.chip').nth(1).click();
      await page.locator('.detail').waitFor();
    },
  ],
  review: [
    'review',
    async (page) => {
      await page.locator('.passage mark').waitFor();
    },
  ],
  compare: [
    'compare/camille,yanis',
    async (page) => {
      await page.locator('.compare .asking .words').first().waitFor();
      await page.locator('.figures strong').waitFor();
    },
  ],
  organise: [
    'organise/code/cooperation',
    async (page) => {
      await page.locator('.book-tree .count').first().waitFor();
      await page.locator('.words-form').waitFor();
    },
  ],
  merge: [
    'organise',
    async (page) => {
      await page.locator('.book-tree .count').first().waitFor();
      for (const code of ['cooperation', 'isolement']) await page.locator(`[data-key="code/${code}"] .box`).click();
      await page.keyboard.press('g');
      await page.locator('dialog form').first().locator('button[type=submit]').click();
      await page.locator('.preview section').first().waitFor();
      await page.locator('.confirm input').fill('Both are about not being alone.');
    },
  ],
  see: [
    'see/numbers',
    async (page) => {
      await page.locator('.problems h2').waitFor();
      const report = page.frameLocator('iframe[title]');
      await report.locator('h2', { hasText: 'une vague' }).evaluate((heading) => heading.scrollIntoView());
    },
  ],
};

/** Pictures of the page of `study open` on a study, name → PNG; reading in the dark, too. */
export async function pagePictures(executablePath, cli, folder) {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  let served;
  try {
    served = await open(cli, folder);
    const pictures = {};
    for (const [name, scene] of Object.entries(scenes))
      pictures[`page-${name}`] = await picture(browser, served.address, scene, 'light');
    pictures['page-read-dark'] = await picture(browser, served.address, scenes.read, 'dark');
    return pictures;
  } finally {
    await browser.close();
    served?.process.kill('SIGINT');
  }
}

async function picture(browser, address, [place, act], colorScheme) {
  const context = await browser.newContext({ viewport: size, colorScheme, reducedMotion: 'reduce', bypassCSP: true });
  // The study speaks French, the documentation English.
  await context.addInitScript("localStorage.setItem('study-language', 'en')");
  try {
    const page = await context.newPage();
    await page.goto(address);
    await page.goto(`${new URL(address).origin}/#${place}`);
    await act(page);
    // A palette has no colours for the fading of a shadow.
    await page.addStyleTag({ content: 'dialog, .bar { box-shadow: none !important; }' });
    await page.evaluate('document.activeElement.blur()');
    return await page.screenshot();
  } finally {
    await context.close();
  }
}

/** Starts the page, and waits for its address. */
function open(cli, folder) {
  const args = [cli, 'open', '--no-browser', '--coder', 'camille', '--port', '0', '--study', folder];
  const process_ = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    process_.once('exit', (status) => reject(new Error(`study open ended with ${status}`)));
    process_.stdout.once('data', (line) => resolve({ process: process_, address: String(line).trim() }));
  });
}
