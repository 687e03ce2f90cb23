import type { PageSourceRow } from '../model/page-study.ts';
import { button, element } from './element.ts';
import type { ReadCommands } from './read-commands.ts';
import type { ReadWords } from './read-words.ts';
import type { Reading } from './reading.ts';
import { titleOf } from './source-list.ts';
import { frameWords, quoted } from './words.ts';

interface Wishes {
  readonly help: () => void;
  readonly turnPage: (by: 1 | -1) => void;
  readonly drawers: { readonly list: HTMLElement; readonly side: HTMLElement };
}

/** Above the transcript: which interview it is, what may be done with it, and what has gone wrong with its files. */
export function readToolbar(reading: Reading, words: ReadWords, commands: ReadCommands, wishes: Wishes): HTMLElement {
  const bar = element('div', { class: 'toolbar' });
  const draw = () => {
    const focused = (document.activeElement as HTMLElement | null)?.dataset.does;
    bar.replaceChildren(...partsOf(reading, words, commands, wishes));
    if (focused) bar.querySelector<HTMLElement>(`[data-does="${focused}"]`)?.focus();
  };
  for (const what of ['source', 'codings', 'filter', 'coder'] as const) reading.on(what, draw);
  draw();
  return bar;
}

function partsOf(reading: Reading, words: ReadWords, commands: ReadCommands, wishes: Wishes): HTMLElement[] {
  const row = reading.app.study.sources.find(({ id }) => id === reading.source?.id);
  const tools = toolsOf(reading, words, commands, wishes);
  if (!row) return [tools, element('p', { class: 'faint' }, words.nothing)];
  return [titlePart(reading, words, commands, row), tools, ...faultParts(reading, words)];
}

function toolsOf(reading: Reading, words: ReadWords, commands: ReadCommands, wishes: Wishes): HTMLElement {
  const tool = (does: string, sign: string, label: string, run: () => void, off = false, names = 'tool') =>
    button(sign, run, {
      class: names,
      attributes: { 'data-does': does, 'aria-label': label, title: label, disabled: off },
    });
  const drawer = (does: string, sign: string, label: string, side: HTMLElement) =>
    tool(
      does,
      sign,
      label,
      () => {
        if (side.classList.toggle('open')) side.querySelector('button')?.focus();
      },
      false,
      'tool drawer',
    );
  return element(
    'div',
    { class: 'tools', attributes: { role: 'toolbar', 'aria-label': words.tools } },
    drawer('list', '☰', words.list, wishes.drawers.list),
    tool('previous', '←', words.previous, () => wishes.turnPage(-1)),
    tool('next', '→', words.next, () => wishes.turnPage(1)),
    tool('undo', '↶', words.undo, () => void commands.undo(), !reading.canUndo),
    tool('redo', '↷', words.redo, () => void commands.redo(), !reading.canRedo),
    tool('help', '?', words.keys, wishes.help),
    drawer('book', '❡', words.book, wishes.drawers.side),
  );
}

function titlePart(
  { app, codings }: Reading,
  words: ReadWords,
  commands: ReadCommands,
  row: PageSourceRow,
): HTMLElement {
  const own = row.readings.find(({ coder }) => coder === app.coder)?.status;
  const box = element('input', {
    attributes: { type: 'checkbox', checked: own === 'complete', 'data-does': 'finished' },
  });
  box.addEventListener('change', () => void commands.finish(box.checked ? 'complete' : 'partial'));
  const { consent } = words;
  const written = row.consent === 'anonymous' ? consent.anonymous(row.pseudonym) : consent[row.consent];
  const said = app.study.isWithheld ? frameWords[app.language].withheldHere : written;
  const facts = [row.wave, row.date, words.words(row.words), words.codings(codings.length)].filter(Boolean).join(' · ');
  return element(
    'div',
    { class: 'title' },
    element('h2', {}, titleOf(row)),
    element('p', { class: 'faint' }, facts),
    element('p', { class: `consent ${row.consent}` }, said),
    !row.counted && element('p', { class: 'consent' }, words.outsider),
    element('label', { class: 'check', attributes: { title: words.finishedHint } }, box, words.finished),
  );
}

/** Files that could not be read, and codings whose words are gone: what is missing from what is shown. */
function faultParts({ faults, codings, app }: Reading, words: ReadWords): HTMLElement[] {
  const lost = codings.filter(({ located }) => located === 'orphan');
  const rows = lost.map(({ quote, file, line }) =>
    element('li', {}, `${quoted(quote.trim(), app.language)} · ${file}:${line}`),
  );
  return [
    ...(faults.length === 0
      ? []
      : [
          element(
            'div',
            { class: 'faults', attributes: { role: 'alert' } },
            element('p', {}, words.faults),
            element('ul', {}, ...faults.map((fault) => element('li', {}, fault))),
          ),
        ]),
    ...(lost.length === 0
      ? []
      : [
          element(
            'details',
            { class: 'faults' },
            element('summary', {}, `${words.lostOnes} (${lost.length})`),
            element('ul', {}, ...rows),
          ),
        ]),
  ];
}
