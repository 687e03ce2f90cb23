import { findCode } from '../model/codebook.ts';
import type { LocatedCoding } from '../model/coding.ts';
import { codingsOfSource } from '../model/codings-of-source.ts';
import type { Plan } from '../model/plan.ts';
import type { Edit } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import type { Span } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';
import { withdrawnParts } from '../model/withdrawn-parts.ts';
import { addCodings, newCodingFile } from './add-codings.ts';
import { addCodes } from './edit-codes.ts';
import { newReading } from './edit-read-rows.ts';
import type { NewCoding } from './entry-text.ts';
import { locate } from './locate.ts';
import { codingFileOf, codingPath } from './machine-file.ts';
import { shownKey } from './shown-key.ts';

export interface HandPlan extends Plan {
  readonly path: string;
  /** The file is new: its source has not yet been read to the end by this coder. */
  readonly isNew: boolean;
  /** Codings written, codings that got further codes, and those that stood there already. */
  readonly added: number;
  readonly extended: number;
  readonly known: number;
  /** Of the codings written those without codes. */
  readonly notes: number;
}

/**
 * Adds a person's codings of one source to that person's file. Words the coder has already coded get the further codes
 * in the entry of the same origin (`from`); what stands there already is left alone. A memo without codes is a note. A new file is `partial`: one
 * passage is no reading.
 * @param codings with `at`, as located.
 * @param options `whole`: they are all that the person coded there, each piece of a passage with cuts by itself; a new file
 *   is then of a reading that is complete, and a piece stands there already where its passage does.
 * @returns undefined where the file is there and could not be read.
 */
export function planHandCodings(
  coded: CodedStudy,
  source: string,
  coder: string,
  codings: readonly NewCoding[],
  { whole = false } = {},
): HandPlan | undefined {
  const path = codingPath(coded, source, coder);
  const file = codingFileOf(coded, source, coder);
  const text = coded.texts.get(path);
  if (!file || text === undefined) {
    if (text !== undefined) return undefined;
    return newFile(path, codings, whole, coded.sourceById.get(source)?.row);
  }
  const before = entriesByPassage(coded, source, path);
  const within = whole ? entriesByPiece(before) : new Map<string, LocatedCoding[]>();
  const edits: Edit[] = [];
  const fresh: NewCoding[] = [];
  const counts = { extended: 0, known: 0 };
  for (const coding of codings) {
    const key = passageKey(coded, source, coding) ?? '';
    const same = before.get(key) ?? [];
    const known = [...same, ...(within.get(key) ?? [])];
    const more = missingCodes(coded, known, coding);
    if (isThere(more, coding, known)) {
      counts.known++;
      continue;
    }
    const own = coding.memo === undefined ? same.find((entry) => entry.coding.from === coding.from) : undefined;
    const extension = [
      own && addCodes(path, text, own.coding, more.codes),
      own && addCodes(path, text, own.coding, more.against, 'against'),
    ].filter((edit) => edit !== undefined);
    if (own && extension.length > 0) {
      edits.push(...extension);
      counts.extended++;
      // Two edits of one list would stand in one place.
      before.set(
        key,
        same.filter((entry) => entry !== own),
      );
    } else fresh.push({ ...coding, ...more });
  }
  if (fresh.length > 0) edits.push(addCodings(file, text, fresh));
  return { path, edits, isNew: false, added: fresh.length, notes: notesIn(fresh), ...counts };
}

function newFile(path: string, codings: readonly NewCoding[], whole: boolean, row: string | undefined): HandPlan {
  const created = [{ path, text: newCodingFile(codings, whole ? wholeReading(row) : { status: 'partial', row }) }];
  return {
    path,
    edits: [],
    created,
    isNew: true,
    added: codings.length,
    notes: notesIn(codings),
    extended: 0,
    known: 0,
  };
}

function notesIn(codings: readonly NewCoding[]): number {
  return codings.filter(({ codes, against = [] }) => codes.length + against.length === 0).length;
}

/** What a new file says that holds all that was coded: of a table, for its row. */
function wholeReading(row: string | undefined) {
  return row === undefined ? {} : newReading({ row }, 'complete');
}

function isThere(
  more: Pick<NewCoding, 'codes' | 'against'>,
  coding: NewCoding,
  known: readonly LocatedCoding[],
): boolean {
  return more.codes.length + more.against.length === 0 && !isNewNote(coding, known);
}

/** A memo without codes that nobody has written on these words yet. */
function isNewNote({ codes, against, memo }: NewCoding, same: readonly LocatedCoding[]): boolean {
  const isNote = codes.length + against.length === 0 && memo !== undefined;
  return isNote && !same.some(({ coding }) => coding.memo?.trim() === memo.trim());
}

function entriesByPassage(coded: CodedStudy, source: string, path: string): Map<string, LocatedCoding[]> {
  const entries = new Map<string, LocatedCoding[]>();
  for (const located of codingsOfSource(coded, source)) {
    if (located.path !== path || !located.segment) continue;
    const key = keyOf(coded, source, located.segment.parts);
    entries.set(key, [...(entries.get(key) ?? []), located]);
  }
  return entries;
}

/** Entries whose passages have words cut out, by each of the pieces that remain. */
function entriesByPiece(byPassage: ReadonlyMap<string, readonly LocatedCoding[]>): Map<string, LocatedCoding[]> {
  const entries = new Map<string, LocatedCoding[]>();
  for (const [passage, own] of byPassage) {
    const pieces = passage.split(' ');
    if (pieces.length > 1) for (const piece of pieces) entries.set(piece, [...(entries.get(piece) ?? []), ...own]);
  }
  return entries;
}

function passageKey(coded: CodedStudy, source: string, { quote, at }: NewCoding): string | undefined {
  const found = coded.sourceById.get(source);
  const place = found && locate(quote, at, found);
  return place && keyOf(coded, source, place.parts);
}

function keyOf(coded: CodedStudy, source: string, parts: readonly Span[]): string {
  return shownKey(coded.sourceById.get(source) as Source, parts, withdrawnParts(coded, source));
}

/** The codes that none of the entries has. */
function missingCodes(coded: CodedStudy, entries: readonly LocatedCoding[], { codes, against }: NewCoding) {
  const idOf = (id: string) => findCode(coded.codebook, id)?.id ?? id;
  const without = (ids: readonly string[], key: 'codes' | 'against') => {
    const known = new Set(entries.flatMap(({ coding }) => coding[key].map(idOf)));
    return ids.filter((id) => !known.has(idOf(id)));
  };
  return { codes: without(codes, 'codes'), against: without(against, 'against') };
}
