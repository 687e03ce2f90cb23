import type { Coding } from '../model/coding.ts';
import type { Packing } from '../model/memory.ts';
import type { Problem } from '../model/problem.ts';
import type { Span } from '../model/span.ts';
import type { CodingFileRead, WrittenCodings } from './codings.ts';

type PackedFile = readonly [
  problems: readonly Problem[],
  rest?: Omit<WrittenCodings, 'codings'>,
  codings?: readonly PackedCoding[],
];

/** Line and column, then the spans of entry, quote, codes and `against`, start and end of each. */
type Numbers = readonly number[];

/** Of a coding in a table that says no more than the others: its row, and where that is written. */
type Row = readonly [row: string, start: number, end: number];

type PackedCoding = readonly [
  quote: string,
  codes: readonly string[],
  against: readonly string[],
  numbers: Numbers,
  rest?: Omit<Coding, 'quote' | 'codes' | 'against' | 'place' | 'spans'> | Row,
  spans?: Partial<Coding['spans']>,
];

/** A coding file as little JSON: there may be a hundred thousand codings. */
export const codingsPacking: Packing<CodingFileRead> = {
  pack({ file, problems }): PackedFile {
    if (!file) return [problems];
    const { codings, ...rest } = file;
    return [problems, rest, codings.map(packCoding)];
  },
  unpack(packed) {
    const [problems, rest, codings = []] = packed as PackedFile;
    if (!rest) return { problems };
    const { path, coder, source, status, only, ...more } = rest;
    const unpacked = codings.map((coding) => unpackCoding(coding, path));
    return { problems, file: { path, coder, source, status, only, ...more, codings: unpacked } };
  },
};

/** Of an entry of a quote and its codes: nearly all. */
const fewestKeys = 5;
const fewestSpans = 4;

function packCoding(coding: Coding): PackedCoding {
  const { quote, codes, against, spans } = coding;
  const numbers = numbersOf(coding);
  if (Object.keys(coding).length === fewestKeys && Object.keys(spans).length === fewestSpans)
    return [quote, codes, against, numbers];
  const { quote: _quote, codes: _codes, against: _against, place: _place, spans: _spans, ...rest } = coding;
  const { entry: _entry, quote: _ofQuote, codes: _ofCodes, against: _ofAgainst, ...more } = spans;
  const { row, ...others } = rest;
  const { row: ofRow, ...spansOfOthers } = more;
  if (row !== undefined && ofRow && Object.keys(others).length + Object.keys(spansOfOthers).length === 0)
    return [quote, codes, against, numbers, [row, ofRow.start, ofRow.end]];
  if (Object.keys(more).length > 0) return [quote, codes, against, numbers, rest, more];
  return Object.keys(rest).length > 0 ? [quote, codes, against, numbers, rest] : [quote, codes, against, numbers];
}

function numbersOf({ place, spans }: Coding): Numbers {
  const numbers = [place.line, place.column];
  const put = ({ start, end }: Span) => numbers.push(start, end);
  put(spans.entry);
  put(spans.quote);
  spans.codes.forEach(put);
  spans.against.forEach(put);
  return numbers;
}

const none: readonly never[] = [];

function unpackCoding([quote, codes, against, numbers, last, lastSpans]: PackedCoding, file: string): Coding {
  const spanAt = (index: number): Span => ({
    start: numbers[2 + 2 * index] as number,
    end: numbers[3 + 2 * index] as number,
  });
  const place = { file, line: numbers[0] as number, column: numbers[1] as number };
  const [entry, ofQuote] = [spanAt(0), spanAt(1)];
  const ofCodes = codes.map((_, i) => spanAt(2 + i));
  const ofAgainst = against.length === 0 ? none : against.map((_, i) => spanAt(2 + codes.length + i));
  const denied = against.length === 0 ? none : against;
  // Nearly all: written out, they take less room than put together.
  if (last === undefined && lastSpans === undefined) {
    const spans = { entry, quote: ofQuote, codes: ofCodes, against: ofAgainst };
    return { quote, codes, against: denied, place, spans };
  }
  if (isRow(last)) {
    const [row, start, end] = last;
    const spans = { entry, quote: ofQuote, row: { start, end }, codes: ofCodes, against: ofAgainst };
    return { quote, codes, against: denied, row, place, spans };
  }
  const spans = { entry, quote: ofQuote, ...lastSpans, codes: ofCodes, against: ofAgainst };
  return { quote, codes, against: denied, ...last, place, spans };
}

function isRow(last: PackedCoding[4]): last is Row {
  return Array.isArray(last);
}
