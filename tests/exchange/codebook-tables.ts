import { codebookTable } from '../../src/exchange/codebook-table.ts';
import type { Grid } from '../../src/exchange/grid.ts';
import { type ImportedCodebook, importCodebook } from '../../src/exchange/import-codebook.ts';
import { applyEdits } from '../../src/model/edit.ts';
import type { Study } from '../../src/model/study.ts';
import { codedStudy } from '../coding/coded.ts';

/** Texts as a table, the first row in row 1. */
export function gridOf(rows: readonly (readonly string[])[]): Grid {
  return { rows: rows.map((cells, i) => ({ number: i + 1, cells: cells.map((text) => ({ text, columns: 1 })) })) };
}

/** The files of a study after a table was imported. */
export function filesAfter(study: Study, { plan }: ImportedCodebook): Record<string, string> {
  const files = Object.fromEntries(study.texts);
  for (const [path, text] of study.texts)
    files[path] = applyEdits(
      text,
      plan.edits.filter(({ file }) => file === path),
    );
  for (const { path, text } of plan.created ?? []) files[path] = text;
  return files;
}

/** Imports rows into a study of these files. */
export function imported(files: Readonly<Record<string, string>>, rows: readonly (readonly string[])[]) {
  const study = codedStudy(files);
  const result = importCodebook([gridOf(rows)], study, 'grille.csv');
  return { ...result, study, files: filesAfter(study, result) };
}

export function tableOf(files: Readonly<Record<string, string>>): string[][] {
  const { codebook, settings } = codedStudy(files);
  return codebookTable(codebook, settings.language, () => ({ k: 0, n: 0 }));
}
