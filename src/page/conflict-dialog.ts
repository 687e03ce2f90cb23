import type { PageCoding } from '../model/page-source.ts';
import type { PageWanted } from '../model/page-wish.ts';
import { openDialog } from './dialog.ts';
import { button, element } from './element.ts';
import type { ReadWords } from './read-words.ts';
import type { Reading } from './reading.ts';

/** The two sides of a coding that was changed here and elsewhere. */
export interface Conflict {
  readonly path: string;
  /** Absent where the coding is gone. */
  readonly theirs?: PageCoding;
  readonly seen: PageCoding;
  readonly wanted: PageWanted;
}

/** Shows both sides, and asks which is to stand. */
export function askConflict(
  reading: Reading,
  words: ReadWords,
  conflict: Conflict,
): Promise<'theirs' | 'mine' | undefined> {
  const { path, theirs, seen, wanted } = conflict;
  const { codes = seen.codes, against = seen.against, memo = seen.memo } = wanted;
  return openDialog<'theirs' | 'mine'>({ title: words.conflict, close: words.close, wide: true }, (dialog) => [
    element('p', {}, words.conflictHint(path)),
    element(
      'div',
      { class: 'sides' },
      element(
        'section',
        {},
        element('h3', {}, words.theirs),
        ...(theirs ? sideOf(reading, words, theirs) : [element('p', {}, words.gone)]),
      ),
      element(
        'section',
        {},
        element('h3', {}, words.mine),
        ...(wanted.remove
          ? [element('p', {}, words.willRemove)]
          : sideOf(reading, words, { quote: seen.quote, codes, against, ...(memo === undefined ? {} : { memo }) })),
      ),
    ),
    element(
      'footer',
      {},
      button(words.keepTheirs, () => dialog.close('theirs'), { attributes: { autofocus: true } }),
      !(wanted.remove && !theirs) && button(words.writeMine, () => dialog.close('mine'), { class: 'main' }),
    ),
  ]);
}

function sideOf(
  reading: Reading,
  words: ReadWords,
  { quote, codes, against, memo }: Pick<PageCoding, 'quote' | 'codes' | 'against' | 'memo'>,
): HTMLElement[] {
  const label = (id: string) => reading.codes.get(id)?.label ?? id;
  const given = [...codes.map(label), ...against.map((id) => `≠ ${label(id)}`)];
  return [
    element('p', { class: 'given' }, given.join(' · ')),
    element('blockquote', {}, quote),
    element('p', { class: memo ? '' : 'faint' }, memo || words.noMemo),
  ];
}
