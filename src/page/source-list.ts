import type { PageSourceRow } from '../model/page-study.ts';
import { askCoder } from './coder-dialog.ts';
import { button, element } from './element.ts';
import type { ReadWords } from './read-words.ts';
import type { Reading } from './reading.ts';
import { quoted } from './words.ts';

/** The interviews, what sifts them, who codes and whose codings are shown. */
export function drawSourceList(reading: Reading, words: ReadWords): HTMLElement {
  const coder = element('div', { class: 'coders' });
  const sifts = element('div', { class: 'sifts' });
  const list = element('nav', { attributes: { 'aria-label': words.sources } });
  const drawAll = () => {
    coder.replaceChildren(...coderChoice(reading, words));
    sifts.replaceChildren(...siftChoices(reading, words, drawAll));
    list.replaceChildren(rowsOf(reading));
  };
  for (const what of ['source', 'filter', 'coder'] as const) reading.on(what, drawAll);
  drawAll();
  reading.on('source', () => list.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' }));
  return element(
    'section',
    { class: 'sources', attributes: { 'aria-label': words.list } },
    coder,
    sifts,
    element('h2', {}, words.sources),
    list,
  );
}

function coderChoice(reading: Reading, words: ReadWords): HTMLElement[] {
  const { app } = reading;
  const names = app.study.coders.map(({ name }) => name).filter((name) => app.isPerson(name));
  const all = app.coder === undefined || names.includes(app.coder) ? names : [app.coder, ...names];
  const choice = element(
    'select',
    {},
    app.coder === undefined && element('option', { attributes: { value: '', selected: true } }, '…'),
    ...all.map((name) => element('option', { attributes: { value: name, selected: name === app.coder } }, name)),
    element('option', { attributes: { value: ' ' } }, words.otherName),
  );
  choice.addEventListener('change', async () => {
    if (choice.value === ' ') await askCoder(app, words);
    else if (choice.value !== '') app.coder = choice.value;
    choice.value = app.coder ?? '';
  });
  const others = app.study.coders.filter(({ name }) => name !== app.coder);
  return [
    element('label', {}, words.coder, choice),
    ...(others.length === 0
      ? []
      : [
          element(
            'fieldset',
            {},
            element('legend', {}, words.others),
            ...others.map(({ name, isMachine }) => {
              const box = element('input', { attributes: { type: 'checkbox', checked: reading.others.has(name) } });
              box.addEventListener('change', () => reading.show(name, box.checked));
              return element('label', { class: 'check' }, box, isMachine ? `${name} (${words.machine})` : name);
            }),
            reading.others.size === 0 && element('p', { class: 'faint' }, words.blind),
          ),
        ]),
  ];
}

function siftChoices(reading: Reading, words: ReadWords, redraw: () => void): HTMLElement[] {
  const { app, filter } = reading;
  const { waves, sources } = app.study;
  const variables = [...new Set(sources.flatMap((row) => Object.keys(row.variables)))];
  const values = [...new Set(sources.flatMap((row) => row.variables[filter.variable ?? ''] ?? []))];
  const sift = (change: Parameters<Reading['sift']>[0]) => {
    reading.sift(change);
    redraw();
  };
  const waveChoice = choiceOf(
    words.wave,
    [['', words.allWaves], ...waves.map(({ id, label }) => [id, label] as const)],
    filter.wave ?? '',
    (wave) => sift({ wave: wave === '' ? undefined : wave }),
  );
  const variableChoice = choiceOf(
    words.variable,
    [['', words.noVariable], ...variables.map((name) => [name, name] as const)],
    filter.variable ?? '',
    (name) => sift({ variable: name === '' ? undefined : name, value: undefined }),
  );
  const valueChoice = choiceOf(
    words.value,
    [['', words.anyValue], ...values.map((value) => [value, value] as const)],
    filter.value ?? '',
    (value) => sift({ value: value === '' ? undefined : value }),
  );
  const label = filter.code === undefined ? undefined : (reading.codes.get(filter.code)?.label ?? filter.code);
  return [
    ...(waves.length > 0 ? [waveChoice] : []),
    ...(variables.length > 0 ? [variableChoice] : []),
    ...(filter.variable === undefined ? [] : [valueChoice]),
    ...(label === undefined
      ? []
      : [
          element(
            'p',
            { class: 'only' },
            `${words.filteredBy} ${quoted(label, app.language)}`,
            button('✕', () => sift({ code: undefined }), {
              class: 'quiet',
              attributes: { 'aria-label': words.noFilter },
            }),
          ),
        ]),
  ];
}

function choiceOf(
  label: string,
  options: readonly (readonly [value: string, label: string])[],
  chosen: string,
  choose: (value: string) => void,
): HTMLElement {
  const choice = element(
    'select',
    { attributes: { 'aria-label': label } },
    ...options.map(([value, text]) => element('option', { attributes: { value, selected: value === chosen } }, text)),
  );
  choice.addEventListener('change', () => choose(choice.value));
  return choice;
}

function rowsOf(reading: Reading): HTMLElement {
  return element('ul', {}, ...reading.rows.map((row) => rowOf(reading, row)));
}

function rowOf({ source, app }: Reading, row: PageSourceRow): HTMLElement {
  const own = row.readings.find(({ coder }) => coder === app.coder)?.status;
  const sign = own === 'complete' ? '●' : own === 'partial' ? '◐' : '○';
  const attributes = {
    href: `#read/${encodeURIComponent(row.id)}`,
    'aria-current': row.id === source?.id ? 'true' : undefined,
  };
  return element(
    'li',
    {},
    element(
      'a',
      { attributes },
      element('span', { class: 'sign', attributes: { 'aria-hidden': 'true' } }, sign),
      element('span', { class: 'name' }, titleOf(row)),
      element(
        'span',
        { class: 'faint' },
        [row.wave, row.consent === 'none' ? '⊘' : undefined].filter(Boolean).join(' '),
      ),
    ),
  );
}

/** What an interview is called here, on the researcher's own machine. */
export function titleOf({ id, variables }: PageSourceRow): string {
  return variables.organisation ?? variables.interviewee ?? id;
}
