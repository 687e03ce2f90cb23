import type { UndoPlace } from './codebook-change.ts';
import { applyEdits } from './edit.ts';
import { placesIn } from './place.ts';
import { textChanges } from './text-changes.ts';

/** What takes a text back to what it was before a change. */
export function undoPlaces(before: string, after: string): UndoPlace[] {
  const placeOf = placesIn('', after);
  return textChanges(before, after).map(({ at, now, was }) => {
    const { line, column } = placeOf(at);
    return { line, column, now, was, near: near(after, at, at + now.length) };
  });
}

export interface TakenBack {
  readonly text: string;
  /** Places that are no longer as the change left them; they stay as they are. */
  readonly lost: readonly UndoPlace[];
}

/** Takes back a change in the very text it left. */
export function takeBack(text: string, places: readonly UndoPlace[]): string {
  const lines = lineStarts(text);
  const edits = places.map((place) => {
    const start = (lines[place.line - 1] ?? text.length) + place.column - 1;
    return { start, end: start + place.now.length, text: place.was };
  });
  return applyEdits(text, edits);
}

/**
 * Takes back a change in a text that has been edited since: each place is looked up by its words and by what stands
 * before and after it. One that is not found for certain is lost.
 */
export function takeBackWhereFound(text: string, places: readonly UndoPlace[]): TakenBack {
  const taken: { start: number; end: number; text: string }[] = [];
  const lost: UndoPlace[] = [];
  for (const group of alike(places)) {
    const starts = placesFound(text, group[0] as UndoPlace, group.length);
    group.forEach((place, i) => {
      const start = starts?.[i];
      const end = (start ?? 0) + place.now.length;
      const isFree = taken.every((other) => end <= other.start || (start ?? 0) >= other.end);
      if (start === undefined || !isFree) lost.push(place);
      else taken.push({ start, end, text: place.was });
    });
  }
  return { text: applyEdits(text, taken), lost };
}

/** Places that nothing tells apart but their order. */
function alike(places: readonly UndoPlace[]): UndoPlace[][] {
  const groups = new Map<string, UndoPlace[]>();
  for (const place of places) {
    const key = `${place.now}\0${place.near}`;
    groups.set(key, [...(groups.get(key) ?? []), place]);
  }
  return [...groups.values()];
}

/** Where the words stand between the same neighbours, as often as they did; else, if they stood there once, beside one of the two. */
function placesFound(text: string, { now, near: wanted }: UndoPlace, times: number): number[] | undefined {
  const [before, after] = wanted.split('-');
  const between: number[] = [];
  const beside: number[] = [];
  for (let at = text.indexOf(now); at !== -1 && at <= text.length; at = text.indexOf(now, at + 1)) {
    const [left, right] = near(text, at, at + now.length).split('-');
    if (left === before && right === after) between.push(at);
    else if (now !== '' && (left === before || right === after)) beside.push(at);
    if (now === '' && at === text.length) break;
  }
  if (between.length === times) return between;
  return times === 1 && between.length === 0 && beside.length === 1 ? beside : undefined;
}

/** How many characters around a place are looked at. */
const reach = 24;

/** Fingerprints of what stands before and after a stretch; line ends do not matter. */
function near(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - 2 * reach), start).replace(/\r/g, '');
  const after = text.slice(end, end + 2 * reach).replace(/\r/g, '');
  return `${short(before.slice(-reach))}-${short(after.slice(0, reach))}`;
}

/** FNV-1a, 32 bits, over UTF-16 units, in six hexadecimal digits. */
function short(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return ((value ^ (value >>> 8)) & 0xffffff).toString(16).padStart(6, '0');
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
