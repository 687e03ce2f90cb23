import type { PageCode } from '../model/page-study.ts';
import type { App } from './app.ts';
import { codeColours } from './code-colours.ts';
import { searchCodes } from './code-search.ts';
import { element } from './element.ts';
import type { SeeWords } from './see-words.ts';

/** What can be shown, as links: the reports, the counts, the verbatims of each code. */
export class SeeList {
  readonly element: HTMLElement;
  private readonly reports = element('ul');
  private readonly codes = element('div', { class: 'tree' });
  private readonly input: HTMLInputElement;
  private current = '';
  private colours: ReturnType<typeof codeColours> = new Map();

  constructor(
    private readonly app: App,
    private readonly words: SeeWords,
  ) {
    const attributes = { type: 'search', 'aria-label': words.searchCodes, placeholder: words.searchCodes };
    this.input = element('input', { attributes, on: { input: () => this.draw() } });
    this.element = element(
      'nav',
      { class: 'see-list', attributes: { 'aria-label': words.list } },
      element('h2', {}, words.reports),
      this.reports,
      element('h2', {}, words.verbatims),
      this.input,
      this.codes,
    );
  }

  /** @param current the address of what is shown, without the panel's name. */
  choose(current: string): void {
    this.current = current;
    this.draw();
  }

  /** To the link of what is shown. */
  focus(): void {
    this.element.querySelector<HTMLElement>('a[aria-current], a')?.focus();
  }

  /** As the study is now; what has the focus keeps it. */
  draw(): void {
    const focused = (document.activeElement as HTMLElement | null)?.getAttribute('href');
    const { app, words } = this;
    this.colours = codeColours(app.study.chapters);
    this.reports.replaceChildren(
      ...reportsOf(app).map((name) => element('li', {}, this.link(`report/${name}`, name))),
      element('li', {}, this.link('numbers', words.numbers)),
    );
    const typed = this.input.value;
    this.codes.replaceChildren(...(typed.trim() === '' ? this.book() : this.found(typed)));
    if (focused) this.element.querySelector<HTMLElement>(`a[href="${CSS.escape(focused)}"]`)?.focus();
  }

  private book(): HTMLElement[] {
    const { chapters } = this.app.study;
    const branch = (code: PageCode): HTMLElement =>
      element('li', {}, this.code(code), code.children.length > 0 && element('ul', {}, ...code.children.map(branch)));
    return chapters.flatMap(({ label, themes }) => [
      element('h3', {}, label),
      element('ul', {}, ...themes.map(branch)),
    ]);
  }

  private found(typed: string): HTMLElement[] {
    const codes = this.app.study.chapters.flatMap(({ themes }) => themes).flatMap(withChildren);
    const found = searchCodes(typed, codes, []);
    return found.length === 0
      ? [element('p', { class: 'faint' }, this.words.noCode)]
      : [element('ul', {}, ...found.map(({ code, alias }) => element('li', {}, this.code(code, alias))))];
  }

  private code({ id, label, retired }: PageCode, alias?: string): HTMLElement {
    const { hue = 0, stroke = 0 } = this.colours.get(id) ?? {};
    const link = this.link(`verbatims/${id}`, '');
    link.className = `code hue-${hue} stroke-${stroke}${retired ? ' retired' : ''}`;
    link.append(element('span', { class: 'swatch' }), element('span', { class: 'label' }, label));
    if (alias !== undefined) link.append(element('span', { class: 'faint' }, this.words.formerly(alias)));
    return link;
  }

  private link(address: string, label: string): HTMLAnchorElement {
    const href = `#see/${address.split('/').map(encodeURIComponent).join('/')}`;
    return element('a', { attributes: { href, 'aria-current': address === this.current && 'true' } }, label);
  }
}

/** The study's templates; where it has none, the one that is composed from the codebook. */
export function reportsOf({ study: { templates } }: App): readonly string[] {
  return templates.length > 0 ? templates : ['report'];
}

function withChildren(code: PageCode): PageCode[] {
  return [code, ...code.children.flatMap(withChildren)];
}
