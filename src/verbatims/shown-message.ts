import type { Study } from '../model/study.ts';
import { maskNames } from './identities.ts';

/** A message as an output may hold it: paths, ids and names of sources that are not named give way to their pseudonyms. */
export function shownMessage(message: string, study: Study): string {
  let shown = maskNames(message, study);
  for (const { consent, path, id, case: name, pseudonym } of study.sources) {
    if (consent === 'named') continue;
    const stem = path.slice(path.lastIndexOf('/') + 1, -'.md'.length);
    shown = shown.replaceAll(path, pseudonym).replaceAll(`${path.slice(0, -'.md'.length)}.`, `${pseudonym}.`);
    for (const word of [id, name, stem])
      shown = shown.replace(
        new RegExp(`(?<![\\p{L}\\p{N}-])${escapeRegExp(word)}(?![\\p{L}\\p{N}-])`, 'gu'),
        pseudonym,
      );
  }
  return shown;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
