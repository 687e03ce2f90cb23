import type { PageAgreement } from '../model/page-compare.ts';
import type { CompareCommands } from './compare-commands.ts';
import type { CompareWords } from './compare-words.ts';
import type { Comparing } from './comparing.ts';
import { element } from './element.ts';
import type { Reading } from './reading.ts';

/** How far the coders agree, by which unit and base, over all codes and by code. */
export class CompareAgreement {
  readonly element: HTMLElement;
  private readonly figures = element('div', { class: 'figures', attributes: { 'aria-live': 'polite' } });
  private readonly table = element('tbody');

  constructor(
    private readonly reading: Reading,
    private readonly comparing: Comparing,
    private readonly words: CompareWords,
    commands: CompareCommands,
  ) {
    const unit = choice(words.unit, words.units, comparing.unit, (chosen) => {
      comparing.unit = chosen;
      void commands.measure();
    });
    const base = choice(words.base, words.bases, comparing.base, (chosen) => {
      comparing.base = chosen;
      void commands.measure();
    });
    const heads = [words.code, 'n', '%', 'alpha'];
    this.element = element(
      'section',
      { class: 'agreement', attributes: { 'aria-labelledby': 'compare-agreement' } },
      element('h2', { attributes: { id: 'compare-agreement' } }, words.agreement),
      this.figures,
      unit,
      base,
      element(
        'details',
        {},
        element('summary', {}, words.byCode),
        element(
          'table',
          {},
          element(
            'thead',
            {},
            element('tr', {}, ...heads.map((head) => element('th', { attributes: { scope: 'col' } }, head))),
          ),
          this.table,
        ),
      ),
    );
  }

  draw(): void {
    const { agreement } = this.comparing;
    if (!agreement) return;
    this.figures.replaceChildren(...this.figureLines(agreement));
    this.table.replaceChildren(
      ...agreement.codes.map(({ code, n, percent, alpha, isRare }) =>
        element(
          'tr',
          {},
          element('th', { attributes: { scope: 'row' } }, this.reading.codes.get(code)?.label ?? code),
          element('td', {}, this.number(n, 0)),
          element('td', {}, percent === null ? this.words.none : this.number(100 * percent, 0)),
          element('td', {}, isRare ? this.words.rare : alpha === null ? this.words.none : this.number(alpha)),
        ),
      ),
    );
  }

  private figureLines({
    percent,
    alpha,
    interval,
    reason,
    n,
    of,
    unit,
    sources,
    partial,
  }: PageAgreement): HTMLElement[] {
    const { words } = this;
    const why = reason === undefined ? undefined : words.reasons[reason];
    const within = interval ? words.interval(this.number(interval[0]), this.number(interval[1])) : words.noInterval;
    const none = why === undefined ? words.noAlpha : `${words.noAlpha} (${why})`;
    const shown = alpha === null ? [none] : [words.alpha(this.number(alpha)), within];
    const [strong = '', ...besides] = shown;
    const begun = partial.length > 0 ? [words.begun(partial.length)] : [];
    return [
      element('p', {}, element('strong', {}, strong), ...besides.map((text) => ` ${text}`)),
      ...(percent === null ? [] : [element('p', {}, words.percent(this.number(100 * percent, 0)))]),
      element('p', { class: 'faint' }, words.counted(n, of, unit)),
      element('p', { class: 'faint' }, [words.interviews(sources), ...begun].join(' · ')),
      element('p', { class: 'faint' }, words.overallHint),
    ];
  }

  private number(value: number, digits = 2): string {
    const { language } = this.reading.app;
    return value.toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  }
}

function choice<T extends string>(
  label: string,
  options: Readonly<Record<T, string>>,
  chosen: T,
  choose: (value: T) => void,
): HTMLElement {
  const values = Object.keys(options) as T[];
  const field = element(
    'select',
    {},
    ...values.map((value) => element('option', { attributes: { value, selected: value === chosen } }, options[value])),
  );
  field.addEventListener('change', () => choose(field.value as T));
  return element('label', {}, label, field);
}
