import type { App } from './app.ts';
import { button, element } from './element.ts';
import type { Panel, Shown } from './panel.ts';
import { frameWords } from './words.ts';

/** Who was shown, in this window, what others coded before their own reading was done. */
const shownTo = 'study-unblinded';

/** A panel that shows what all have coded: who still has to read blind is asked before anything of it is on the page. */
export function askedFirst(panel: Panel): Panel {
  return {
    name: panel.name,
    show(place, app, rest) {
      let [shown, address]: [Shown | undefined, string] = [undefined, rest];
      const open = () => {
        stop();
        place.replaceChildren();
        shown = panel.show(place, app, address);
      };
      const agree = () => {
        sessionStorage.setItem(shownTo, app.coder ?? '');
        open();
      };
      const draw = () => {
        const blind = blindOf(app);
        if (!blind) return open();
        const words = frameWords[app.language].blind;
        const yes = button(words.show, agree, { class: 'main' });
        place.replaceChildren(
          element(
            'section',
            { class: 'chooser', attributes: { 'aria-labelledby': 'blind' } },
            element('h2', { attributes: { id: 'blind' } }, words.title),
            element('p', {}, words.shows(blind.others.join(', '))),
            element('p', { class: 'warn' }, words.unread(blind.coder, blind.count)),
            yes,
          ),
        );
        if (document.activeElement === document.body) yes.focus();
      };
      const stop = app.on('change', draw);
      draw();
      return {
        go(asked) {
          address = asked;
          shown?.go(asked);
        },
        close() {
          stop();
          shown?.close();
        },
      };
    },
  };
}

/** What others have coded of what the coder has not read to the end; undefined where there is none, or it was asked for. */
function blindOf({ coder, study }: App): { coder: string; count: number; others: string[] } | undefined {
  if (coder === undefined || sessionStorage.getItem(shownTo) === coder) return undefined;
  const persons = new Set(study.coders.filter(({ isMachine }) => !isMachine).map(({ name }) => name));
  const isOther = (name: string) => persons.has(name) && name !== coder && name !== 'consensus';
  const unread = study.sources.flatMap(({ readings }) => {
    const isRead = readings.some((reading) => reading.coder === coder && reading.status === 'complete');
    const others = isRead ? [] : readings.map((reading) => reading.coder).filter(isOther);
    return others.length > 0 ? [others] : [];
  });
  return unread.length === 0 ? undefined : { coder, count: unread.length, others: [...new Set(unread.flat())] };
}
