import type { PageReviewCode } from '../model/page-review.ts';
import { button, element } from './element.ts';
import type { Reading } from './reading.ts';
import type { ReviewWords } from './review-words.ts';
import type { Reviewing } from './reviewing.ts';

interface Wishes {
  /** Another confidence is asked for, 0–1. */
  readonly above: (share: number) => void;
  readonly accept: (keys: readonly string[]) => void;
  /** The focus was on what is gone by now. */
  readonly lost: () => void;
}

/** Beside the suggestion: how many each code has, and those sure enough to be accepted unread. */
export class ReviewBatch {
  readonly element: HTMLElement;
  private readonly list = element('ul', { class: 'batch' });
  private readonly none: HTMLElement;
  private readonly field: HTMLInputElement;
  private readonly wrong: HTMLElement;

  constructor(
    private readonly reading: Reading,
    private readonly words: ReviewWords,
    private readonly reviewing: Reviewing,
    private readonly wishes: Wishes,
  ) {
    const percent = Math.round(100 * reviewing.above);
    const numbers = { type: 'number', min: 0, max: 100, step: 1, required: true, value: percent };
    this.field = element('input', { attributes: { ...numbers, 'aria-describedby': 'above-wrong' } });
    this.field.addEventListener('input', () => this.draw());
    this.field.addEventListener('change', () => {
      if (this.field.checkValidity()) wishes.above(this.share);
    });
    this.wrong = element('p', { class: 'warn', attributes: { id: 'above-wrong', role: 'alert' } });
    this.none = element('p', { class: 'faint' }, words.noneSure);
    this.element = element(
      'section',
      { attributes: { 'aria-labelledby': 'review-batch' } },
      element('h2', { attributes: { id: 'review-batch' } }, words.batch),
      element('label', { class: 'check' }, words.above, this.field, '%'),
      this.wrong,
      element('p', { class: 'faint' }, words.batchHint),
      this.none,
      this.list,
    );
  }

  draw(): void {
    const { codes } = this.reviewing.review;
    const focused = (document.activeElement as HTMLElement | null)?.dataset.batch;
    const isValid = this.field.checkValidity();
    // What another threshold leaves is not to be accepted under this one.
    const isOfField = isValid && this.share === this.reviewing.reviewedAbove;
    this.field.setAttribute('aria-invalid', String(!isValid));
    this.wrong.textContent = isValid ? '' : this.words.aboveWrong;
    this.none.hidden = !isOfField || codes.some(({ sure }) => sure.length > 0);
    this.list.replaceChildren(...(isOfField ? codes.map((one) => this.row(one)) : []));
    if (focused === undefined) return;
    const again = this.list.querySelector<HTMLElement>(`[data-batch="${CSS.escape(focused)}"]`);
    if (again) again.focus();
    else this.wishes.lost();
  }

  /** What the field says, 0–1. */
  private get share(): number {
    return Number(this.field.value) / 100;
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
