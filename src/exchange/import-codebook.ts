import type { Code } from '../model/codebook.ts';
import type { Plan } from '../model/plan.ts';
import { type Problem, sortProblems } from '../model/problem.ts';
import type { Study } from '../model/study.ts';
import { columnName } from './codebook-columns.ts';
import type { Grid } from './grid.ts';
import type { FieldChange, NewCode } from './imported-code.ts';
import type { RowFault } from './match-rows.ts';
import { planCodebookImport } from './plan-codebook-import.ts';
import { planThemeFiles } from './plan-theme-files.ts';
import { type CodebookRows, readCodebookRows } from './read-codebook-rows.ts';

export interface ImportedCodebook {
  /** Empty where a row has an error: a table is taken over as a whole, or not at all. */
  readonly plan: Plan;
  /** What the plan changes: nothing that a file cannot take. */
  readonly changes: readonly FieldChange[];
  readonly added: readonly NewCode[];
  /** Codes without a row; they stay. */
  readonly missing: readonly Code[];
  /** Faults of the table: `file` is its name, `line` the row and `column` the column. */
  readonly problems: readonly Problem[];
}

/** What a table of codes would change in a study's codebook. @param file the table's name, for messages */
export function importCodebook(
  grids: readonly Grid[],
  study: Study,
  file: string,
  notices: readonly string[] = [],
): ImportedCodebook {
  const nothing = { plan: { edits: [] }, changes: [], added: [], missing: [] };
  const told = notices.map(
    (message): Problem => ({ ...atTop(file), rule: 'table-encoding', severity: 'info', message }),
  );
  const table = readCodebookRows(grids);
  if (!table) return { ...nothing, problems: [...told, noColumn(grids, study, file)] };
  const wanted = planCodebookImport(table.rows, study.codebook);
  const { missing, faults } = wanted;
  const { faults: byHand, changes, added, ...plan } = planThemeFiles(wanted, study);
  const problems = sortProblems([
    ...told,
    ...unknownColumns(table, file),
    ...together([...faults, ...byHand]).map((fault) => problemOf(fault, table, study, file)),
  ]);
  const refused = problems.some(({ severity }) => severity === 'error');
  return refused ? { ...nothing, missing, problems } : { plan, changes, added, missing, problems };
}

function atTop(file: string) {
  return { file, line: 1, column: 1 };
}

function noColumn(grids: readonly Grid[], { settings }: Study, file: string): Problem {
  const headings = (grids[0]?.rows[0]?.cells ?? []).map(({ text }) => text.trim()).filter((text) => text !== '');
  const found = headings.length > 0 ? ` The first row says: ${headings.slice(0, 8).join(', ')}.` : ' It is empty.';
  const message = `no column of labels is found: a row above the codes names the columns, « ${columnName('label', settings.language)} » among them.${found}`;
  return { ...atTop(file), rule: 'table-column', severity: 'error', message };
}

function unknownColumns({ unknown, heading }: CodebookRows, file: string): Problem[] {
  return unknown.map(({ heading: name, position }) => ({
    file,
    line: Math.max(1, heading),
    column: position,
    rule: 'table-column',
    severity: 'info',
    message: `the column « ${name} » is none of a codebook's, and is left out.`,
  }));
}

/** One line for all cells of a column that are empty: a table without a column's texts would print a line a code. */
function together(faults: readonly RowFault[]): RowFault[] {
  const empty = faults.filter(({ rule }) => rule === 'table-empty');
  const byColumn = new Map<string, RowFault[]>();
  for (const fault of empty) byColumn.set(fault.column, [...(byColumn.get(fault.column) ?? []), fault]);
  const grouped = [...byColumn.values()].flatMap((group): RowFault[] => {
    const [first, ...more] = group;
    if (!first || more.length === 0) return group;
    const rows = group.map(({ row }) => row.number);
    const message = `empty in rows ${rows.slice(0, 10).join(', ')}${rows.length > 10 ? ' …' : ''} and not in the codebook, which keeps what it says. To remove it, edit the files of the themes.`;
    return [{ ...first, message }];
  });
  return [...faults.filter(({ rule }) => rule !== 'table-empty'), ...grouped];
}

function problemOf(
  { row, column, severity, rule, message }: RowFault,
  { positions }: CodebookRows,
  { settings }: Study,
  file: string,
): Problem {
  const place = { file, line: row.number, column: positions[column] ?? 1 };
  return {
    ...place,
    rule,
    severity,
    message: `Row ${row.number}, ${columnName(column, settings.language)}: ${message}`,
  };
}
