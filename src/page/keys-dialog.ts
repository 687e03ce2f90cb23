import { openDialog } from './dialog.ts';
import { button, element } from './element.ts';

interface KeyWords {
  readonly keys: string;
  readonly keysHint: string;
  readonly close: string;
  readonly keyHelp: readonly (readonly [string, string])[];
}

/** Shows the keys of a panel. */
export function showKeys(words: KeyWords): Promise<unknown> {
  return openDialog<true>({ title: words.keys, close: words.close }, (dialog) => [
    element('p', { class: 'faint' }, words.keysHint),
    element(
      'dl',
      { class: 'keys' },
      ...words.keyHelp.flatMap(([keys, what]) => [
        element('dt', {}, element('kbd', {}, keys)),
        element('dd', {}, what),
      ]),
    ),
    element(
      'footer',
      {},
      button(words.close, () => dialog.close(true), { attributes: { autofocus: true } }),
    ),
  ]);
}
