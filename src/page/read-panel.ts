import { CodebookTree } from './codebook-tree.ts';
import { drawCodingDetail } from './coding-detail.ts';
import { Complaint, refusalText } from './complaint.ts';
import { button, element } from './element.ts';
import { showKeys } from './keys-dialog.ts';
import type { Panel } from './panel.ts';
import { readAddressed } from './read-address.ts';
import { ReadCommands } from './read-commands.ts';
import { readToolbar } from './read-toolbar.ts';
import { type ReadWords, readWords } from './read-words.ts';
import { Reading } from './reading.ts';
import { ReadingView } from './reading-view.ts';
import { Refusal } from './server.ts';
import { drawSourceList } from './source-list.ts';
import { undoKeys } from './undo-keys.ts';

/** Reads the interviews, and codes them. */
export const readPanel: Panel = {
  name: { fr: 'Lire et coder', en: 'Read and code' },
  show(place, app, rest) {
    const words: ReadWords = readWords[app.language];
    const reading = new Reading(app);
    const complaint = new Complaint();
    const commands = new ReadCommands(reading, words, complaint.say);
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
          void commands.adjust();
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
    const backTo = (does: string) => () => toolbar.querySelector<HTMLElement>(`[data-does="${does}"]`)?.focus();
    const list = drawer('left', words, backTo('list'), drawSourceList(reading, words));
    const side = drawer('right', words, backTo('book'), detail, book.element);
    reading.on('source', () => list.classList.remove('open'));
    const drawers = { list, side };
    const toolbar = readToolbar(reading, words, commands, { help, turnPage: view.turnPage, drawers });
    const reader = element('div', { class: 'reader' }, toolbar, view.element, complaint.element);
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
        complaint.say(refusalText(cause, words.refused));
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

/** A side of the page; where it is narrow, one that is opened and closed. @param back puts the focus where it was opened. */
function drawer(where: 'left' | 'right', words: ReadWords, back: () => void, ...children: HTMLElement[]): HTMLElement {
  const shut = () => {
    if (!side.classList.contains('open')) return;
    side.classList.remove('open');
    back();
  };
  const cross = button('✕', shut, { class: 'quiet drawer', attributes: { 'aria-label': words.close } });
  const side = element('div', { class: `side ${where}` }, cross, ...children);
  side.addEventListener('keydown', ({ key }) => key === 'Escape' && shut());
  return side;
}
