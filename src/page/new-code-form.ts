import type { PageCode } from '../model/page-study.ts';
import type { PageNewCode } from '../model/page-wish.ts';
import { button, element } from './element.ts';
import type { ReadWords } from './read-words.ts';
import type { Reading } from './reading.ts';

/** A form for a code that does not exist yet. @param label what it is called to begin with. */
export function newCodeForm(
  reading: Reading,
  words: ReadWords,
  label: string,
  { make, cancel }: { readonly make: (code: PageNewCode) => void; readonly cancel: () => void },
): HTMLFormElement {
  const name = element('input', { attributes: { type: 'text', value: label, required: true, maxlength: 120 } });
  const under = element('select', {}, ...places(reading));
  const definition = element('textarea', { attributes: { rows: 4 } });
  const reason = element('input', {
    attributes: { type: 'text', required: true, value: words.reasonInVivo(reading.source?.id ?? '') },
  });
  const submit = (event: Event) => {
    event.preventDefault();
    make({ label: name.value, definition: definition.value, under: under.value, reason: reason.value });
  };
  return element(
    'form',
    { class: 'form', on: { submit } },
    element('h3', {}, words.newCode),
    element('label', {}, words.label, name),
    element('label', {}, words.under, under),
    element('label', {}, words.definition, definition),
    element('label', {}, words.reason, reason),
    element(
      'footer',
      {},
      button(words.cancel, cancel),
      element('button', { class: 'main', attributes: { type: 'submit' } }, words.create),
    ),
  );
}

/** Chapters and codes, as a tree. */
function places({ app }: Reading): HTMLElement[] {
  const rows = (code: PageCode): HTMLElement[] => [
    element('option', { attributes: { value: code.id } }, `${'\u00a0\u00a0'.repeat(code.level)}${code.label}`),
    ...code.children.flatMap(rows),
  ];
  return app.study.chapters.map(({ id, label, themes }) =>
    element(
      'optgroup',
      { attributes: { label } },
      element('option', { attributes: { value: id } }, label),
      ...themes.flatMap(rows),
    ),
  );
}
