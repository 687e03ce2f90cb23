import { joined, movedByWord, paragraphAt, sentenceAt, turnAt } from './choose-units.ts';
import { type Chosen, compare, type Place } from './chosen.ts';
import type { ReadCommands } from './read-commands.ts';
import type { Reading } from './reading.ts';

/** What keys need of the transcript on the screen. */
export interface Walk {
  /** The paragraph the focus is on. */
  here(): number;
  /** Puts the focus on a paragraph, and shows it. */
  go(paragraph: number): void;
  /** Shows a place that was chosen. */
  show(chosen: Chosen): void;
  /** Goes to a coding. */
  visit(key: string): void;
  /** Another source, `1` the next. */
  turnPage(by: 1 | -1): void;
  help(): void;
}

/** The keys that work within the transcript. Letters do nothing elsewhere on the page. */
export function readKeys(reading: Reading, commands: ReadCommands, walk: Walk): (event: KeyboardEvent) => void {
  const choose = (chosen: Chosen | undefined) => {
    if (!chosen) return;
    reading.choose(chosen);
    walk.show(chosen);
  };
  const step = (by: 1 | -1) => walk.go(walk.here() + by);
  const byLetter: Readonly<Record<string, () => unknown>> = {
    j: () => step(1),
    k: () => step(-1),
    J: () => walk.go(turnFrom(reading, walk.here(), 1)),
    K: () => walk.go(turnFrom(reading, walk.here(), -1)),
    n: () => nextCoding(reading, walk, 1),
    N: () => nextCoding(reading, walk, -1),
    ']': () => walk.turnPage(1),
    '[': () => walk.turnPage(-1),
    s: () => choose(nextSentence(reading, walk.here())),
    S: () => {
      const { chosen, paragraphs } = reading;
      const next = chosen ? sentenceAt(paragraphs, chosen.to) : nextSentence(reading, walk.here());
      choose(next && chosen ? joined(chosen, next) : next);
    },
    p: () => choose(paragraphAt(reading.paragraphs, walk.here())),
    t: () => choose(turnAt(reading.paragraphs, walk.here())),
    c: () => codeHere(reading, commands, walk),
    Enter: () => codeHere(reading, commands, walk),
    i: () => commands.inVivo(),
    r: () => commands.recode(),
    m: () => commands.memo(),
    e: () => commands.adjust(),
    x: () => commands.split(),
    Delete: () => commands.remove(),
    u: () => commands.undo(),
    y: () => commands.redo(),
    Escape: () => commands.clear(),
    '?': () => walk.help(),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
  };
  return (event) => {
    if (isOthers(event)) return;
    const run =
      moved(event, reading, choose) ?? doneBy(event, commands, walk) ?? byLetter[event.altKey ? '' : event.key];
    if (!run) return;
    event.preventDefault();
    run();
  };
}

type Run = () => unknown;

/** The browser's own keys; and a button in the margin takes Enter itself. */
function isOthers({ key, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || (key === 'Enter' && target instanceof HTMLButtonElement);
}

/** Arrows with the shift key move an end of what is chosen. */
function moved(
  { key, shiftKey, altKey }: KeyboardEvent,
  reading: Reading,
  choose: (chosen: Chosen) => void,
): Run | undefined {
  const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : undefined;
  const { chosen, paragraphs } = reading;
  if (!by || !shiftKey || !chosen) return undefined;
  return () => choose(movedByWord(paragraphs, chosen, altKey ? 'from' : 'to', by));
}

function doneBy({ key, altKey }: KeyboardEvent, commands: ReadCommands, walk: Walk): Run | undefined {
  if (altKey && key === 'ArrowDown') return () => walk.turnPage(1);
  if (altKey && key === 'ArrowUp') return () => walk.turnPage(-1);
  return !altKey && /^[1-9]$/.test(key) ? () => commands.recentCode(Number(key)) : undefined;
}

/** What is chosen, else the whole paragraph the focus is on. */
function codeHere(reading: Reading, commands: ReadCommands, walk: Walk): unknown {
  if (!reading.chosen) {
    const whole = paragraphAt(reading.paragraphs, walk.here());
    if (whole?.from.paragraph !== walk.here()) return undefined;
    reading.choose(whole);
  }
  return commands.code();
}

/** The sentence after the one that is chosen; else the first of what is chosen, or of the paragraph. */
function nextSentence({ paragraphs, chosen }: Reading, here: number): Chosen | undefined {
  const isHere = chosen && chosen.to.paragraph >= here && chosen.from.paragraph <= here;
  if (!isHere) return sentenceAt(paragraphs, { paragraph: here, at: 0 });
  const own = sentenceAt(paragraphs, chosen.from);
  const isOne = own && compare(own.from, chosen.from) === 0 && compare(own.to, chosen.to) === 0;
  return isOne ? sentenceAt(paragraphs, chosen.to) : own;
}

function turnFrom({ paragraphs }: Reading, here: number, by: 1 | -1): number {
  const turn = paragraphs[here]?.turnNumber ?? 0;
  const found = paragraphs.findIndex(({ turnNumber }) => turnNumber === turn + by);
  return found === -1 ? here : found;
}

function nextCoding(reading: Reading, walk: Walk, by: 1 | -1): void {
  const placed = reading.visible
    .flatMap((coding) => {
      const first = coding.pieces[0];
      return first ? [{ key: coding.key, place: { paragraph: first.paragraph, at: first.from } }] : [];
    })
    .sort((a, b) => compare(a.place, b.place));
  const own = placed.findIndex(({ key }) => key === reading.active?.key);
  const here: Place = { paragraph: walk.here(), at: 0 };
  const near =
    by === 1
      ? placed.find(({ place }) => compare(place, here) >= 0)
      : placed.findLast(({ place }) => compare(place, here) < 0);
  const next = own === -1 ? near : placed[own + by];
  if (next) walk.visit(next.key);
}
