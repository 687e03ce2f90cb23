import type { App } from './app.ts';
import { openDialog } from './dialog.ts';
import { button, element } from './element.ts';
import type { ReadWords } from './read-words.ts';

/** Asks who codes. @returns whether it is known now. */
export async function askCoder(app: App, words: ReadWords): Promise<boolean> {
  const persons = app.study.coders.filter(({ name }) => app.isPerson(name));
  const name = await openDialog<string>({ title: words.whoCodes, close: words.close }, (dialog) => {
    const attributes = { type: 'text', required: true, pattern: '[a-z0-9\\-]+', autofocus: true, autocomplete: 'off' };
    const field = element('input', { attributes: { ...attributes, 'aria-label': words.whoCodes } });
    field.addEventListener('input', () => field.setCustomValidity(app.isPerson(field.value) ? '' : words.whoHint));
    const submit = (event: Event) => {
      event.preventDefault();
      dialog.close(field.value);
    };
    return [
      element('p', {}, words.whoHint),
      element('div', { class: 'persons' }, ...persons.map((one) => button(one.name, () => dialog.close(one.name)))),
      element(
        'form',
        { class: 'inline', on: { submit } },
        field,
        element('button', { class: 'main', attributes: { type: 'submit' } }, words.start),
      ),
    ];
  });
  if (name !== undefined && name !== '') app.coder = name;
  return app.coder !== undefined;
}
