import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { speedTables } from '../bench/targets.mjs';
import { commandsPage } from './commands-page.mjs';
import { directivesPage } from './directives-page.mjs';
import { exportersTable } from './exporters-table.mjs';
import { importersTable } from './importers-table.mjs';
import { registries } from './registries.mjs';
import { playPage } from './session.mjs';
import { speakersTable } from './speakers-table.mjs';
import { tablesOfSql } from './tables-of-sql.mjs';

/** Pages whose commands are run, in order, each page in a folder of its own: a copy of the example, or an empty one. */
const played = {
  'README.md': 'example',
  'docs/changing-codes.md': 'empty',
  'docs/comparing-waves.md': 'example',
  'docs/demarrer.md': 'empty',
  'docs/exporting.md': 'example',
  'docs/formats.md': 'example',
  'docs/importing.md': 'empty',
  'docs/quick-start.md': 'empty',
};

/**
 * The pages of the documentation that hold something generated, as they should be.
 * @param {string} root the project's folder, with a fresh dist/
 * @returns {Promise<{ pages: Map<string, string>, faults: string[] }>} path → text; commands that ended otherwise than
 *   the page says, examples that do not work
 */
export async function makePages(root) {
  const read = (path) => readFileSync(join(root, path), 'utf8');
  const code = await registries(root);
  const pages = new Map();
  const faults = [];
  pages.set('docs/commands.md', commandsPage(root, Object.keys(code.commands)));
  const directives = directivesPage(root, code);
  pages.set('docs/directives.md', directives.text);
  faults.push(...directives.faults);
  for (const [path, folder] of Object.entries(played)) {
    const page = playPage(root, path, read(path), folder);
    pages.set(path, page.text);
    faults.push(...page.faults);
  }
  const formats = pages.get('docs/formats.md');
  pages.set('docs/formats.md', fill(formats, 'speakers', speakersTable(code.speakerConventions)));
  pages.set('docs/importing.md', fill(pages.get('docs/importing.md'), 'importers', importersTable(code.importers)));
  pages.set('docs/exporting.md', fill(pages.get('docs/exporting.md'), 'exporters', exportersTable(code.exporters)));
  pages.set('docs/sql.md', fill(read('docs/sql.md'), 'tables', tablesOfSql(code.tables)));
  const figures = JSON.parse(read('docs/speed.json'));
  pages.set('docs/speed.md', fill(read('docs/speed.md'), 'figures', `\n${speedTables(figures)}\n\n`));
  const gallery = join(root, 'scripts/docs/problems.mjs');
  if (existsSync(gallery)) {
    const { problemsPage } = await import(pathToFileURL(gallery).href);
    pages.set('docs/problems.md', await problemsPage());
  }
  return { pages, faults };
}

/** Replaces what stands between `<!-- begin NAME -->` and `<!-- end NAME -->`. */
function fill(text, name, content) {
  const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`There is no ${begin} … ${end}.`);
  return `${before}${begin}\n${content}${end}${after}`;
}
