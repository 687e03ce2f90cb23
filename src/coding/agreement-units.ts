import { sentences } from '../language/sentences.ts';
import { findCode, lineage } from '../model/codebook.ts';
import type { CodedUnit, UnitReading } from '../model/coded-unit.ts';
import type { LocatedCoding } from '../model/coding.ts';
import { codingsOfSource } from '../model/codings-of-source.ts';
import { ownCopy } from '../model/own-copy.ts';
import { bodyOffset } from '../model/paragraph.ts';
import type { Paragraph, Source } from '../model/source.ts';
import { overlaps, type Span } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';
import { type CharacterStretch, characterStretches } from './character-stretches.ts';
import type { ComparedSource } from './compared-sources.ts';
import { answerParagraphs, type Passage } from './passages.ts';
import { readFor } from './read-for.ts';
import { segmentText } from './segment-text.ts';

export const unitKinds = ['paragraph', 'sentence', 'character', 'case'] as const;
export type UnitKind = (typeof unitKinds)[number];

/** A stretch of what a respondent says, as several coders coded it. */
export interface AgreementUnit extends CodedUnit, Span {
  readonly source: Source;
  readonly parts: readonly Span[];
  /** Its words as a reader sees them, where coders differ on it. */
  readonly text?: string;
}

/** A case as several coders coded it, whatever its interviews. */
export interface CaseUnit extends CodedUnit {
  readonly case: string;
  readonly sources: readonly Source[];
}

/**
 * The units of what respondents say in the sources that coders read: a coder gave a code to a unit if a passage of it
 * touches the unit. Characters come as stretches within which nothing changes, weighed by what of
 * them a reader sees.
 * @returns units of each kind, each interview read once for all of them
 */
export function agreementUnits<Kind extends Exclude<UnitKind, 'case'>>(
  coded: CodedStudy,
  compared: readonly ComparedSource[],
  kinds: readonly Kind[],
): Record<Kind, AgreementUnit[]> {
  const units = Object.fromEntries(kinds.map((kind): [Kind, AgreementUnit[]] => [kind, []])) as Record<
    Kind,
    AgreementUnit[]
  >;
  for (const one of compared) {
    const codings = codingsOfSource(coded, one.source.id);
    const own = one.files.map((file) => file && marksOf(ofFile(codings, file), coded));
    const marks = own.flatMap((some) => some ?? []);
    const paragraphs = answerParagraphs(coded, one.source);
    for (const kind of kinds) {
      const stretches = stretchesOf(kind, paragraphs, one.source, marks);
      for (const unit of unitsOf(stretches, own, one, coded, kind === 'character')) units[kind].push(unit);
    }
  }
  return units;
}

function ofFile(codings: readonly LocatedCoding[], { path }: { readonly path: string }): LocatedCoding[] {
  return codings.filter((one) => one.path === path);
}

/**
 * The cases of the compared sources: a coder gave a case what the coder gave any of its interviews. For each code only those
 * interviews count that the same coders read for it, or what one of them alone could find would be a disagreement.
 */
export function caseUnits(units: readonly AgreementUnit[]): CaseUnit[] {
  const byCase = new Map<string, AgreementUnit[]>();
  for (const unit of units) {
    const own = byCase.get(unit.source.case);
    if (own) own.push(unit);
    else byCase.set(unit.source.case, [unit]);
  }
  return [...byCase].map(([name, own]) => ({
    case: name,
    cluster: name,
    weight: 1,
    sources: [...new Set(own.map(({ source }) => source))],
    readings: caseReadings(own),
  }));
}

/** Who read a case for a code, and in which of its interviews all of them did. */
interface ReadTogether {
  readonly coders: ReadonlySet<number>;
  readonly sources: ReadonlySet<Source>;
}

function caseReadings(own: readonly AgreementUnit[]): (UnitReading | null)[] {
  const bySource = new Map(own.map((unit) => [unit.source, unit.readings]));
  const codes = new Set(own.flatMap(({ readings }) => readings.flatMap((reading) => [...(reading?.assessed ?? [])])));
  const together = new Map([...codes].map((code) => [code, readTogether(code, bySource)]));
  return ((own[0] as AgreementUnit).readings ?? []).map((_, coder) => {
    if (own.every(({ readings }) => readings[coder] === null)) return null;
    const counts = (code: string, source: Source) =>
      together.get(code)?.coders.has(coder) === true && together.get(code)?.sources.has(source) === true;
    const all = (key: keyof UnitReading) =>
      new Set(
        own.flatMap(({ source, readings }) =>
          [...(readings[coder]?.[key] ?? [])].filter((code) => counts(code, source)),
        ),
      );
    return { given: all('given'), codes: all('codes'), against: all('against'), assessed: all('assessed') };
  });
}

/** The most coders who read an interview for a code, in the most interviews; of equal ones the first. */
function readTogether(code: string, bySource: ReadonlyMap<Source, AgreementUnit['readings']>): ReadTogether {
  const readers = [...bySource].map(([source, readings]) => ({
    source,
    coders: readings.flatMap((reading, coder) => (reading?.assessed.has(code) ? [coder] : [])),
  }));
  const groups = readers.map(({ coders }): ReadTogether => {
    const shared = readers.filter((other) => coders.every((coder) => other.coders.includes(coder)));
    return { coders: new Set(coders), sources: new Set(shared.map(({ source }) => source)) };
  });
  return groups.reduce((best, one) => {
    const gain = one.coders.size - best.coders.size || one.sources.size - best.sources.size;
    return gain > 0 ? one : best;
  });
}

/** One coded piece with what its coding says. */
interface Mark extends Span {
  readonly codes: readonly string[];
  readonly against: readonly string[];
}

function marksOf(codings: readonly LocatedCoding[], { codebook }: CodedStudy): Mark[] {
  return codings.flatMap(({ coding, segment }) => {
    if (!segment || segment.text === '') return [];
    const known = (ids: readonly string[]) => ids.flatMap((id) => findCode(codebook, id)?.id ?? []);
    const said = { codes: known(coding.codes), against: known(coding.against) };
    return segment.parts.map(({ start, end }) => ({ start, end, ...said }));
  });
}

type Stretch = Span & Pick<CharacterStretch, 'parts'> & Partial<Pick<CharacterStretch, 'length'>>;

function stretchesOf(
  kind: Exclude<UnitKind, 'case'>,
  paragraphs: readonly Passage[],
  source: Source,
  marks: readonly Mark[],
): Stretch[] {
  if (kind === 'paragraph') return paragraphs.map(({ start, end, parts }) => ({ start, end, parts }));
  if (kind === 'sentence') return paragraphs.flatMap((paragraph) => sentencesOf(paragraph, source));
  const borders = [...new Set(marks.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  return paragraphs.flatMap((passage) => {
    const paragraph = paragraphOf(passage, source);
    return paragraph ? passage.parts.flatMap((part) => characterStretches(paragraph, part, within(part, borders))) : [];
  });
}

function paragraphOf({ turn, start }: Passage, { turns }: Source): Paragraph | undefined {
  return turns[turn]?.paragraphs.find((one) => one.start <= start && start < one.end);
}

function sentencesOf(passage: Passage, source: Source): Stretch[] {
  const { parts } = passage;
  const paragraph = paragraphOf(passage, source);
  if (!paragraph) return [];
  return sentences(paragraph.text, source.language).flatMap((sentence) => {
    const span = { start: bodyOffset(paragraph, sentence.start), end: bodyOffset(paragraph, sentence.end - 1) + 1 };
    const own = parts.filter((part) => overlaps(part, span)).map((part) => clipped(part, span));
    const isSaid = own.some((part) => /[\p{L}\p{N}]/u.test(source.body.slice(part.start, part.end)));
    return isSaid ? [{ ...span, parts: own }] : [];
  });
}

function clipped(span: Span, within: Span): Span {
  return { start: Math.max(span.start, within.start), end: Math.min(span.end, within.end) };
}

/** The borders inside a stretch. */
function within({ start, end }: Span, borders: readonly number[]): readonly number[] {
  const first = (offset: number) => firstAbove(borders.length, (index) => (borders[index] as number) >= offset);
  return borders.slice(first(start + 1), first(end));
}

function unitsOf(
  stretches: readonly Stretch[],
  marks: readonly (readonly Mark[] | undefined)[],
  { source, files }: ComparedSource,
  coded: CodedStudy,
  byLength: boolean,
): AgreementUnit[] {
  const touching = marks.map((own) => own && marksByStretch(stretches, own));
  const assessed = files.map((file) => (file ? readFor(coded, source, file) : new Set<string>()));
  return stretches.map(({ start, end, parts, length: weight = 1 }, index): AgreementUnit => {
    const readings = touching.map((byStretch, coder) =>
      byStretch ? readingOf(byStretch.get(index) ?? [], assessed[coder] as ReadonlySet<string>, coded) : null,
    );
    const cluster = source.id;
    if (byLength || disputed(readings).length === 0) return { start, end, parts, source, cluster, weight, readings };
    return { start, end, parts, source, cluster, weight, readings, text: textOf(source, parts) };
  });
}

/** Codes that one coder gave and another, who read for them, did not. */
export function disputed(readings: readonly (UnitReading | null)[]): readonly string[] {
  const [first] = readings;
  if (readings.every((reading) => reading === first)) return none;
  const read = readings.filter((reading) => reading !== null);
  const given = new Set(read.flatMap((reading) => [...reading.given]));
  return [...given].filter((code) => read.some(({ assessed, codes }) => assessed.has(code) && !codes.has(code)));
}

/** The marks that touch each stretch, by its position. */
function marksByStretch(stretches: readonly Stretch[], marks: readonly Mark[]): Map<number, Mark[]> {
  const byStretch = new Map<number, Mark[]>();
  for (const mark of marks) {
    const from = firstAbove(stretches.length, (index) => (stretches[index] as Stretch).end > mark.start);
    for (let index = from; index < stretches.length; index++) {
      const stretch = stretches[index] as Stretch;
      if (stretch.start >= mark.end) break;
      if (!stretch.parts.some((part) => overlaps(part, mark))) continue;
      const own = byStretch.get(index);
      if (own) own.push(mark);
      else byStretch.set(index, [mark]);
    }
  }
  return byStretch;
}

/** The first position of an ascending list for which something holds; its length where it holds nowhere. */
function firstAbove(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const none: readonly never[] = [];

type Readings = Map<string, UnitReading>;

/** By the codes that were read for, which readings that are alike share. */
const cache = new WeakMap<ReadonlySet<string>, Readings>();

/** One for all units that were coded alike: there may be a million, most of them without a code. */
function readingOf(marks: readonly Mark[], assessed: ReadonlySet<string>, coded: CodedStudy): UnitReading {
  const known: Readings = cache.get(assessed) ?? new Map();
  cache.set(assessed, known);
  const [codes, against] = [marks.flatMap((mark) => mark.codes), marks.flatMap((mark) => mark.against)];
  const key = `${codes.join(' ')}\0${against.join(' ')}`;
  const reading = known.get(key) ?? newReading(codes, against, assessed, coded);
  known.set(key, reading);
  return reading;
}

function newReading(
  codes: readonly string[],
  against: readonly string[],
  assessed: ReadonlySet<string>,
  { codebook }: CodedStudy,
): UnitReading {
  const within = (ids: readonly string[]) => new Set(ids.filter((id) => assessed.has(id)));
  const given = within(codes);
  const above = [...given].flatMap((code) => lineage(codebook, code).map(({ id }) => id));
  return { given, codes: within(above), against: within(against), assessed };
}

/** What is kept of it holds on to no interview. */
function textOf(source: Source, parts: readonly Span[]): string {
  return ownCopy(
    segmentText(
      source,
      parts,
      parts.slice(1).map(() => '[…]'),
    ).text,
  );
}
