import { element } from './element.ts';
import type { Panel } from './panel.ts';

/** Reads the interviews, and codes them. */
export const readPanel: Panel = {
  name: { fr: 'Lire et coder', en: 'Read and code' },
  show(place, app) {
    place.append(element('ul', {}, ...app.study.sources.map(({ id }) => element('li', {}, id))));
    return { go: () => undefined, close: () => undefined };
  },
};
