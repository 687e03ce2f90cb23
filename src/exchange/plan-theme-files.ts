import { findCode } from '../model/codebook.ts';
import type { Plan } from '../model/plan.ts';
import type { Edit } from '../model/problem.ts';
import type { Study } from '../model/study.ts';
import { withField, withSubtheme } from './edit-theme.ts';
import type { FieldChange, NewCode } from './imported-code.ts';
import type { RowFault } from './match-rows.ts';
import { newThemeFiles } from './new-theme-files.ts';
import type { CodebookImport } from './plan-codebook-import.ts';

export interface ThemeFilesPlan extends Plan {
  /** The changes and new codes that the plan carries out. */
  readonly changes: readonly FieldChange[];
  readonly added: readonly NewCode[];
  /** What a file is not written plainly enough for. */
  readonly faults: readonly RowFault[];
}

/** The changes of a table as splices of the themes' files, and new files. */
export function planThemeFiles(
  { changes, added }: CodebookImport,
  study: Study,
  introductions?: ReadonlyMap<string, string>,
): ThemeFilesPlan {
  const { codebook, settings, texts } = study;
  const themes = new Map<string, string>();
  const faults: RowFault[] = [];
  const edit = (
    code: string,
    change: (theme: { path: string; text: string; chapter: string }) => string | undefined,
  ) => {
    const { place, chapter } = findCode(codebook, code) ?? { place: { file: '' }, chapter: '' };
    const text = change({ path: place.file, text: themes.get(place.file) ?? texts.get(place.file) ?? '', chapter });
    if (text !== undefined) themes.set(place.file, text);
    return text !== undefined;
  };
  const byHand = (row: NewCode['row'], column: RowFault['column'], what: string, code: string) => {
    const message = `${what} of « ${code} » cannot be written into ${findCode(codebook, code)?.place.file} without touching more. Change it there by hand.`;
    faults.push({ row, column, severity: 'warning', rule: 'table-by-hand', message });
  };
  const written = changes.filter((change) => {
    const { code, field, row } = change;
    const isWritten = edit(code.id, (theme) => withField(theme, change, settings.language));
    if (!isWritten) byHand(row, field, `the field \`${field}\``, code.id);
    return isWritten;
  });
  const placed = added.filter((code) => {
    const { parent } = code;
    if (parent === undefined) return true;
    const isPlaced = edit(parent, (theme) => withSubtheme(theme, parent, code));
    if (!isPlaced) byHand(code.row, 'label', `the sub-theme « ${code.label} »`, parent);
    return isPlaced;
  });
  return {
    changes: written,
    added: placed,
    edits: [...themes].flatMap(([file, text]) => difference(file, texts.get(file) ?? '', text)),
    created: newThemeFiles(
      added.filter(({ parent }) => parent === undefined),
      study,
      introductions,
    ),
    faults,
  };
}

/** The one splice between what two texts have in common at their beginning and their end. */
function difference(file: string, before: string, after: string): Edit[] {
  if (before === after) return [];
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start++;
  let end = 0;
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return [{ file, start, end: before.length - end, text: after.slice(start, after.length - end) }];
}
