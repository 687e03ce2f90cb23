import { findCode, retiredSince } from '../model/codebook.ts';
import { type Coding, type CodingFile, segmentKey } from '../model/coding.ts';
import { codingsOfSource } from '../model/codings-of-source.ts';
import { filesByPath, filesOfSource } from '../model/files-of-source.ts';
import type { Plan } from '../model/plan.ts';
import type { Edit } from '../model/problem.ts';
import { stemOf } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { addCodings, newCodingFile } from './add-codings.ts';
import { entryText, type NewCoding } from './entry-text.ts';
import { locate } from './locate.ts';
import { removeCodings, spanOfEntries } from './remove-codings.ts';

/** One code that a machine suggests for a passage. */
export interface Suggestion {
  /** Where the passage stands in the source's body, UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** The passage as a reader sees it. */
  readonly text: string;
  readonly code: string;
  /** 0–1; absent where nothing is known of how often the machine is right. */
  readonly confidence?: number;
  /** The words, indicators and passages behind it. */
  readonly because: string;
}

export interface MachineFilePlan extends Plan {
  /** How many suggestions are new, stand there already, have been accepted or rejected, and are no longer made. */
  readonly added: number;
  readonly kept: number;
  readonly decided: number;
  readonly dropped: number;
}

const comments: Readonly<Record<string, string>> = {
  rules: 'Suggestions of the codebook’s indicators. Nothing here counts until a person accepts it: study review.',
  model: 'Suggestions learned from what people coded. Nothing here counts until a person accepts it: study review.',
};

/**
 * Writes what a machine suggests for one source into its file, one entry for a passage and a code. What a person has
 * accepted or rejected stays, and is not suggested again; a suggestion that is made again as before stays as it is
 * written; one that is no longer made, or names a retired code, goes; new ones follow by place.
 * @param machine `rules` or `model`.
 * @returns undefined where its file is there and could not be read: `check` says why.
 */
export function planMachineFile(
  coded: CodedStudy,
  source: string,
  machine: string,
  suggestions: readonly Suggestion[],
): MachineFilePlan | undefined {
  const open = suggestions.filter(({ code }) => retiredSince(coded.codebook, idOf(coded, code)) === undefined);
  const path = codingPath(coded, source, machine);
  const file = codingFileOf(coded, source, machine);
  if (!file) return coded.texts.has(path) ? undefined : newFile(path, machine, open, coded.sourceById.get(source)?.row);
  const known = entriesByKey(coded, file);
  const fresh: Suggestion[] = [];
  const stays = new Set<Coding>(file.codings.filter((coding) => !isOpen(coding)));
  const decided = stays.size;
  let repeated = 0;
  for (const suggestion of [...open].sort(byPlace)) {
    const before = known.get(keyOf(coded, source, suggestion)) ?? [];
    const same = before.find((coding) => isOpen(coding) && isSame(coding, suggestion));
    if (before.some((coding) => !isOpen(coding))) repeated++;
    else if (same) stays.add(same);
    else fresh.push(suggestion);
  }
  const gone = file.codings.filter((coding) => !stays.has(coding));
  const edits = editsOf(file, coded.texts.get(path) as string, machine, gone, fresh.map(entryOf));
  if (!edits) return undefined;
  return {
    edits,
    added: fresh.length,
    kept: stays.size - decided,
    decided: repeated,
    dropped: gone.length,
  };
}

/** Where the codings of a coder for a source lie. */
export function codingPath(coded: CodedStudy, source: string, coder: string): string {
  const own = filesOfSource(coded, source).find((one) => one.coder === coder)?.path;
  const path = coded.sourceById.get(source)?.path ?? '';
  return own ?? `${stemOf(path)}.${coder}.yaml`;
}

/**
 * The codings of a coder for a source, where they can be read; of an answer in a table whose file has none of its own,
 * that file without entries.
 */
export function codingFileOf(coded: CodedStudy, source: string, coder: string): CodingFile | undefined {
  const own = filesOfSource(coded, source).find((one) => one.coder === coder);
  const id = coded.sourceById.get(source)?.row;
  if (own || id === undefined) return own;
  const path = codingPath(coded, source, coder);
  const other = filesByPath(coded).get(path)?.[0];
  const entries = other?.row?.entries ?? 0;
  return other && { ...other, source, row: { id, entries }, codings: [], status: 'partial' };
}

function newFile(
  path: string,
  machine: string,
  suggestions: readonly Suggestion[],
  row: string | undefined,
): MachineFilePlan {
  const counts = { edits: [], added: suggestions.length, kept: 0, decided: 0, dropped: 0 };
  if (suggestions.length === 0) return counts;
  const entries = [...suggestions].sort(byPlace).map(entryOf);
  return { ...counts, created: [{ path, text: newCodingFile(entries, { comment: comments[machine] ?? '', row }) }] };
}

function editsOf(
  file: CodingFile,
  text: string,
  machine: string,
  gone: readonly Coding[],
  fresh: readonly NewCoding[],
): Edit[] | undefined {
  const all = file.row === undefined && gone.length > 0 && gone.length === file.codings.length && fresh.length > 0;
  if (all) {
    const span = spanOfEntries(file, text);
    if (span) return [{ file: file.path, ...span, text: fresh.map((one) => entryText(one, span.indent)).join('') }];
  }
  const removals = all ? undefined : removeCodings(file, text, gone);
  if (removals) return [...removals, ...(fresh.length > 0 ? [addCodings(file, text, fresh)] : [])];
  // The file of a table holds the codings of other rows.
  if (file.row) return undefined;
  const entries = [...file.codings.filter((coding) => !gone.includes(coding)), ...fresh];
  const whole = newCodingFile(entries, { comment: comments[machine] ?? '' });
  return [{ file: file.path, start: 0, end: text.length, text: whole }];
}

/** Entries by the passage they point at and each of their codes; an orphan's words stand for its place. */
function entriesByKey(coded: CodedStudy, file: CodingFile): Map<string, Coding[]> {
  const known = new Map<string, Coding[]>();
  for (const { coding, segment, path } of codingsOfSource(coded, file.source)) {
    if (path !== file.path) continue;
    for (const code of coding.codes) {
      const id = idOf(coded, code);
      const key = `${segment ? segmentKey(segment) : coding.quote}\0${id}`;
      known.set(key, [...(known.get(key) ?? []), coding]);
    }
  }
  return known;
}

function idOf(coded: CodedStudy, code: string): string {
  return findCode(coded.codebook, code)?.id ?? code;
}

function keyOf(coded: CodedStudy, source: string, { start, end, text, code }: Suggestion): string {
  const place = coded.sourceById.get(source);
  // What was taken back is cut out of the passage, as its quote says.
  const cut = place && text.includes('[…]') ? locate(text, start, place)?.parts : undefined;
  return `${segmentKey({ source, parts: cut ?? [{ start, end }] })}\0${idOf(coded, code)}`;
}

function isOpen({ status }: Coding): boolean {
  return status === undefined || status === 'suggested';
}

function isSame(coding: Coding, { because, confidence }: Suggestion): boolean {
  return coding.because === because && coding.confidence === rounded(confidence) && coding.codes.length === 1;
}

function entryOf({ start, text, code, confidence, because }: Suggestion): NewCoding {
  const share = rounded(confidence);
  return {
    quote: text,
    codes: [code],
    against: [],
    at: start,
    status: 'suggested',
    ...(share === undefined ? {} : { confidence: share }),
    because,
  };
}

/** A hundredth is as much as a confidence can mean; finer ones would change files for nothing. */
function rounded(confidence: number | undefined): number | undefined {
  return confidence === undefined ? undefined : Math.round(confidence * 100) / 100;
}

function byPlace(a: Suggestion, b: Suggestion): number {
  return a.start - b.start || a.end - b.end;
}
