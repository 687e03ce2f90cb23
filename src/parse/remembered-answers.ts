import { createHash } from 'node:crypto';
import { AtHand } from '../model/at-hand.ts';
import { type Memory, piecePath } from '../model/memory.ts';
import { placesIn } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import { type AnswerHead, lazyAnswer, type SharedHead, type SourceReader } from '../model/source-with.ts';
import { answerForm, type FileText } from './answer-columns.ts';
import { rowReader, type Said, silentHead } from './answer-rows.ts';
import { Answers, type AnswersRead, noHeading, noRow } from './answers.ts';
import { cellWords, csvForm, rowsFrom } from './csv-cells.ts';
import { decode } from './decode.ts';
import { rowsPacking } from './pack-answers.ts';
import { plainTurns } from './plain-turns.ts';
import { isPlainUtf8, markLength } from './plain-utf8.ts';
import type { SourceSettings, SourceText } from './source.ts';
import { splitAnswers } from './split-answers.ts';

/** A table that is read piece by piece. */
interface TableFile {
  readonly path: string;
  readonly bytes: () => Uint8Array;
  /** As decoded. */
  readonly text: () => string;
}

/** How a table is cut: its head as it is, and where the pieces stand in the text and in the file. */
interface Cut {
  readonly separator: string;
  readonly head: string;
  readonly pieces: readonly Piece[];
}

interface Piece {
  /** In UTF-16 units of the text. */
  readonly start: number;
  readonly line: number;
  /** In bytes of the file. */
  readonly bytes: { readonly start: number; readonly length: number };
  /** SHA-256 of the bytes. */
  readonly print: string;
}

/** UTF-16 units of pieces that are kept at hand, with what was made of their rows. */
const textsKept = 3_000_000;

/**
 * Reads a table of answers as `parseAnswers` does, of a table that is known only the rows that are new.
 * @returns undefined for a table that cannot be cut: a cell does not end, or it is not UTF-8.
 */
export function rememberedAnswers(
  table: TableFile,
  keys: FileText,
  settings: SourceSettings,
  memory: Memory,
): AnswersRead | undefined {
  const { path } = table;
  const cut = memory.recall(path, 'pieces', '', () => cutTable(table));
  if (!cut) return undefined;
  const [heading] = rowsFrom(cut.head, csvForm(cut.head).start, cut.separator).rows;
  const placeOf = (offset: number) =>
    memory.recall(path, 'place', String(offset), () => placesIn(path, table.text())(offset));
  const problems: Problem[] = heading ? [] : [noHeading(placeOf)];
  const form = answerForm(keys, heading, { path, placeOf }, settings, problems);
  if (!form) return { sources: [], problems, broken: true };
  const settled = printOf(JSON.stringify([settings, keys.text, cut.separator, cut.head, path]));
  const packing = rowsPacking(silentHead(path, form, settings));
  const answers = new Answers(path, settings, placeOf, problems);
  const texts = new PieceTexts(path, cut.separator, memory);
  const said = new Map<string, Said>();
  for (const piece of cut.pieces) {
    const own = printOf(`${piece.print} ${settled}`).slice(0, 32);
    const kept = piecePath(path, own, 'rows');
    const parse = () => {
      const text = texts.text(piece);
      return rowsFrom(text, 0, cut.separator).rows.map(rowReader({ path, text }, form, settings, said));
    };
    const reader = readerOf(piece, own, texts, memory);
    const sourceOf = (shared: SharedHead, own: AnswerHead) => lazyAnswer(shared, own, reader);
    const place = { start: piece.start, line: piece.line, sourceOf };
    for (const row of memory.recall(kept, 'rows', '', parse, packing)) answers.add(row, place);
  }
  answers.finish();
  if (answers.rows === 0) problems.push(noRow(placeOf));
  return { sources: answers.sources, problems, broken: answers.lost > 0 };
}

/**
 * Reads the words of rows of a piece, and remembers what was found out about each with the piece, or with the table. It is
 * asked again and again: it is not kept with the rows themselves, which are asked once.
 */
function readerOf(piece: Piece, own: string, texts: PieceTexts, memory: Memory): SourceReader {
  return {
    text: ({ bodyStart }) => texts.answer(piece, bodyStart - piece.start),
    said: () => undefined,
    known: ({ path, row }) => {
      const kept = piecePath(path, own, 'found');
      return (name, given, make, packing) => memory.recall(kept, `${name}\u0001${row}`, given, make, packing);
    },
    knownOfFile:
      ({ path }) =>
      (name, given, make, packing) =>
        memory.recall(path, name, given, make, packing),
  };
}

/** The texts of the pieces of a table, and of their rows. */
class PieceTexts {
  private readonly atHand = new AtHand<{ readonly text: string; readonly answers: Map<number, SourceText> }>(
    ({ text }) => text.length,
    textsKept,
  );

  constructor(
    private readonly path: string,
    private readonly separator: string,
    private readonly memory: Memory,
  ) {}

  text(piece: Piece): string {
    return this.of(piece).text;
  }

  /** @param start where its words begin in the piece. */
  answer(piece: Piece, start: number): SourceText {
    const { text, answers } = this.of(piece);
    const before = answers.get(start);
    if (before) return before;
    const body = cellWords(text, start, this.separator);
    const made = { body, turns: plainTurns(body) };
    answers.set(start, made);
    return made;
  }

  private of({ bytes, print }: Piece) {
    return this.atHand.value(print, () => {
      const { text } = decode(this.path, this.memory.piece(this.path, bytes, print));
      return { text, answers: new Map() };
    });
  }
}

/** @returns null where it cannot be cut, or its pieces would be read otherwise than the whole. */
function cutTable(table: TableFile): Cut | null {
  const text = table.text();
  const cut = splitAnswers(text);
  if (!cut) return null;
  const bytes = table.bytes();
  const { separator } = csvForm(text);
  const lineEnd =
    (bytes.length - markLength(bytes) - Buffer.byteLength(text)) / Math.max(1, text.split('\n').length - 1);
  const sizeOf = (piece: string) => Buffer.byteLength(piece) + (lineEnd === 0 ? 0 : piece.split('\n').length - 1);
  const head = text.slice(0, cut.head.length);
  // Of a text of UTF-8 a piece is one, too, unless it begins as a file may.
  const isPlain = isPlainUtf8(bytes);
  let at = markLength(bytes) + sizeOf(head);
  const pieces: Piece[] = [];
  for (const { start, line, length } of cut.pieces) {
    const words = text.slice(start, start + length);
    const own = bytes.subarray(at, at + sizeOf(words));
    if (!(isPlain && markLength(own) === 0) && decode(table.path, own).text !== words) return null;
    pieces.push({ start, line, bytes: { start: at, length: own.length }, print: printOf(own) });
    at += own.length;
  }
  return at === bytes.length ? { separator, head, pieces } : null;
}

function printOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
