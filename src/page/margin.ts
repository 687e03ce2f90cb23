import { element } from './element.ts';
import type { Mark } from './marks.ts';
import type { Block, Transcript } from './transcript.ts';

export interface MarginWords {
  /** Read before and after a code's name where its look says so. */
  readonly against: string;
  readonly by: string;
}

export interface MarginWishes {
  readonly labelOf: (code: string) => string;
  readonly words: MarginWords;
  /** Who codes: others' marks bear a name. */
  readonly coderOf: () => string | undefined;
  readonly press: (mark: Mark) => void;
}

/** Widest lane that is drawn: more than these would leave no room for the text. */
const widest = 10;

/**
 * The marks beside the text: a line along the words of each, and at its beginning the code's name as a button. Only
 * paragraphs whose marks have changed are drawn again, and lines are measured where they can be seen.
 */
export class Margin {
  private readonly drawn = new Map<number, string>();
  private readonly marks = new Map<number, Mark[]>();
  private readonly seen = new Set<number>();
  private readonly observer: IntersectionObserver;
  private readonly resized: ResizeObserver;
  private frame = 0;

  constructor(
    private readonly transcript: Transcript,
    private readonly wishes: MarginWishes,
  ) {
    const numbers = new Map(transcript.blocks.map((block, number) => [block.element as Element, number]));
    this.observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const number = numbers.get(target) as number;
          if (isIntersecting) this.seen.add(number);
          else this.seen.delete(number);
        }
        this.measureSoon();
      },
      { rootMargin: '600px 0px' },
    );
    for (const { element: block } of transcript.blocks) this.observer.observe(block);
    this.resized = new ResizeObserver(() => this.measureSoon());
    this.resized.observe(transcript.element);
  }

  close(): void {
    this.observer.disconnect();
    this.resized.disconnect();
    cancelAnimationFrame(this.frame);
  }

  draw(marks: readonly Mark[], lanes: number, active: string | undefined): void {
    this.transcript.element.style.setProperty('--lanes', String(Math.min(lanes, widest)));
    this.marks.clear();
    for (const mark of marks) {
      for (const paragraph of new Set(mark.pieces.map((piece) => piece.paragraph)))
        this.marks.set(paragraph, [...(this.marks.get(paragraph) ?? []), mark]);
    }
    for (const [number, own] of this.marks)
      own.sort((a, b) => startIn(a, number) - startIn(b, number) || a.lane - b.lane);
    this.transcript.blocks.forEach((block, number) => {
      const own = this.marks.get(number) ?? [];
      const print = own.map((mark) => printOf(mark, active)).join('\n');
      if (print === (this.drawn.get(number) ?? '')) return;
      this.drawn.set(number, print);
      this.drawBlock(block, number, own, active);
    });
    this.measureSoon();
  }

  /** The button of a coding's first mark. */
  buttonOf(key: string): HTMLButtonElement | undefined {
    return this.transcript.element.querySelector<HTMLButtonElement>(`[data-key="${CSS.escape(key)}"]`) ?? undefined;
  }

  private drawBlock(block: Block, number: number, marks: readonly Mark[], active: string | undefined): void {
    const focused = (document.activeElement as HTMLElement | null)?.dataset.key;
    const begins = marks.filter(({ pieces }) => pieces[0]?.paragraph === number);
    block.margin.replaceChildren(...begins.map((mark) => element('li', {}, this.chip(mark, active))));
    block.strips.replaceChildren(
      ...marks
        .filter(({ lane }) => lane < widest)
        .map((mark) => {
          const { hue, stroke } = mark.colour;
          const names = `strip hue-${hue} stroke-${stroke}${mark.coding.key === active ? ' active' : ''}`;
          const strip = element('i', { class: names });
          strip.style.setProperty('--lane', String(mark.lane));
          return strip;
        }),
    );
    if (focused) block.margin.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }

  private chip(mark: Mark, active: string | undefined): HTMLButtonElement {
    const { coding, code, against, colour } = mark;
    const label = this.wishes.labelOf(code);
    const isOther = coding.coder !== this.wishes.coderOf();
    const names = ['chip', `hue-${colour.hue}`, `stroke-${colour.stroke}`, against && 'against', isOther && 'other'];
    const attributes = {
      type: 'button',
      'data-key': coding.key,
      'aria-pressed': coding.key === active ? 'true' : 'false',
      title: isOther ? `${label} · ${coding.coder}` : label,
      tabindex: -1,
    };
    return element(
      'button',
      {
        class: names.filter((name) => name !== false).join(' '),
        attributes,
        on: { click: () => this.wishes.press(mark) },
      },
      element('span', { class: 'swatch' }),
      against && element('span', { class: 'unseen' }, this.wishes.words.against),
      element('span', { class: 'label' }, label),
      isOther &&
        element('span', { class: 'who' }, element('span', { class: 'unseen' }, this.wishes.words.by), coding.coder),
      coding.memo !== undefined && coding.memo !== '' && element('span', { class: 'has-memo' }, '✎'),
    );
  }

  private measureSoon(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.measure());
  }

  /** First everything is read, then everything written: one layout. */
  private measure(): void {
    const lines = [...this.seen].flatMap((number) => {
      const block = this.transcript.blocks[number];
      const marks = this.marks.get(number);
      return block && marks ? [this.linesOf(block, number, marks)] : [];
    });
    for (const { block, places } of lines) {
      let below = 0;
      let chip = 0;
      let strip = 0;
      for (const { mark, top, begins, strip: stretch } of places) {
        if (mark.lane < widest) {
          const line = block.strips.children[strip++] as HTMLElement | undefined;
          line?.style.setProperty('top', `${stretch.top}px`);
          line?.style.setProperty('height', `${stretch.height}px`);
        }
        if (!begins) continue;
        const row = block.margin.children[chip++] as HTMLElement | undefined;
        row?.style.setProperty('margin-top', `${Math.max(0, top - below)}px`);
        below = Math.max(top, below) + chipHeight;
      }
    }
  }

  private linesOf({ element: whole, words, text, strips, margin }: Block, number: number, marks: readonly Mark[]) {
    const origin = words.getBoundingClientRect().top;
    const range = document.createRange();
    const places = marks.map((mark) => {
      const own = mark.pieces.filter(({ paragraph }) => paragraph === number);
      const [first, last] = [own[0], own.at(-1)];
      range.setStart(text, Math.min(text.length, first?.from ?? 0));
      range.setEnd(text, Math.min(text.length, last?.to ?? 0));
      const { top, height } = range.getBoundingClientRect();
      return { mark, top: top - origin, height, begins: mark.pieces[0]?.paragraph === number };
    });
    return { block: { element: whole, strips, margin }, places: parted(places) };
  }
}

interface Line {
  readonly mark: Mark;
  readonly top: number;
  readonly height: number;
  readonly begins: boolean;
}

/** Strips below each other, a pixel between them: two that share a line of words, or touch, are not one. */
function parted(
  places: readonly Line[],
): (Line & { readonly strip: { readonly top: number; readonly height: number } })[] {
  const above = new Map<number, { top: number; height: number }>();
  return places.map((place) => {
    const { lane } = place.mark;
    const strip = { top: place.top, height: place.height };
    const before = above.get(lane);
    const end = before ? before.top + before.height : strip.top - 1;
    if (before && end > strip.top - 1) {
      const [middle, bottom] = [(end + strip.top) / 2, strip.top + strip.height];
      before.height = Math.max(1, middle - 0.5 - before.top);
      strip.top = middle + 0.5;
      strip.height = Math.max(1, bottom - strip.top);
    }
    above.set(lane, strip);
    return { ...place, strip };
  });
}

/** Of a name in the margin, with the space below it; as in the style. */
const chipHeight = 24;

/** Where a mark begins in a paragraph. */
function startIn({ pieces }: Mark, paragraph: number): number {
  return pieces.find((piece) => piece.paragraph === paragraph)?.from ?? 0;
}

function printOf({ coding, code, against, colour, lane, pieces }: Mark, active: string | undefined): string {
  const places = pieces.map(({ paragraph, from, to }) => `${paragraph}:${from}-${to}`).join(',');
  const is = coding.key === active ? 'active' : '';
  return [coding.key, code, against, colour.hue, colour.stroke, lane, places, coding.memo ? 'memo' : '', is].join(' ');
}
