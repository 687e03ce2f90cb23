import type { PageCode } from '../model/page-study.ts';
import { button, element } from './element.ts';
import type { Reading } from './reading.ts';
import type { ReviewCommands } from './review-commands.ts';
import type { ReviewWords } from './review-words.ts';
import type { Reviewing } from './reviewing.ts';
import { titleOf } from './source-list.ts';

/** What sifts the suggestions, and whether some passages are read before they are seen. */
export class ReviewSift {
  readonly element: HTMLElement;
  private readonly place = element('div', { class: 'sifts' });
  private drawn: unknown;

  constructor(
    private readonly reading: Reading,
    private readonly reviewing: Reviewing,
    private readonly words: ReviewWords,
    private readonly commands: ReviewCommands,
  ) {
    this.element = element(
      'section',
      { attributes: { 'aria-labelledby': 'review-sift' } },
      element('h2', { attributes: { id: 'review-sift' } }, words.sift),
      this.place,
    );
  }

  /** Anew where the study has changed, or what is sifted. */
  draw(): void {
    const { study } = this.reading.app;
    const now = JSON.stringify([this.reviewing.sift, study.chapters, study.sources.map(({ id }) => id)]);
    if (now === this.drawn) return;
    this.drawn = now;
    const focused = [...this.place.querySelectorAll('select')].indexOf(document.activeElement as HTMLSelectElement);
    this.place.replaceChildren(...this.choices());
    this.place.querySelectorAll('select')[focused]?.focus();
  }

  private choices(): HTMLElement[] {
    const { words, commands, reading } = this;
    const { sift } = this.reviewing;
    const named = (value: string) => (value === '' ? undefined : value);
    const codes = reading.app.study.chapters.flatMap(({ themes }) => themes.flatMap(codeRows));
    const sources = reading.app.study.sources.map(
      (row) => [row.id, [titleOf(row), row.wave].filter(Boolean).join(' · ')] as const,
    );
    const confidence = `${percent(sift.least)}-${percent(sift.below)}`;
    const choices = [
      choice(words.siftCode, [['', words.allCodes], ...codes], sift.code ?? '', (code) =>
        commands.sift({ code: named(code) }),
      ),
      choice(words.siftSource, [['', words.allSources], ...sources], sift.source ?? '', (source) =>
        commands.sift({ source: named(source) }),
      ),
      choice(
        words.siftMachine,
        [['', words.allMachines], ...Object.entries(words.machine)],
        sift.machine ?? '',
        (machine) => commands.sift({ machine: named(machine) }),
      ),
      choice(
        words.siftConfidence,
        Object.entries(words.confidences),
        confidence === '-' ? 'any' : confidence,
        (chosen) => {
          const [least, below] =
            chosen === 'any' ? [] : chosen.split('-').map((end) => (end === '' ? undefined : Number(end) / 100));
          return commands.sift({ least, below });
        },
      ),
      choice(words.siftOrder, Object.entries(words.orders), sift.order ?? 'useful', (order) =>
        commands.sift({ order: order as keyof typeof words.orders }),
      ),
      choice(words.siftBlind, Object.entries(words.blinds), String(sift.blind ?? 0), (share) =>
        commands.sift({ blind: Number(share) > 0 ? Number(share) : undefined }),
      ),
    ];
    const { order: _, blind: __, ...sifted } = sift;
    const none = { code: undefined, source: undefined, machine: undefined, least: undefined, below: undefined };
    const all = button(words.everything, () => void commands.sift(none));
    return Object.keys(sifted).length > 0 ? [...choices, all] : choices;
  }
}

function codeRows(code: PageCode): (readonly [string, string])[] {
  return [[code.id, `${'\u00a0\u00a0'.repeat(code.level - 1)}${code.label}`], ...code.children.flatMap(codeRows)];
}

function percent(share: number | undefined): string {
  return share === undefined ? '' : String(Math.round(100 * share));
}

function choice(
  label: string,
  options: readonly (readonly [string, string])[],
  chosen: string,
  choose: (value: string) => unknown,
): HTMLElement {
  const field = element(
    'select',
    {},
    ...options.map(([value, text]) => element('option', { attributes: { value, selected: value === chosen } }, text)),
  );
  field.addEventListener('change', () => void choose(field.value));
  return element('label', {}, label, field);
}
