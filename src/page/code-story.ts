import type { PageHistoryEntry } from '../model/page-organise.ts';
import { element } from './element.ts';
import type { OrganiseWords } from './organise-words.ts';

/** What was done to the codebook, newest first, with the reasons. */
export function drawStory(entries: readonly PageHistoryEntry[], words: OrganiseWords): HTMLElement[] {
  if (entries.length === 0) return [element('p', { class: 'faint' }, words.noHistory)];
  return [element('ol', { class: 'story' }, ...entries.map((entry) => storyRow(entry, words)))];
}

function storyRow(entry: PageHistoryEntry, words: OrganiseWords): HTMLElement {
  const { date, reason, by, undone } = entry;
  return element(
    'li',
    { class: undone ? 'undone' : '' },
    element('p', {}, words.did(entry), undone ? ` (${words.takenBack})` : ''),
    reason !== '' && element('p', { class: 'why' }, words.why(reason)),
    element('p', { class: 'faint' }, [date, by].filter(Boolean).join(' · ')),
  );
}
