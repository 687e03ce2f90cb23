// The page in a browser, with the interview of scripts/bench/open.mjs: what somebody waits for who reads and codes.
import { existsSync } from 'node:fs';

const executablePath = '/usr/bin/chromium';

/**
 * @param address of the page, with its key
 * @returns pairs of what was done and the milliseconds until it was on the screen; nothing where there is no browser
 */
export async function measurePage(address) {
  if (!existsSync(executablePath)) {
    console.log(`(The page is not measured: there is no ${executablePath}.)`);
    return [];
  }
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1300, height: 850 } });
    const start = performance.now();
    await page.goto(address);
    await page.locator('.chip').first().waitFor();
    const opened = performance.now() - start;
    return [['the page opened, its first codings drawn', opened], ...(await measureHands(page))];
  } finally {
    await browser.close();
  }
}

async function measureHands(page) {
  const pressed = (key, until) => page.evaluate(press, { key, until });
  const scrolled = [];
  for (let i = 1; i <= 9; i++) scrolled.push(await page.evaluate(scroll, i / 9));
  await page.evaluate(scroll, 0.5);
  const chosen = [];
  const palette = [];
  const coded = [];
  for (let i = 0; i < 7; i++) {
    await page.evaluate(focusOn, 200 + 20 * i);
    chosen.push(await pressed('s', 'chosen'));
    palette.push(await pressed('c', 'palette'));
    await page.locator('.palette input[role=combobox]').fill('animation');
    coded.push(await pressed('Enter', 'coded'));
    await page.waitForTimeout(300);
  }
  return [
    ['scrolled to another place', median(scrolled)],
    ['a sentence chosen', median(chosen)],
    ['the list of codes opened', median(palette)],
    ['a passage coded, its mark drawn', median(coded)],
  ];
}

// In the browser: milliseconds until what was done is on the screen, two frames after it is in the document.

function scroll(share) {
  const area = document.querySelector('.page');
  const start = performance.now();
  area.scrollTop = share * area.scrollHeight;
  return new Promise((done) =>
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start))),
  );
}

function focusOn(number) {
  document.querySelectorAll('.turn:not(.asks) .words')[number].focus();
}

function press({ key, until }) {
  const isThere = {
    chosen: () => document.querySelector('.bar:not([hidden]) button') !== null,
    palette: () => document.querySelector('.palette .found li') !== null,
    coded: () => document.querySelectorAll('.chip').length > before,
  }[until];
  const before = document.querySelectorAll('.chip').length;
  const start = performance.now();
  document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  return new Promise((done) => {
    const look = () => {
      if (isThere()) requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
      else if (performance.now() - start > 20_000) done(Number.NaN);
      else requestAnimationFrame(look);
    };
    look();
  });
}

function median(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
