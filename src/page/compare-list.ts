import type { PageDispute } from '../model/page-compare.ts';
import type { CompareCommands } from './compare-commands.ts';
import type { CompareWords } from './compare-words.ts';
import type { Comparing, DisputeGroup, DisputeOrder } from './comparing.ts';
import { button, element } from './element.ts';
import type { Reading } from './reading.ts';
import { titleOf } from './source-list.ts';

/** The disputes: under their least agreed code, or their interview. */
export class CompareList {
  readonly element: HTMLElement;
  private readonly list: HTMLElement;
  private readonly agreed = element('div', { class: 'alike' });
  private drawn = '';

  constructor(
    private readonly reading: Reading,
    private readonly comparing: Comparing,
    private readonly words: CompareWords,
    private readonly commands: CompareCommands,
    private readonly chosen: () => void,
  ) {
    this.list = element('nav', { attributes: { 'aria-label': words.list } });
    const orders = Object.entries(words.orders) as [DisputeOrder, string][];
    const order = element(
      'select',
      {},
      ...orders.map(([value, label]) => element('option', { attributes: { value } }, label)),
    );
    order.addEventListener('change', () => {
      comparing.order = order.value as DisputeOrder;
      this.draw();
    });
    this.element = element(
      'section',
      { class: 'disputes', attributes: { 'aria-label': words.list } },
      element('label', {}, words.order, order),
      this.agreed,
      this.list,
    );
  }

  draw(): void {
    const { comparing } = this;
    const groups = comparing.groups;
    const now = JSON.stringify([groups.map(({ id, disputes }) => [id, disputes.map(({ key }) => key)])]);
    if (now !== this.drawn) {
      const focused = this.list.contains(document.activeElement);
      this.list.replaceChildren(...groups.map((group) => this.group(group)));
      if (focused) this.row(comparing.current)?.focus();
    }
    this.drawn = now;
    for (const row of this.list.querySelectorAll('[aria-current]')) row.removeAttribute('aria-current');
    const current = this.row(comparing.current);
    current?.setAttribute('aria-current', 'true');
    current?.scrollIntoView({ block: 'nearest' });
    this.drawAgreed();
  }

  private row(dispute: PageDispute | undefined): HTMLElement | undefined {
    return [...this.list.querySelectorAll<HTMLElement>('button')].find(({ dataset }) => dataset.key === dispute?.key);
  }

  private group({ id, disputes }: DisputeGroup): HTMLElement {
    const { comparing, reading } = this;
    const isCode = comparing.order === 'code';
    const { hue = 0, stroke = 3 } = reading.colours.get(id) ?? {};
    const head = isCode
      ? element('h3', { class: `hue-${hue} stroke-${stroke}` }, element('span', { class: 'swatch' }), this.codeName(id))
      : element('h3', {}, this.sourceName(id));
    return element('div', {}, head, element('ul', {}, ...disputes.map((one) => element('li', {}, this.item(one)))));
  }

  private item({ key, words, source, codes }: PageDispute): HTMLElement {
    const isCode = this.comparing.order === 'code';
    const beside = isCode ? this.sourceName(source) : codes.map((id) => this.codeName(id)).join(', ');
    const choose = () => {
      this.comparing.go(key);
      this.chosen();
    };
    const made = button('', choose, { class: 'dispute', attributes: { 'data-key': key } });
    made.append(element('span', {}, words), element('span', { class: 'faint' }, beside));
    return made;
  }

  private drawAgreed(): void {
    const { words, comparing, commands } = this;
    const count = (comparing.now?.sources ?? []).reduce((sum, { agreed }) => sum + agreed, 0);
    const take = button(words.takeOver, () => void commands.takeOver());
    this.agreed.replaceChildren(...(count === 0 ? [] : [element('p', {}, words.agreed(count)), take]));
  }

  private codeName(id: string): string {
    return this.reading.codes.get(id)?.label ?? id;
  }

  private sourceName(id: string): string {
    const row = this.reading.app.study.sources.find((one) => one.id === id);
    return row ? [titleOf(row), row.wave].filter(Boolean).join(' · ') : id;
  }
}
