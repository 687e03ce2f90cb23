import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The name of the first of these programs that is here; undefined where none is. */
export function program(...names) {
  return names.find((name) => spawnSync(name, ['--version']).error === undefined);
}

/** Where a program is. */
export function pathOf(name) {
  return run('which', [name]).trim();
}

/** The top of a page of the web as PNG, in a window of so many pixels. */
export function webPicture(browser, file, { dark = false, width = 900, height = 1150 } = {}) {
  return inFolder((folder) => {
    const picture = join(folder, 'picture.png');
    run(browser, [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--hide-scrollbars'],
      `--user-data-dir=${join(folder, 'profile')}`,
      `--blink-settings=preferredColorScheme=${dark ? 0 : 1}`,
      `--window-size=${width},${height}`,
      '--virtual-time-budget=2000',
      `--screenshot=${picture}`,
      pathToFileURL(file),
    ]);
    return readFileSync(picture);
  });
}

/** A page of a PDF as PNG, 800 pixels high. */
export function pdfPicture(file, page) {
  return inFolder((folder) => {
    run('pdftoppm', ['-png', '-singlefile', '-f', page, '-l', page, '-scale-to', 800, file, join(folder, 'page')]);
    return readFileSync(join(folder, 'page.png'));
  });
}

/** The text of each page of a PDF. */
export function pdfTexts(file) {
  return run('pdftotext', [file, '-']).split('\f');
}

/** A document of an office suite as PDF; calls back with the file. */
export function officePdf(office, file, use) {
  return inFolder((folder) => {
    const profile = pathToFileURL(join(folder, 'profile'));
    run(office, [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', 'pdf', '--outdir', folder, file]);
    return use(join(folder, basename(file).replace(/\.\w+$/, '.pdf')));
  });
}

function run(name, args) {
  const { status, stdout, stderr } = spawnSync(name, args.map(String), { encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return stdout;
}

function inFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), 'study-pictures-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
