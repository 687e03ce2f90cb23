import type { CodedStudy } from '../model/study.ts';
import type { Table } from '../model/table.ts';
import { type ExportWanted, exportedStudy } from './exported-study.ts';
import { codesTable, codingsTable } from './tables-of-codes.ts';
import { paragraphsTable, segmentCodesTable, segmentsTable } from './tables-of-passages.ts';
import { casesTable, presenceTable, sourcesTable } from './tables-of-sources.ts';
import { type Tabulated, tabulated } from './tabulated.ts';

/** Every table by its name; to add one: its function, a line here, and one in the help of `study query`. */
const tables: Readonly<Record<string, (study: Tabulated) => Table>> = {
  sources: sourcesTable,
  cases: casesTable,
  segments: segmentsTable,
  codings: codingsTable,
  codes: codesTable,
  paragraphs: paragraphsTable,
  presence: presenceTable,
  segment_codes: segmentCodesTable,
};

export const tableNames: readonly string[] = Object.keys(tables);

/**
 * A study as tables, for SQL and for Parquet: what `exportedStudy` lets leave and, so that every count of `stats` can be
 * made again, who was assessed for what, also of interviews that may not be quoted. Rows are made when they are asked for.
 * @param exported what leaves of the study, where it is at hand
 * @param wanted `full`: everything under its own name, for the team itself
 */
export function studyTables(coded: CodedStudy, wanted: ExportWanted, exported = exportedStudy(coded, wanted)): Table[] {
  const study = tabulated(coded, exported, wanted);
  return Object.values(tables).map((table) => table(study));
}
