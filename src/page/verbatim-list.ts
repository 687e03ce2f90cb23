import type { PageVerbatim, PageVerbatims } from '../model/page-report.ts';
import type { App } from './app.ts';
import { element } from './element.ts';
import { readAddress } from './read-address.ts';
import type { SeeWords } from './see-words.ts';
import { ask } from './server.ts';

/** The passages of a code over all interviews, best first; each leads to where it was said. */
export class VerbatimList {
  readonly element = element('div', { class: 'verbatims' });
  private drawn = '';

  constructor(
    private readonly code: string,
    private readonly app: App,
    private readonly words: SeeWords,
  ) {}

  /**
   * Shows them as they are now.
   * @returns what has changed, in words; undefined where nothing has.
   * @throws Refusal
   */
  async draw(): Promise<string | undefined> {
    const { revision: _, ...found } = await ask<PageVerbatims>('verbatims', { code: this.code });
    const { words, app } = this;
    const label = labelOf(app, found.code);
    const now = JSON.stringify([label, found]);
    if (now === this.drawn) return undefined;
    this.drawn = now;
    const rows = found.verbatims.map((one) => element('li', {}, drawVerbatim(one, words)));
    this.element.replaceChildren(
      element('h2', {}, label),
      element('p', { class: 'faint' }, words.quotes(rows.length, found.all)),
      ...(rows.length === 0 ? [] : [element('ol', { attributes: { lang: app.study.language } }, ...rows)]),
    );
    return words.renewedQuotes;
  }
}

function drawVerbatim({ shown, translation, attribution, reasons, source, pieces }: PageVerbatim, words: SeeWords) {
  return element(
    'a',
    { attributes: { href: `#${readAddress(source, pieces)}` } },
    ...shown.split('\n\n').map((paragraph) => element('span', { class: 'said' }, paragraph)),
    translation !== undefined && element('span', { class: 'faint' }, `${words.translation} ${translation}`),
    element('span', { class: 'who' }, attribution),
    element('span', { class: 'faint' }, reasons.join(' · ')),
  );
}

function labelOf({ study }: App, id: string): string {
  const codes = study.chapters.flatMap(({ themes }) => themes);
  for (const code of codes) {
    if (code.id === id) return code.label;
    codes.push(...code.children);
  }
  return id;
}
