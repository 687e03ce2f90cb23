import type { App } from './app.ts';
import { element } from './element.ts';
import type { Panel } from './panel.ts';
import { ReportView } from './report-view.ts';
import { reportsOf, SeeList } from './see-list.ts';
import { type SeeWords, seeWords } from './see-words.ts';
import { Refusal } from './server.ts';
import { undoKeys } from './undo-keys.ts';
import { VerbatimList } from './verbatim-list.ts';

/** Changes come in crowds, as when a branch is pulled: milliseconds of quiet before anything is composed again. */
const quiet = 250;

/** Shows what the codings have come to: the reports, the counts, the verbatims of a code, as they are now. */
export const seePanel: Panel = {
  name: { fr: 'Voir', en: 'See' },
  show(place, app, rest) {
    const words: SeeWords = seeWords[app.language];
    const list = new SeeList(app, words);
    const complaint = element('p', { class: 'faults', attributes: { role: 'alert', hidden: true } });
    const content = element('div', { class: 'see-content' });
    place.append(element('div', { class: 'see' }, list.element, element('div', { class: 'seen' }, complaint, content)));
    let view: View;
    let running: Promise<void> = Promise.resolve();
    const draw = (isChange: boolean) => {
      const one = view;
      running = running
        .catch(() => undefined)
        .then(async () => {
          try {
            const said = await one.draw();
            if (one !== view) return;
            complaint.hidden = true;
            if (isChange && said !== undefined) app.announce(said);
          } catch (cause) {
            if (one !== view) return;
            if (!(cause instanceof Refusal)) throw cause;
            complaint.textContent = words.refused[String(cause.answer.rule)] ?? cause.message;
            complaint.hidden = false;
          }
        });
    };
    const go = (address: string) => {
      view = viewOf(address, app, words);
      running = Promise.resolve();
      content.replaceChildren(view.element);
      complaint.hidden = true;
      list.choose(view.address);
      draw(false);
    };
    let timer = 0;
    const stop = app.on('change', () => {
      list.draw();
      clearTimeout(timer);
      timer = window.setTimeout(() => draw(true), quiet);
    });
    const steps = { undo: () => view.turn?.('undo'), redo: () => view.turn?.('redo') };
    const keys = (event: KeyboardEvent) => undoKeys(event, steps);
    document.addEventListener('keydown', keys);
    go(rest);
    if (document.activeElement === document.body) list.focus();
    return {
      go,
      close() {
        document.removeEventListener('keydown', keys);
        clearTimeout(timer);
        stop();
      },
    };
  },
};

interface View {
  /** Without the panel's name. */
  readonly address: string;
  readonly element: HTMLElement;
  draw(): Promise<string | undefined>;
  /** Where something can be changed there. */
  turn?(path: 'undo' | 'redo'): Promise<void>;
}

/** What an address shows; the first report where it says nothing. */
function viewOf(asked: string, app: App, words: SeeWords): View {
  const last = sessionStorage.getItem('study-seen') ?? '';
  const address = asked === '' ? last || `report/${reportsOf(app)[0]}` : asked;
  sessionStorage.setItem('study-seen', address);
  const [kind = '', ...rest] = address.split('/');
  const name = rest.join('/');
  if (kind === 'verbatims') {
    const list = new VerbatimList(name, app, words);
    return { address, element: list.element, draw: () => list.draw(), turn: (path) => list.turn(path) };
  }
  const shown =
    kind === 'numbers'
      ? new ReportView({ of: 'numbers' }, words.numbers, words)
      : new ReportView({ name }, name, words);
  return { address, element: shown.element, draw: () => shown.draw() };
}
