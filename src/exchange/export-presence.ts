import type { ExportedStudy } from '../model/exported.ts';
import { codesById, variableNames } from './exported-codes.ts';
import type { Exporter } from './exporter.ts';
import { type Column, tableFile, uniqueNames } from './table-file.ts';

/** Who has what: a row a case, a column a code, named by its id; 1 present, 0 absent, empty where it was not assessed. */
export const exporter: Exporter = {
  write: async (study, ending) => ({
    pieces: [await tableFile(presenceColumns(study), ending, study.language)],
    losses: ['the passages behind each number'],
  }),
};

export function presenceColumns(study: ExportedStudy): Column[] {
  const { codes, rows } = study.presence;
  const labels = codesById(study);
  const own: Column[] = [
    { name: 'case', values: rows.map((row) => row.case) },
    { name: 'waves', values: rows.map(({ waves }) => waves.join(', ') || null) },
  ];
  const names = variableNames(rows);
  const taken = [...own.map(({ name }) => name), ...codes.filter((code) => labels.has(code))];
  const shown = uniqueNames(names, taken);
  return [
    ...own,
    ...names.map((name, i) => ({
      name: shown[i] as string,
      values: rows.map(({ variables }) => variables[name] ?? null),
    })),
    ...codes.map((name, i) => ({ name, values: rows.map(({ cells }) => cells[i] ?? null) })),
  ];
}
