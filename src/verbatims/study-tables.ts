import type { CodedStudy } from '../model/study.ts';
import type { Table } from '../model/table.ts';
import { type ExportWanted, exportedStudy } from './exported-study.ts';
import { codesTable, codingsTable } from './tables-of-codes.ts';
import { paragraphsTable, segmentCodesTable, segmentsTable } from './tables-of-passages.ts';
import { casesTable, presenceTable, sourcesTable } from './tables-of-sources.ts';
import { tabulated } from './tabulated.ts';

/**
 * A study as tables, for SQL and for Parquet: what `exportedStudy` lets leave and, so that every count of `stats` can be
 * made again, who was assessed for what, also of interviews that may not be quoted.
 * @param exported what leaves of the study, where it is at hand
 * @param wanted `full`: everything under its own name, for the team itself
 */
export function studyTables(coded: CodedStudy, wanted: ExportWanted, exported = exportedStudy(coded, wanted)): Table[] {
  const study = tabulated(coded, exported, wanted);
  return [
    sourcesTable(study),
    casesTable(study),
    segmentsTable(study),
    codingsTable(study),
    codesTable(study),
    paragraphsTable(study),
    presenceTable(study),
    segmentCodesTable(study),
  ];
}
