import type { NewCoding } from '../coding/entry-text.ts';
import type { ImportedCoding, ImportedQuote } from '../exchange/importer.ts';
import { lettersIn } from '../exchange/letters-in.ts';
import type { FileRead, PlannedSource } from '../exchange/plan-sources.ts';
import { type Codebook, findCode } from '../model/codebook.ts';
import { firstFrom } from '../model/first-from.ts';
import type { Problem } from '../model/problem.ts';
import { slug } from '../model/slug.ts';
import { placeName, type Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { unmaskedQuotes } from '../verbatims/unmasked-quotes.ts';
import { coderNames } from './import-coders.ts';
import { type Home, quoteHomes, sourcesByName } from './import-home.ts';
import { type FoundPassage, passageAt, passageByWords } from './import-passage.ts';
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
  const named = sourcesByName(coded.sources, sources);
  const parts = files.map(({ file, quotes }) => {
    const seen = new Seen(file, coded.codebook, wanted);
    const own = sources.filter((planned) => planned.file === file);
    const given = [
      ...own.flatMap((planned) => ofSource(planned, byPlace.get(placeName(planned)), coded)),
      ...ofQuotes(quotes, quoteHomes(coded, named), seen),
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
  readonly found: FoundPassage | undefined;
  readonly words: string;
}

function ofSource({ read, state, row }: PlannedSource, source: Source | undefined, coded: CodedStudy): Given[] {
  if (!source || read.codings.length === 0) return [];
  // Below front matter stands an empty line.
  const by = blankAt(source.body) - blankAt(read.body);
  const unlabelled = withoutLabels(read.body);
  const [here, there] = [lettersIn(unlabelled), lettersIn(paragraphsOf(source))];
  return read.codings.map((coding) => {
    const { start, end, words } = coding;
    // What looks like a label in an answer of a table was said.
    const before = row === undefined ? firstFrom(here, start) : coding.lettersBefore;
    const named = unmaskedQuotes(words, source, coded);
    const texts = row === undefined ? [...named, words, unlabelled.slice(start, end)] : [...named, words];
    const isOther = state === 'kept' || row !== undefined;
    const found = isOther
      ? passageByWords(texts, there[before] ?? source.body.length, source)
      : passageAt(source, { parts: [{ start: start + by, end: end + by }] });
    return { source, coding, found, words: '' };
  });
}

function blankAt(body: string): number {
  return body.length - body.trimStart().length;
}

function ofQuotes(
  quotes: readonly ImportedQuote[],
  homeOf: (quote: ImportedQuote) => Home | undefined,
  seen: Seen,
): Given[] {
  return quotes.flatMap((quote) => {
    const home = homeOf(quote);
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

/** A body with blanks for its labels: every place stays. */
function withoutLabels(body: string): string {
  return body.replace(/^\*\*[^*\n]+:\*\* /gm, (label) => ' '.repeat(label.length));
}

/** A source's body with blanks, or nothing, for all that is no paragraph. */
function paragraphsOf({ turns, body }: Source): string {
  const paragraphs = turns.flatMap((turn) => turn.paragraphs);
  return paragraphs.reduce((text, { start, end }) => text.padEnd(start) + body.slice(start, end), '');
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
