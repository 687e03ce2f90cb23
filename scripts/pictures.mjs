// Pictures for the documentation, docs/pictures/: pages of the example's report in every format that there is, and the
// page of `study open` on the example. `npm run pictures -- page` draws the latter only.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle, isBundleStale } from './bundle.mjs';
import { inFolder } from './docs/run-study.mjs';
import { loadSource } from './load-source.mjs';
import { markdownPage } from './pictures/markdown-page.mjs';
import { pagePictures } from './pictures/page-pictures.mjs';
import { palettePng } from './pictures/palette-png.mjs';
import { officePdf, pathOf, pdfPicture, pdfTexts, program, webPicture } from './pictures/programs.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const pictures = join(root, 'docs/pictures');
const report = 'synthese';
const largest = 100_000;

const browser = program('chromium', 'chromium-browser', 'google-chrome');
const office = program('soffice', 'libreoffice');
const poppler = program('pdftoppm');

/** How each format is pictured: what it needs, and name → PNG of a file of it. */
const formats = {
  md: { needs: { browser }, draw: drawMarkdown },
  html: { needs: { browser }, draw: drawHtml },
  docx: { needs: { office, poppler }, draw: (file) => officePdf(office, file, (pdf) => drawPages(pdf, 'docx')) },
  pdf: { needs: { poppler }, draw: (file) => drawPages(file, 'pdf') },
};

function drawMarkdown(file) {
  const page = file.replace(/\.md$/, '.page.html');
  const text = readFileSync(file, 'utf8');
  writeFileSync(page, markdownPage(text.slice(text.indexOf('## Chapitre 4'))));
  return { 'report-md': webPicture(browser, page) };
}

/** The top of the page, and in the dark a chapter with a figure: a browser that nobody sees cannot scroll. */
function drawHtml(file) {
  const chapter = file.replace(/\.html$/, '.chapter.html');
  const page = readFileSync(file, 'utf8');
  const start = page.indexOf('<h2 id="chapitre-4');
  writeFileSync(chapter, `${page.slice(0, page.indexOf('<body'))}<body><div class="page"><main>${page.slice(start)}`);
  return {
    'report-html': webPicture(browser, file, { width: 1250, height: 1000 }),
    'report-html-dark': webPicture(browser, chapter, { dark: true }),
  };
}

/** The first page, the contents, and the page of the figure. */
function drawPages(pdf, format) {
  const texts = pdfTexts(pdf);
  const contents = texts.findIndex((text) => /^Sommaire$/m.test(text));
  const figure = texts.findIndex((text) => /Figure\s1\. /.test(text));
  const pages = { cover: 0, contents, figure };
  return Object.fromEntries(
    Object.entries(pages).map(([name, page]) => [`report-${format}-${name}`, pdfPicture(pdf, page + 1)]),
  );
}

function write(name, png, colours) {
  const small = palettePng(png, colours);
  if (small.length > largest) throw new Error(`${name}.png has ${small.length} bytes, more than ${largest}.`);
  writeFileSync(join(pictures, `${name}.png`), small);
  console.log(`docs/pictures/${name}.png  ${Math.round(small.length / 1000)} kB`);
}

if (isBundleStale()) await bundle();
const only = process.argv[2];
const known = (await loadSource(root, "export { formats } from './src/model/settings.ts';")).formats;
mkdirSync(pictures, { recursive: true });
inFolder(root, 'example', (place, shell) => {
  for (const format of only === 'page' ? [] : known) {
    const { needs, draw } = formats[format];
    const absent = Object.keys(needs).filter((name) => needs[name] === undefined);
    const { output } = shell(`study report ${report} --format ${format}`);
    const file = join(place, 'reports/out', `${report}.${format}`);
    if (absent.length > 0) console.error(`${format}: left out, as there is no ${absent.join(', ')} here.`);
    else if (!existsSync(file)) console.error(`${format}: left out. ${output}`);
    else for (const [name, png] of Object.entries(draw(file))) write(name, png);
  }
});
if (browser === undefined) console.error('page: left out, as there is no browser here.');
else
  await inFolder(root, 'example', async (place) => {
    const drawn = await pagePictures(pathOf(browser), join(root, 'dist/cli.js'), place);
    for (const [name, png] of Object.entries(drawn)) write(name, png, { most: 256, bits: 5 });
  });
