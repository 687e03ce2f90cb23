import { button, element } from './element.ts';

/** A dialog that is open; the promise of `openDialog` is what it was closed with. */
export interface Dialog<T> {
  close(answer: T): void;
}

/**
 * Opens a dialog above the page; Escape and the button that closes it answer `undefined`. Focus goes back to where it was.
 * @param fill draws it.
 */
export function openDialog<T>(
  { title, close, wide = false }: { readonly title: string; readonly close: string; readonly wide?: boolean },
  fill: (dialog: Dialog<T>) => readonly (Node | string)[],
): Promise<T | undefined> {
  return new Promise((resolve) => {
    const before = document.activeElement as HTMLElement | null;
    let answer: T | undefined;
    const frame = element('dialog', { class: wide ? 'wide' : '', attributes: { 'aria-labelledby': 'dialog-title' } });
    const dialog = {
      close(given: T) {
        answer = given;
        frame.close();
      },
    };
    const head = element(
      'header',
      {},
      element('h2', { attributes: { id: 'dialog-title' } }, title),
      button('✕', () => frame.close(), { class: 'quiet', attributes: { 'aria-label': close } }),
    );
    frame.append(head, ...fill(dialog));
    frame.addEventListener('close', () => {
      frame.remove();
      if (before?.isConnected) before.focus({ preventScroll: true });
      resolve(answer);
    });
    document.body.append(frame);
    frame.showModal();
    frame.querySelector<HTMLElement>('[autofocus]')?.focus();
  });
}
