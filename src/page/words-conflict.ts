import type { PageCodeWords } from '../model/page-organise.ts';
import { openDialog } from './dialog.ts';
import { button, element } from './element.ts';
import type { OrganiseWords } from './organise-words.ts';

interface Conflict {
  readonly path: string;
  readonly theirs: PageCodeWords;
  readonly wanted: Partial<PageCodeWords>;
}

/** Shows what a file says now beside what somebody wrote here, and asks which is to stand. */
export function askWordsConflict(
  words: OrganiseWords,
  { path, theirs, wanted }: Conflict,
): Promise<'theirs' | 'mine' | undefined> {
  const fields = Object.keys(wanted) as (keyof PageCodeWords)[];
  const side = (title: string, said: Partial<PageCodeWords>) =>
    element(
      'section',
      {},
      element('h3', {}, title),
      ...fields.flatMap((field) => [
        element('h4', {}, words.fields[field]),
        element('p', { class: 'whole' }, [said[field] ?? ''].flat().join('\n') || words.empty),
      ]),
    );
  return openDialog<'theirs' | 'mine'>({ title: words.conflict, close: words.close, wide: true }, (dialog) => [
    element('p', {}, words.conflictHint(path)),
    element('div', { class: 'sides' }, side(words.theirs, theirs), side(words.mine, wanted)),
    element(
      'footer',
      {},
      button(words.keepTheirs, () => dialog.close('theirs'), { attributes: { autofocus: true } }),
      button(words.writeMine, () => dialog.close('mine'), { class: 'main' }),
    ),
  ]);
}
