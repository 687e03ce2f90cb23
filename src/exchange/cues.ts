import { isKnownLabel, isNameLike } from '../parse/speaker-labels.ts';
import type { ImportedParagraph } from './importer.ts';

/** What is said in one stretch of a recording. */
export interface Cue {
  /** Seconds from the beginning. */
  readonly start: number;
  readonly end: number;
  readonly speaker?: string;
  /** Lines of a dialogue stay lines. */
  readonly text: string;
}

/** After so many seconds a paragraph ends with the sentence: time codes stay near what is said. */
export const longestParagraph = 60;
/** A silence of so many seconds parts paragraphs. */
export const longestSilence = 8;

/** Cues as paragraphs with time codes: what one speaker says in a row is one, until it gets long. */
export function cueParagraphs(cues: readonly Cue[]): ImportedParagraph[] {
  const paragraphs: { speaker?: string; text: string; start: number; end: number }[] = [];
  for (const cue of cues) {
    const text = cue.text.trim();
    if (text === '') continue;
    const last = paragraphs.at(-1);
    const isSame = last !== undefined && last.speaker === cue.speaker && cue.start - last.end <= longestSilence;
    const more = isSame ? beyond(last.text, text) : text;
    if (isSame && (more === '' || runsOn(last, cue))) {
      last.text += more === '' ? '' : joint(more) + onOneLine(more);
      last.end = cue.end;
    } else paragraphs.push({ ...cue, text: onOneLine(more) });
  }
  return paragraphs.map(({ speaker, text, start }) => ({
    text,
    time: clock(start),
    ...(speaker === undefined ? {} : { speaker }),
  }));
}

/** Captions are cut at a width; only in a dialogue does a line say something. */
function onOneLine(text: string): string {
  return text.replace(/[^\S\n\u00a0\u202f]+/g, ' ').replace(/ ?\n ?(?![-–—])/g, ' ');
}

function joint(text: string): string {
  return /^[-–—]/.test(text) ? '\n' : ' ';
}

function runsOn(last: { readonly text: string; readonly start: number }, cue: Cue): boolean {
  return cue.start - last.start < longestParagraph || !/[.!?…]["»”]?$/.test(last.text);
}

/** What a cue adds: captions that roll repeat the line before. */
function beyond(before: string, text: string): string {
  const [first = '', ...lines] = text.split('\n');
  if (first !== '' && before.endsWith(first) && lines.length > 0) return lines.join(' ');
  return before.endsWith(text) && text.split(' ').length > 3 ? '' : text;
}

/** Seconds as `00:01:02`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/** `1:02:03,45`, `02:03.4` or `3.4` as seconds; undefined where it is no time. */
export function secondsOf(time: string): number | undefined {
  const match = /^(?:(?:(\d{1,3}):)?(\d{1,2}):)?(\d{1,6}(?:[.,]\d+)?)$/.exec(time.trim());
  if (!match) return undefined;
  const [, hours = '0', minutes = '0', seconds = '0'] = match;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(',', '.'));
}

const prefix =
  /^(?:>>\s*)?(?:\[([^[\]\n]{1,48})\]|\(([^()\n]{1,48})\)|([\p{Lu}\p{N}][^:\n[\]()]{0,46}?(?: \([^():\n]{1,30}\))?))\s*:\s+(?=\S)/u;

/** Zoom puts the name before every cue, with no space before the colon: then each is a speaker, also one who speaks once. */
const zoomPrefix = /^([\p{L}\p{N}](?:[^:\n]{0,58}[^:\s])?):\s+(?=\S)/u;
const nearlyAll = 0.9;

/**
 * Names that cues begin with, as Zoom writes them, become speakers: those that return, names in full, and roles. A cue
 * without a name is said by whoever spoke.
 */
export function namedCues(cues: readonly Cue[], interviewers: readonly string[]): Cue[] {
  const isZoom = cues.length >= 3 && cues.filter(({ text }) => zoomPrefix.test(text)).length >= cues.length * nearlyAll;
  const opening = isZoom ? zoomPrefix : prefix;
  const nameOf = ({ text, speaker }: Cue) =>
    speaker === undefined
      ? opening
          .exec(text)
          ?.slice(1)
          .find((name) => name !== undefined)
          ?.trim()
      : undefined;
  const counts = new Map<string, number>();
  for (const cue of cues) {
    const name = nameOf(cue);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const isSpeaker = (name: string) =>
    isZoom || (counts.get(name) ?? 0) >= 2 || isKnownLabel(name, interviewers) || isNameLike(name);
  let last: string | undefined;
  return cues.map((cue) => {
    const name = nameOf(cue);
    if (name !== undefined && isSpeaker(name)) {
      last = name;
      return { ...cue, speaker: name, text: cue.text.replace(opening, '') };
    }
    last = cue.speaker ?? last;
    return last === undefined ? cue : { ...cue, speaker: last };
  });
}
