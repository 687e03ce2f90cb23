import { CodebookTree } from './codebook-tree.ts';
import { drawCodingDetail } from './coding-detail.ts';
import { openDialog } from './dialog.ts';
import { button, element } from './element.ts';
import type { Panel } from './panel.ts';
import { readAddressed } from './read-address.ts';
import { ReadCommands } from './read-commands.ts';
import { readToolbar } from './read-toolbar.ts';
import { type ReadWords, readWords } from './read-words.ts';
import { Reading } from './reading.ts';
import { ReadingView } from './reading-view.ts';
import { Refusal } from './server.ts';
import { drawSourceList } from './source-list.ts';

/** Reads the interviews, and codes them. */
export const readPanel: Panel = {
  name: { fr: 'Lire et coder', en: 'Read and code' },
  show(place, app, rest) {
    const words: ReadWords = readWords[app.language];
    const reading = new Reading(app);
    const complaint = element('p', { class: 'complaint', attributes: { role: 'alert', hidden: true } });
    let timer = 0;
    const complain = (message: string) => {
      complaint.textContent = message;
      complaint.hidden = false;
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        complaint.hidden = true;
      }, 9000);
    };
    const commands = new ReadCommands(reading, words, complain);
    const help = () => void showKeys(words);
    const view = new ReadingView(reading, words, commands, help);
    const book = new CodebookTree(reading, words, (code) => void commands.code([code]));
    const detail = element('div', { class: 'details' });
    const drawDetail = () => {
      const { active } = reading;
      const close = () => {
        reading.activate(undefined);
        view.focus();
      };
      const actions = {
        recode: () => void commands.recode(),
        memo: () => void commands.memo(),
        adjust: () => {
          commands.adjust();
          view.focus();
        },
        split: () => void commands.split(),
        remove: () => void commands.remove(),
        close,
      };
      detail.replaceChildren(...(active ? [drawCodingDetail(reading, words, active, actions)] : []));
    };
    for (const what of ['active', 'codings', 'chosen'] as const) reading.on(what, drawDetail);
    reading.on('active', () => {
      const code = reading.active?.codes[0] ?? reading.active?.against[0];
      if (code !== undefined) book.choose(code);
    });
    const list = drawer('left', words, drawSourceList(reading, words));
    const side = drawer('right', words, detail, book.element);
    reading.on('source', () => list.classList.remove('open'));
    const drawers = { list, side };
    const toolbar = readToolbar(reading, words, commands, { help, turnPage: view.turnPage, drawers });
    const reader = element('div', { class: 'reader' }, toolbar, view.element, complaint);
    place.append(element('div', { class: 'read' }, list, reader, side));
    const keys = (event: KeyboardEvent) => undoKeys(event, commands);
    document.addEventListener('keydown', keys);
    const go = (address: string) => {
      const { source, words: wanted } = readAddressed(address);
      const id = source === '' ? (sessionStorage.getItem('study-source') ?? app.study.sources[0]?.id) : source;
      if (id === undefined) return;
      sessionStorage.setItem('study-source', id);
      const opened = reading.open(id).then(() => wanted && view.show(wanted));
      opened.catch((cause: unknown) => {
        if (!(cause instanceof Refusal)) throw cause;
        complain(words.refused[String(cause.answer.rule)] ?? cause.message);
      });
    };
    go(rest);
    return {
      go,
      close() {
        document.removeEventListener('keydown', keys);
        view.close();
        reading.close();
      },
    };
  },
};

/** A side of the page; where it is narrow, one that is opened and closed. */
function drawer(where: 'left' | 'right', words: ReadWords, ...children: HTMLElement[]): HTMLElement {
  const shut = () => side.classList.remove('open');
  const cross = button('✕', shut, { class: 'quiet drawer', attributes: { 'aria-label': words.close } });
  const side = element('div', { class: `side ${where}` }, cross, ...children);
  side.addEventListener('keydown', ({ key }) => key === 'Escape' && shut());
  return side;
}

/** Undo and redo work anywhere but in a field, which has its own. */
function undoKeys(event: KeyboardEvent, commands: ReadCommands): void {
  const { key, ctrlKey, metaKey, shiftKey, target } = event;
  if (!(ctrlKey || metaKey) || (target as HTMLElement).closest('input, textarea, dialog')) return;
  const letter = key.toLowerCase();
  if (letter === 'z' && !shiftKey) void commands.undo();
  else if ((letter === 'z' && shiftKey) || letter === 'y') void commands.redo();
  else return;
  event.preventDefault();
}

function showKeys(words: ReadWords): Promise<unknown> {
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
