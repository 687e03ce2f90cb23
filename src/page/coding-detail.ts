import type { PageCoding } from '../model/page-source.ts';
import { button, element } from './element.ts';
import type { ReadWords } from './read-words.ts';
import type { Reading } from './reading.ts';

/** What can be done with a coding. */
export interface CodingActions {
  recode(): void;
  memo(): void;
  adjust(): void;
  split(): void;
  remove(): void;
  close(): void;
}

/** The coding that is looked at: its codes, its memo, and what can be done with it. */
export function drawCodingDetail(
  reading: Reading,
  words: ReadWords,
  coding: PageCoding,
  actions: CodingActions,
): HTMLElement {
  const { coder, codes, against, memo, date, file, line, located, from } = coding;
  const isOwn = coder === reading.app.coder;
  const given = [...codes.map((id) => [id, false] as const), ...against.map((id) => [id, true] as const)];
  const doings: (readonly [string, string, () => void])[] = [
    ['r', words.recode, actions.recode],
    ['m', words.memo, actions.memo],
    ['e', words.adjust, actions.adjust],
    ['x', words.split, actions.split],
    ['⌦', words.remove, actions.remove],
  ];
  return element(
    'section',
    { class: 'detail', attributes: { 'aria-label': words.detail } },
    element(
      'header',
      {},
      element('h2', {}, words.detail),
      button('✕', actions.close, { class: 'quiet', attributes: { 'aria-label': words.close } }),
    ),
    element('ul', { class: 'codes' }, ...given.map(([id, turned]) => codeRow(reading, id, turned))),
    located === 'drifted' && element('p', { class: 'warn' }, words.drifted),
    memo !== undefined && memo !== '' && element('p', { class: 'memo' }, memo),
    isOwn
      ? element('div', { class: 'doings' }, ...doings.map(([key, label, run]) => doing(key, label, run)))
      : element('p', { class: 'faint' }, words.byOther(coder)),
    reading.adjusting === coding.key &&
      element('p', { class: 'warn', attributes: { role: 'status' } }, words.adjusting),
    file !== '' &&
      element(
        'p',
        { class: 'faint place' },
        [words.written(`${file}:${line}`), date, from].filter(Boolean).join(' · '),
      ),
  );
}

function codeRow(reading: Reading, id: string, turned: boolean): HTMLElement {
  const { hue = 0, stroke = 3 } = reading.colours.get(id) ?? {};
  const label = reading.codes.get(id)?.label ?? id;
  return element(
    'li',
    { class: `hue-${hue} stroke-${stroke}` },
    element('span', { class: 'swatch' }),
    turned ? `≠ ${label}` : label,
  );
}

function doing(key: string, label: string, run: () => void): HTMLButtonElement {
  const made = button('', run, { attributes: { 'aria-keyshortcuts': key === '⌦' ? 'Delete' : key } });
  made.append(label, element('kbd', { attributes: { 'aria-hidden': 'true' } }, key));
  return made;
}
