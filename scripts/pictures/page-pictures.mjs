import { spawn } from 'node:child_process';
import { chromium } from 'playwright-core';

const size = { width: 1280, height: 800 };

/** What each picture shows: the part of the page, and what is done there first. */
const scenes = {
  read: async (page) => {
    await page.goto(`${new URL(page.url()).origin}/#read/fil-de-sombrelle-2024`);
    await page.locator('.chip').first().click();
  },
  review: async (page) => {
    await page.goto(`${new URL(page.url()).origin}/#review`);
    await page.locator('.card').waitFor();
  },
  organise: async (page) => {
    await page.goto(`${new URL(page.url()).origin}/#organise/code/cooperation`);
    await page.locator('.words-form').waitFor();
    await page.locator('.book-tree .count').first().waitFor();
  },
  merge: async (page) => {
    await page.goto(`${new URL(page.url()).origin}/#organise`);
    const tree = page.getByRole('tree');
    for (const code of ['cooperation', 'isolement']) await tree.locator(`[data-key="code/${code}"] .box`).click();
    await page.keyboard.press('g');
    await page.getByRole('dialog').locator('form').first().locator('button[type=submit]').click();
    await page.locator('.preview section').first().waitFor();
  },
  see: async (page) => {
    await page.goto(`${new URL(page.url()).origin}/#see/numbers`);
    await page.frameLocator('iframe[title]').locator('svg').first().waitFor();
    await page.locator('.problems h2').waitFor();
  },
};

/** Pictures of the page of `study open` on a study, name → PNG; reading in the dark, too. */
export async function pagePictures(executablePath, cli, folder) {
  const served = await open(cli, folder);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const pictures = {};
    for (const [name, act] of Object.entries(scenes))
      pictures[`page-${name}`] = await picture(browser, served.address, act, 'light');
    pictures['page-read-dark'] = await picture(browser, served.address, scenes.read, 'dark');
    return pictures;
  } finally {
    await browser.close();
    served.process.kill('SIGINT');
  }
}

async function picture(browser, address, act, colorScheme) {
  const context = await browser.newContext({ viewport: size, colorScheme, reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    await page.goto(address);
    await page.locator('.words').first().waitFor();
    await act(page);
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
