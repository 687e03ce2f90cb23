import { foldWord } from '../language/fold.ts';
import {
  type AttributionCondition,
  type AttributionPiece,
  type AttributionVariable,
  parseAttribution,
} from '../model/attribution-template.ts';
import type { Settings } from '../model/settings.ts';
import type { Source } from '../model/source.ts';
import { opensWithVowel } from './elision.ts';
import { timeAt } from './time-at.ts';

/** What a source is called wherever it is shown: its case, or the pseudonym where it is not named. */
export function shownCase(source: Source): string {
  return source.consent === 'named' ? source.case : source.pseudonym;
}

/** What cases are called wherever they are shown: by their id, or the pseudonym where a source of theirs is not named. */
export function shownCases(cases: readonly string[], sources: readonly Source[]): string[] {
  const hidden = new Map<string, string>();
  for (const { case: name, consent, pseudonym } of sources)
    if (consent !== 'named' && !hidden.has(name)) hidden.set(name, pseudonym);
  return cases.map((name) => hidden.get(name) ?? name);
}

/** What a source is called in a manifest, an anchor or a file name: its id, or the pseudonym where it is not named. */
export function shownSource(source: Source): string {
  return source.consent === 'named' ? source.id : source.pseudonym;
}

/** What a source is called in a sentence: its organisation, else its interviewee, else its case; or its pseudonym. */
export function shownName(source: Source): string {
  if (source.consent !== 'named') return source.pseudonym;
  return source.variables.organisation ?? source.variables.interviewee ?? source.case;
}

/**
 * The attribution of a quote, by the study's template: `{variable}`; a `[…]` whose variable is missing vanishes.
 * A source that is not named never shows a variable of `identifying:`; the first of them gives way to its pseudonym.
 * @param speaker label of who says it; that speaker's variables come before the source's.
 * @param at where it stands in the body, for the `{time}` of the recording.
 */
export function attribution(source: Source, speaker: string | undefined, settings: Settings, at?: number): string {
  if (settings.attribution === undefined) return `(${source.pseudonym})`;
  const pieces = parseAttribution(settings.attribution);
  const filled = fill(pieces, valuesOf(source, speaker, settings, at), identifyingIn(settings), source.pseudonym);
  const text = settings.language === 'fr' ? elided(filled) : filled;
  return /[\p{L}\p{N}]/u.test(text) ? text : `(${source.pseudonym})`;
}

/** Variables that say who a source is. */
function identifyingIn(settings: Settings): ReadonlySet<string> {
  return new Set([...settings.identifying, 'case', 'source', 'id', 'url']);
}

/** The variables an attribution may name for a source. */
function valuesOf(
  source: Source,
  speaker: string | undefined,
  settings: Settings,
  at: number | undefined,
): ReadonlyMap<string, string> {
  const time = at === undefined ? undefined : timeAt(source, at);
  const own = speaker !== undefined && Object.hasOwn(source.speakers, speaker) ? source.speakers[speaker] : {};
  const wave = settings.waves.find(({ id }) => id === source.wave)?.label ?? source.wave;
  const values = new Map(
    Object.entries({
      ...(time === undefined ? {} : { time }),
      ...source.variables,
      ...(wave === undefined ? {} : { wave }),
      ...(source.date === undefined ? {} : { date: source.date }),
      kind: source.kind,
      case: source.case,
      source: source.id,
      id: source.id,
      ...own,
    }),
  );
  if (source.consent !== 'named') for (const name of identifyingIn(settings)) values.delete(name);
  return values.set('pseudonym', source.pseudonym);
}

/** What stands where a variable was left out; punctuation around it goes too. */
const gone = '\ue000';

function fill(
  pieces: readonly AttributionPiece[],
  values: ReadonlyMap<string, string>,
  identifying: ReadonlySet<string>,
  pseudonym: string,
): string {
  let stoodIn = shows(pieces, 'pseudonym', values);
  const write = (piece: AttributionPiece): string => {
    if (piece.kind === 'text') return piece.text;
    if (piece.kind === 'optional') return isShown(piece, values) ? piece.pieces.map(write).join('') : gone;
    const value = firstValue(piece, values);
    if (value !== undefined) return piece.capital ? capitalised(value) : value;
    if (stoodIn || !namesOf(piece).some((name) => identifying.has(name))) return gone;
    stoodIn = true;
    return pseudonym;
  };
  return closeGaps(pieces.map(write).join(''));
}

/** Takes out what was left out, with a separator that would then open, end or repeat. */
function closeGaps(text: string): string {
  return text
    .replace(/((?:^|\()\s*)\ue000\s*[,;·|–—-]?\s*/g, '$1')
    .replace(/\s*[,;·|–—-]?\s*\ue000(?=\s*(?:[,;·|–—)]|$))/g, '')
    .replace(/\ue000/g, '')
    .replace(/\s*\(\s*\)/g, '')
    .replace(/[^\S\u00a0\u202f]{2,}/g, ' ')
    .trim();
}

/** Whether a variable will be written by these pieces. */
function shows(pieces: readonly AttributionPiece[], name: string, values: ReadonlyMap<string, string>): boolean {
  return pieces.some((piece) => {
    if (piece.kind === 'optional') return isShown(piece, values) && shows(piece.pieces, name, values);
    return piece.kind === 'variable' && namesOf(piece).find((one) => values.has(one)) === name;
  });
}

function isShown(
  { pieces, when }: Extract<AttributionPiece, { kind: 'optional' }>,
  values: ReadonlyMap<string, string>,
): boolean {
  if (when && !holds(when, values)) return false;
  return pieces.every((piece) => piece.kind !== 'variable' || firstValue(piece, values) !== undefined);
}

/** A condition on a variable that is missing, or may not be shown, does not hold. */
function holds(
  { variable, values: wanted, isNot }: AttributionCondition,
  values: ReadonlyMap<string, string>,
): boolean {
  const value = values.get(variable);
  return value !== undefined && wanted.some((one) => foldWord(one) === foldWord(value)) !== isNot;
}

function namesOf({ text, others = [] }: AttributionVariable): string[] {
  return [text, ...others];
}

function firstValue(piece: AttributionVariable, values: ReadonlyMap<string, string>): string | undefined {
  const name = namesOf(piece).find((one) => values.has(one));
  return name === undefined ? undefined : values.get(name);
}

function capitalised(text: string): string {
  return text.replace(/^\p{L}/u, (letter) => letter.toUpperCase());
}

/** « membre de Arc Dorelle » → « membre d’Arc Dorelle », « du Atelier » → « de l’Atelier »; most words in `h` are left. */
function elided(text: string): string {
  return text.replace(/(?<!\p{L})(d)([eu]) (?=(\p{L}\S*))/giu, (whole, d: string, vowel: string, next: string) => {
    if (!opensWithVowel(next)) return whole;
    if (vowel.toLowerCase() === 'e') return `${d}’`;
    return vowel === 'U' ? `${d}E L’` : `${d}e l’`;
  });
}
