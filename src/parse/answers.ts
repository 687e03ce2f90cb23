import { appendAll } from '../model/append.ts';
import { bareMapOf } from '../model/bare-map.ts';
import { type Place, placesIn } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import { slug } from '../model/slug.ts';
import { type Source, stemOf } from '../model/source.ts';
import type { AnswerHead, SharedHead } from '../model/source-with.ts';
import { answerForm, type FileText } from './answer-columns.ts';
import { RowFaults, sameId } from './answer-faults.ts';
import { type AnswerRead, type RowRead, rowReader } from './answer-rows.ts';
import { type CsvFault, csvRows } from './csv-cells.ts';
import { plainTurns } from './plain-turns.ts';
import type { SourceSettings } from './source.ts';

export interface AnswersRead {
  /** One for each row that can be read, in their order. */
  readonly sources: readonly Source[];
  readonly problems: readonly Problem[];
  /** Rows of it could not be read. */
  readonly broken: boolean;
}

/**
 * Reads a table of answers, each row a source: `X.csv` with `X.yaml` beside it, which says the columns of their ids
 * (`id`), of their words (`text`), and which others are read (`columns`, by default all), and what holds for every row.
 */
export function parseAnswers(table: FileText, keys: FileText, settings: SourceSettings): AnswersRead {
  const { rows, faults } = csvRows(table.text);
  const [heading, ...records] = rows;
  const placeOf = placesIn(table.path, table.text);
  const problems: Problem[] = faults.map((fault) => notEnded(fault, table.text, placeOf));
  if (!heading && faults.length === 0) problems.push(noHeading(placeOf));
  const form = answerForm(keys, heading, { path: table.path, placeOf }, settings, problems);
  if (!form) return { sources: [], problems, broken: true };
  const read = rowReader(table, form, settings, new Map());
  const answers = new Answers(table.path, settings, placeOf, problems);
  const all = { start: 0, line: 1, sourceOf: sourceHeld };
  for (const cells of records) answers.add(read(cells), all);
  answers.finish();
  if (answers.rows === 0 && faults.length === 0) problems.push(noRow(placeOf));
  return { sources: answers.sources, problems, broken: faults.length > 0 || answers.lost > 0 };
}

function sourceHeld(shared: SharedHead, own: AnswerHead, { body = '' }: AnswerRead): Source {
  return { ...shared, ...own, body, turns: plainTurns(body) };
}

/** What is wrong with a cell that does not end, and which lines are left out for it. */
function notEnded({ at, closed, lines }: CsvFault, text: string, placeOf: (offset: number) => Place): Problem {
  const [first, last] = [placeOf(lines.start).line, placeOf(lines.end).line - (text[lines.end - 1] === '\n' ? 1 : 0)];
  const left = first < last ? `lines ${first} to ${last} are left out` : `line ${first} is left out`;
  const fault = { ...placeOf(at), rule: 'csv', severity: 'error' } as const;
  if (closed === undefined) {
    const message = `A quotation mark opens a cell here and none closes it: ${left}. Close it, or write it twice inside the cell.`;
    return { ...fault, message };
  }
  const { line, column } = placeOf(closed);
  const message = `A quotation mark opens a cell here, and words follow the next one, at ${line}:${column}: ${left}. Close the cell where its words end; a mark inside it is written twice.`;
  return { ...fault, message };
}

export function noHeading(placeOf: (offset: number) => Place): Problem {
  const message = 'This table has no heading: its first row names the columns.';
  return { ...placeOf(0), rule: 'empty-file', severity: 'error', message };
}

export function noRow(placeOf: (offset: number) => Place): Problem {
  const message = 'This table has a heading and no row: nobody has answered.';
  return { ...placeOf(0), rule: 'empty-file', severity: 'warning', message };
}

/** Rows that were read together: where their text begins in the table, and what makes sources of them. */
export interface Piece {
  /** UTF-16 units before it. */
  readonly start: number;
  /** The number of its first line. */
  readonly line: number;
  sourceOf(shared: SharedHead, own: AnswerHead, answer: AnswerRead): Source;
}

/** Goes through the rows of a table once; the ids met so far, and the answers without words, are its state. */
export class Answers {
  readonly sources: Source[] = [];
  private readonly below: string;
  private readonly first = new Map<string, { readonly row: string; readonly at: number }>();
  private readonly faults = new RowFaults();
  private firstEmpty: number | undefined;
  private empty = 0;
  /** All but blank lines. */
  rows = 0;
  /** Rows that are left out, and are no answers left blank. */
  lost = 0;

  constructor(
    private readonly path: string,
    private readonly settings: SourceSettings,
    private readonly placeOf: (offset: number) => Place,
    private readonly problems: Problem[],
  ) {
    this.below = stemOf(path).replace(/^corpus\//, '');
  }

  add({ id, answer, at, problems }: RowRead, piece: Piece): void {
    this.rows++;
    if (!id) this.lost++;
    else if (!this.isNew(id, piece)) return;
    else if (answer) this.sources.push(piece.sourceOf(answer.said.head, this.headOf(id.row, answer, piece), answer));
    else {
      this.empty++;
      this.firstEmpty ??= piece.start + at;
    }
    for (const problem of problems) {
      const told = { ...problem, line: problem.line + piece.line - 1 };
      const fault = RowFaults.of(problem);
      if (fault) this.faults.add(fault, told);
      else this.problems.push(told);
    }
  }

  /** The first row of an id is read, others are not. */
  private isNew({ row, at }: NonNullable<RowRead['id']>, { start }: Piece): boolean {
    const own = slug(row);
    const before = this.first.get(own);
    if (before === undefined) {
      this.first.set(own, { row, at: start + at });
      return true;
    }
    const message = sameId(row, before.row, own);
    this.faults.add('same-id', {
      ...this.placeOf(start + at),
      rule: 'duplicate-row',
      severity: 'error',
      message,
      related: this.placeOf(before.at),
    });
    return false;
  }

  private headOf(row: string, { said, bodyStart, doubled, keyStarts }: AnswerRead, { start }: Piece): AnswerHead {
    const id = slug(`${this.below}-${row}`);
    const own = {
      id,
      path: this.path,
      row,
      case: said.head.case || (this.settings.design === 'panel' ? slug(row) : id),
      bodyStart: start + bodyStart,
      keys: bareMapOf(
        said.keys,
        keyStarts.map((at) => start + at),
      ),
    };
    return doubled.length > 0 ? { ...own, doubled } : own;
  }

  /** What is told of many rows in one sentence: what is wrong with them, and answers left blank, which are no fault. */
  finish(): void {
    appendAll(this.problems, this.faults.problems());
    if (this.firstEmpty === undefined) return;
    const [number, verb] = this.empty === 1 ? ['1 row', 'has'] : [`${this.empty} rows`, 'have'];
    const message = `${number} of ${this.rows} ${verb} no text, the first here: no sources, and in no count. Take such rows out, or write down what was answered.`;
    this.problems.push({ ...this.placeOf(this.firstEmpty), rule: 'empty-answer', severity: 'warning', message });
  }
}
