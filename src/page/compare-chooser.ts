import type { App } from './app.ts';
import type { CompareWords } from './compare-words.ts';
import { button, element } from './element.ts';

/** Asks whom to compare: nothing of what they coded is on the page before. */
export function chooseCoders(app: App, words: CompareWords, start: (coders: readonly string[]) => void): HTMLElement {
  const { sources, coders } = app.study;
  const persons = coders.filter(({ name, isMachine }) => !isMachine && name !== 'consensus').map(({ name }) => name);
  const hasRead = (name: string, { readings }: (typeof sources)[number]) =>
    readings.some(({ coder, status }) => coder === name && status === 'complete');
  const boxes = persons.map((name) => {
    const box = element('input', { attributes: { type: 'checkbox', value: name, checked: persons.length === 2 } });
    box.addEventListener('change', () => draw());
    const count = sources.filter((row) => hasRead(name, row)).length;
    const label = element(
      'label',
      { class: 'check' },
      box,
      name,
      element('span', { class: 'faint' }, words.hasRead(count)),
    );
    return { name, box, label };
  });
  const chosen = () => boxes.filter(({ box }) => box.checked).map(({ name }) => name);
  const go = button(words.start, () => start(chosen()), { class: 'main' });
  const shared = element('p', { attributes: { role: 'status' } });
  const blind = element('p', { class: 'warn', attributes: { role: 'status' } });
  const draw = () => {
    const names = chosen();
    const rows = sources.filter((row) => names.filter((name) => hasRead(name, row)).length > 1);
    go.disabled = rows.length === 0;
    shared.textContent = words.shared(rows.length);
    const { coder } = app;
    const unread = coder === undefined ? 0 : rows.filter((row) => row.counted && !hasRead(coder, row)).length;
    blind.textContent = coder !== undefined && unread > 0 && persons.includes(coder) ? words.unread(coder, unread) : '';
  };
  draw();
  return element(
    'section',
    { class: 'chooser', attributes: { 'aria-labelledby': 'compare-choose' } },
    element('h2', { attributes: { id: 'compare-choose' } }, words.choose),
    element('p', {}, persons.length < 2 ? words.nobody : words.chooseHint),
    ...(persons.length < 2 ? [] : [...boxes.map(({ label }) => label), shared, blind, go]),
  );
}
