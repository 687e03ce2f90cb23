import type { Place } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import type { CsvCell } from './csv-cells.ts';

/** What the columns of a table are called; an accent may be written in two ways and is one. */
export function columnNames(heading: readonly CsvCell[]): string[] {
  return heading.map(({ text }) => text.trim().normalize('NFC'));
}

/**
 * Columns that are read and bear the name of another one: which of them is meant nobody can say.
 * @param needed positions of the columns that are always read, of ids and words
 * @param others of those that are read besides
 * @param placeOf of offsets in the table
 */
export function twinColumns(
  heading: readonly CsvCell[],
  needed: readonly number[],
  others: readonly number[],
  placeOf: (offset: number) => Place,
): Problem[] {
  const names = columnNames(heading);
  const twins = [...new Set([...needed, ...others].map((index) => names[index] as string))]
    .map((name) => ({ name, columns: [...names.keys()].filter((index) => names[index] === name) }))
    .filter(({ columns }) => columns.length > 1);
  return twins.map(({ name, columns }) => {
    const numbers = columns.map((index) => index + 1);
    const which = `${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;
    const unread = needed.some((index) => columns.includes(index)) ? '' : ', or list in `columns:` only others';
    const message = `Columns ${which} of this table are both called « ${name} », and the table is not read: which is meant cannot be told. Give one another name${unread}.`;
    const place = placeOf(heading[columns[1] as number]?.start ?? 0);
    return { ...place, rule: 'duplicate-column', severity: 'error', message };
  });
}

/** What is wrong where two rows have one id, as each writes it. */
export function sameId(row: string, before: string, id: string): string {
  const what =
    row === before
      ? `Two rows have the id « ${row} »: this one is`
      : `The ids « ${before} » and « ${row} » are one to the study, « ${id} », since capitals, accents and signs do not count in ids: this row is`;
  return `${what} left out, and codings of it may be of the other. Give one another id.`;
}

/** A row of fewer cells than the heading: programs leave out empty ones at the end of a line. Told once for the table. */
export const shortRow = 'This row has fewer cells than the heading.';

/** What rows are told of together, where there are many of them. */
type RowFault = 'short' | 'long' | 'no-id' | 'same-id';

/** So many are named by their lines, and up to as many are told one by one, if they are left out. */
const mostNamed = 5;

const together: Readonly<Record<RowFault, readonly [what: string, then: string]>> = {
  short: [
    'fewer cells than the heading',
    'those that are missing are read as empty. Where a cell goes on in the next line, put it between quotation marks.',
  ],
  long: [
    'more cells than the heading',
    'they are left out. Put a cell that holds a separator between quotation marks.',
  ],
  'no-id': ['no id of a letter or a digit', 'they are left out. Give each one that no other row has.'],
  'same-id': [
    'the id of another row',
    'they are left out, and codings of them may be of the others. Give each an id that no other row has.',
  ],
};

/** What is wrong with whole rows of a table, told together where it is wrong with many. */
export class RowFaults {
  private readonly rows = new Map<RowFault, Problem[]>();

  add(fault: RowFault, problem: Problem): void {
    const own = this.rows.get(fault);
    if (own) own.push(problem);
    else this.rows.set(fault, [problem]);
  }

  /** Of what kind the fault of a row by itself is; undefined where it is that of a cell. */
  static of({ rule, severity, message }: Problem): RowFault | undefined {
    if (message === shortRow) return 'short';
    if (rule === 'no-id') return 'no-id';
    return rule === 'csv' && severity === 'error' ? 'long' : undefined;
  }

  problems(): Problem[] {
    return [...this.rows].flatMap(([fault, rows]) =>
      fault !== 'short' && rows.length <= mostNamed ? rows : [toldTogether(fault, rows)],
    );
  }
}

function toldTogether(fault: RowFault, rows: readonly Problem[]): Problem {
  const lines = rows.slice(0, mostNamed).map(({ line }) => line);
  const rest = rows.length - lines.length;
  const [what, then] = together[fault];
  const who = rows.length === 1 ? '1 row has' : `${rows.length} rows have`;
  const where = `${rows.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  return { ...(rows[0] as Problem), message: `${who} ${what}, in ${where}: ${then}` };
}
