import type { NewCoding } from '../coding/entry-text.ts';
import { locate, locateEach } from '../coding/locate.ts';
import { segmentText } from '../coding/segment-text.ts';
import { isWithinWord } from '../coding/word-borders.ts';
import type { ImportedCoding, ImportedQuote } from '../exchange/importer.ts';
import type { FileRead, PlannedSource } from '../exchange/plan-sources.ts';
import { type Codebook, findCode } from '../model/codebook.ts';
import { sliceParagraph } from '../model/paragraph.ts';
import type { Problem } from '../model/problem.ts';
import { slug } from '../model/slug.ts';
import { placeName, type Source } from '../model/source.ts';
import { overlaps, type Span } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';
import { coderNames } from './import-coders.ts';
import { wholeFile } from './import-read.ts';

/** A coding of a foreign file, at its place in a source of the study. */
export interface ForeignPlace {
  readonly file: string;
  /** Id of the source. */
  readonly source: string;
  readonly coder: string;
  readonly coding: NewCoding & { readonly at: number };
  /** Of the passage, in the body. */
  readonly end: number;
}

interface Wanted {
  readonly coder: string;
  readonly idOf: (file: string, code: string) => string | undefined;
}

/** The codings of foreign files at their places in the study, and what has none. */
export function foreignPlaces(
  files: readonly FileRead[],
  sources: readonly PlannedSource[],
  coded: CodedStudy,
  wanted: Wanted,
): { places: ForeignPlace[]; problems: Problem[] } {
  const byPlace = new Map(coded.sources.map((source) => [placeName(source), source]));
  const homes = sourcesByName(coded.sources, sources);
  const parts = files.map(({ file, quotes }) => {
    const seen = new Seen(file, coded.codebook, wanted);
    const own = sources.filter((planned) => planned.file === file);
    const given = [
      ...own.flatMap((planned) => ofSource(planned, byPlace.get(placeName(planned)))),
      ...ofQuotes(quotes, homes, seen),
    ];
    const coderOf = coderNames(wanted.coder);
    return { places: given.flatMap((one) => placed(one, file, coderOf, seen)), problems: seen.problems() };
  });
  return {
    places: parts.flatMap(({ places }) => places),
    problems: parts.flatMap(({ problems }) => problems),
  };
}

/** What a file says of a passage; without `found` it is nowhere. */
interface Given {
  readonly source: Source;
  readonly coding: Omit<ImportedCoding, 'start' | 'end'>;
  readonly found: Found | undefined;
  readonly words: string;
}

function ofSource({ read, state }: PlannedSource, source: Source | undefined): Given[] {
  if (!source) return [];
  // Below front matter stands an empty line.
  const by = blankAt(source.body) - blankAt(read.body);
  return read.codings.map((coding) => {
    const { start, end } = coding;
    const words = read.body.slice(start, end);
    const found = state === 'kept' ? byWords(words, source) : atPlace(source, start + by, end + by);
    return { source, coding, found, words: '' };
  });
}

function blankAt(body: string): number {
  return body.length - body.trimStart().length;
}

function ofQuotes(quotes: readonly ImportedQuote[], homes: Homes, seen: Seen): Given[] {
  const turns = new Map<string, number>();
  return quotes.flatMap((quote) => {
    const home = homeOf(quote, homes, turns);
    if (!home) seen.missing(quote.source);
    return home ? [{ ...home, coding: quote, words: quote.quote }] : [];
  });
}

function placed(
  { source, coding, found, words }: Given,
  file: string,
  coderOf: (name: string | undefined) => string,
  seen: Seen,
): ForeignPlace[] {
  const { codes, coder, memo, date } = coding;
  const ids = seen.idsOf(codes);
  if (ids.length === 0 && memo === undefined) return [];
  if (!found) {
    seen.lose(placeName(source), words);
    return [];
  }
  const { quote, start: at, end } = found;
  const entry = { quote, codes: ids, against: [], at };
  const rest = { ...(memo === undefined ? {} : { memo }), ...(date === undefined ? {} : { date }) };
  return [{ file, source: source.id, coder: coderOf(coder), end, coding: { ...entry, ...rest } }];
}

interface Found {
  readonly quote: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The respondent's words between two offsets, else the interviewer's, which count for nothing but are kept. Where the
 * passage begins or ends within a word, the word is taken whole.
 */
function atPlace(source: Source, start: number, end: number): Found | undefined {
  const span = wholeWords(source.body, start, end);
  const quote = segmentText(source, [span], []).text || anyWords(source, span);
  if (quote === '') return undefined;
  const found = locate(quote, span.start, source);
  return found && { quote, start: found.start, end: found.end };
}

function wholeWords(body: string, start: number, end: number): Span {
  let [from, to] = [start, end];
  while (from < to && isWithinWord(body, from)) from--;
  while (from < to && isWithinWord(body, to)) to++;
  return { start: from, end: to };
}

function anyWords({ turns }: Source, span: Span): string {
  const paragraphs = turns.flatMap((turn) => turn.paragraphs).filter((paragraph) => overlaps(paragraph, span));
  const words = paragraphs.map((paragraph) => sliceParagraph(paragraph, span).trim());
  return words.filter((text) => text !== '').join('\n\n');
}

/** Words of another text of the interview; labels at the beginning of its lines are none. */
function byWords(markdown: string, source: Source): Found | undefined {
  const words = markdown.replace(/^\*\*[^*\n]+:\*\* /gm, '').trim();
  const found = words === '' ? undefined : locate(words, undefined, source);
  return found && atPlace(source, found.start, found.end);
}

type Homes = ReadonlyMap<string, readonly Source[]>;

/** Sources by their id, their file's name, and the name they have in a file of this call. */
function sourcesByName(all: readonly Source[], planned: readonly PlannedSource[]): Homes {
  const named = new Map(planned.map((one) => [placeName(one), one.read.name]));
  const homes = new Map<string, Source[]>();
  for (const source of all) {
    const stem = source.row === undefined ? source.path.replace(/^.*\/|\.md$/g, '') : source.id;
    for (const name of new Set([source.id, stem, named.get(placeName(source)) ?? stem].map(nameOf)))
      homes.set(name, [...(homes.get(name) ?? []), source]);
  }
  return homes;
}

/** Names of interviews are compared without folder, ending, case and accents. */
function nameOf(name: string): string {
  return slug(name.replace(/^.*[/\\]/, '').replace(/\.[a-z][a-z0-9]{1,4}$/i, ''));
}

/** The source a quote is of, and its place there; what is quoted again stands at the next place. */
function homeOf(
  { source: name, quote }: ImportedQuote,
  homes: Homes,
  turns: Map<string, number>,
): { source: Source; found: Found | undefined } | undefined {
  const [first, ...others] = homes.get(nameOf(name)) ?? [];
  if (!first) return undefined;
  for (const source of [first, ...others]) {
    const each = locateEach(quote, source);
    if (each.length === 0) continue;
    const key = `${source.id}\0${quote}`;
    const turn = turns.get(key) ?? 0;
    turns.set(key, turn + 1);
    const { start, end } = each[Math.min(turn, each.length - 1)] as { start: number; end: number };
    return { source, found: atPlace(source, start, end) };
  }
  return { source: first, found: undefined };
}

/** What could not be taken over, counted. */
class Seen {
  private readonly unknown = new Set<string>();
  private readonly absent = new Map<string, number>();
  private readonly lost = new Map<string, string[]>();

  constructor(
    private readonly file: string,
    private readonly codebook: Codebook,
    private readonly wanted: Wanted,
  ) {}

  idsOf(codes: readonly string[]): string[] {
    const ids = codes.flatMap((code) => {
      const own = this.wanted.idOf(this.file, code);
      const id = own === undefined ? codeMeant(code, this.codebook) : findCode(this.codebook, own)?.id;
      if (id === undefined) this.unknown.add(code);
      return id ?? [];
    });
    return [...new Set(ids)];
  }

  lose(path: string, quote: string): void {
    this.lost.set(path, [...(this.lost.get(path) ?? []), quote]);
  }

  missing(source: string): void {
    this.absent.set(source, (this.absent.get(source) ?? 0) + 1);
  }

  problems(): Problem[] {
    const warn = (message: string): Problem => {
      return { ...wholeFile(this.file), rule: 'import-code', severity: 'warning', message };
    };
    return [
      ...[...this.unknown].map((code) => warn(`The codebook has no code « ${code} ».`)),
      ...[...this.lost].map(([path, quotes]) => warn(lostMessage(path, quotes))),
      ...[...this.absent].map(([name, count]) =>
        warn(`${many(count)} left out: the study has no source « ${name} ». Import it, in the same call or before.`),
      ),
    ];
  }
}

function many(count: number): string {
  return count === 1 ? 'A coding' : `${count} codings`;
}

function lostMessage(path: string, quotes: readonly string[]): string {
  const words = quotes.find((quote) => quote !== '');
  const which = words === undefined ? '' : ` (« ${words.replace(/\s+/g, ' ').slice(0, 60).trim()} »)`;
  return `${many(quotes.length)} of ${path} left out${which}: words that are not found there.`;
}

/** The code a word means: its id, a former id, or its label. */
function codeMeant(word: string, codebook: Codebook): string | undefined {
  const wanted = slug(word);
  const labelled = () => [...codebook.codes.values()].find(({ label }) => slug(label) === wanted);
  return (findCode(codebook, word) ?? findCode(codebook, wanted) ?? labelled())?.id;
}
