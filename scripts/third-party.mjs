import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The notice that goes with a bundle: name, version, licence and the licence's text of every package in it.
 * @param {string} root the project's folder
 * @param {string[]} inputs the files of the bundle, relative to it
 */
export function thirdPartyNotice(root, inputs) {
  const folders = new Set(inputs.map((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1]));
  folders.delete(undefined);
  const notices = [...folders].sort().map((folder) => packageNotice(join(root, folder)));
  return `The command contains these packages.\n\n${notices.join('\n')}`;
}

function packageNotice(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const name = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = name && existsSync(join(folder, name)) ? `\n${readFileSync(join(folder, name), 'utf8').trim()}\n` : '';
  return `${'-'.repeat(72)}\n${manifest.name} ${manifest.version}: ${manifest.license ?? 'no licence named'}\n${text}`;
}
