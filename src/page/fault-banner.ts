import type { App } from './app.ts';
import { element } from './element.ts';
import { problemRow } from './preview-view.ts';
import { frameWords } from './words.ts';

/** So many are read at once; more are unfolded. */
const few = 3;

/** What of the study cannot be read, with its places, above whatever part of the page is chosen. */
export class FaultBanner {
  readonly element = element('section', { class: 'unread', attributes: { role: 'alert', hidden: true } });
  private drawn = '';

  constructor(private readonly app: App) {
    this.draw();
  }

  draw(): void {
    const { faults, isWithheld } = this.app.study;
    const now = JSON.stringify([faults, isWithheld]);
    if (now === this.drawn) return;
    this.drawn = now;
    const words = frameWords[this.app.language];
    const rows = faults.map((fault) => element('li', { attributes: { lang: 'en' } }, ...problemRow(fault)));
    this.element.hidden = faults.length === 0;
    this.element.replaceChildren(
      ...(isWithheld ? [element('p', {}, words.withheld)] : []),
      element(
        'details',
        { attributes: { open: rows.length <= few } },
        element('summary', {}, words.faults(rows.length)),
        element('ul', {}, ...rows),
      ),
    );
  }
}
