import type { PageReviewCode } from '../model/page-review.ts';
import { button, element } from './element.ts';
import type { Reading } from './reading.ts';
import type { ReviewWords } from './review-words.ts';
import type { Reviewing } from './reviewing.ts';

interface Wishes {
  /** Another confidence is asked for, 0–1. */
  readonly above: (share: number) => void;
  readonly accept: (keys: readonly string[]) => void;
}

/** Beside the suggestion: how many each code has, and those sure enough to be accepted unread. */
export class ReviewBatch {
  readonly element: HTMLElement;
  private readonly list = element('ul', { class: 'batch' });
  private readonly none: HTMLElement;

  constructor(
    private readonly reading: Reading,
    private readonly words: ReviewWords,
    private readonly reviewing: Reviewing,
    private readonly wishes: Wishes,
  ) {
    const percent = Math.round(100 * reviewing.above);
    const field = element('input', { attributes: { type: 'number', min: 0, max: 100, step: 5, value: percent } });
    field.addEventListener('change', () => {
      if (field.value !== '' && field.checkValidity()) wishes.above(Number(field.value) / 100);
    });
    this.none = element('p', { class: 'faint' }, words.noneSure);
    this.element = element(
      'section',
      { attributes: { 'aria-labelledby': 'review-batch' } },
      element('h2', { attributes: { id: 'review-batch' } }, words.batch),
      element('label', { class: 'check' }, words.above, field, '%'),
      element('p', { class: 'faint' }, words.batchHint),
      this.none,
      this.list,
    );
  }

  draw(): void {
    const { codes } = this.reviewing.review;
    const focused = (document.activeElement as HTMLElement | null)?.dataset.batch;
    this.none.hidden = codes.some(({ sure }) => sure.length > 0);
    this.list.replaceChildren(...codes.map((one) => this.row(one)));
    if (focused === undefined) return;
    const again = this.list.querySelector<HTMLElement>(`[data-batch="${CSS.escape(focused)}"]`);
    (again ?? this.element.querySelector('input'))?.focus();
  }

  private row({ code, open, sure, right: { k, n } }: PageReviewCode): HTMLElement {
    const { reading, words } = this;
    const label = reading.codes.get(code)?.label ?? code;
    const { hue = 0, stroke = 3 } = reading.colours.get(code) ?? {};
    const accept = button(words.acceptAll(sure.length), () => this.wishes.accept(sure), {
      attributes: { 'data-batch': code, 'aria-label': words.acceptAllOf(sure.length, label) },
    });
    return element(
      'li',
      { class: `hue-${hue} stroke-${stroke}` },
      element('span', { class: 'swatch' }),
      element(
        'span',
        { class: 'label' },
        label,
        sure.length > 0 && element('span', { class: 'faint' }, n > 0 ? words.right(k, n) : words.rightUnknown),
      ),
      element('span', { class: 'count' }, words.sure(sure.length, open)),
      sure.length > 0 && accept,
    );
  }
}
