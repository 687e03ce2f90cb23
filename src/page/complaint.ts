import { element } from './element.ts';
import type { Refusal } from './server.ts';

/** How long something that did not work stays on the page, in milliseconds. */
const stays = 9000;

/** Tells of what did not work, where it can be seen. */
export class Complaint {
  readonly element = element('p', { class: 'complaint', attributes: { role: 'alert', hidden: true } });
  private timer = 0;

  readonly say = (message: string): void => {
    this.element.textContent = message;
    this.element.hidden = false;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.element.hidden = true;
    }, stays);
  };
}

/** Why the server refused something, in the words of the page where it has them, with the place. */
export function refusalText({ answer }: Refusal, refused: Readonly<Record<string, string>>): string {
  const { rule, message, path, place } = answer;
  const said = refused[String(rule)] ?? message;
  const where = typeof place === 'string' ? place : typeof path === 'string' ? path : undefined;
  return where === undefined || said.includes(where) ? said : `${said} (${where})`;
}
