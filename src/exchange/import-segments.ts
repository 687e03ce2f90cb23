import { counted } from '../model/counted.ts';
import { codeCells } from './code-cell.ts';
import { codePaths } from './code-paths.ts';
import type { GridRow } from './grid.ts';
import { stemOf } from './import-text.ts';
import type { ForeignFile, Imported, ImportedQuote, Importer, ImportFault, ImportOptions } from './importer.ts';
import { type SegmentColumn, type SegmentTable, segmentTable } from './segment-columns.ts';
import { variableValue } from './table-columns.ts';
import { gridsIn } from './table-grids.ts';

/**
 * Tables of coded passages, a row each: exports of MAXQDA, ATLAS.ti, Taguette, Dedoose, and of `study export`. They hold
 * no interviews: passages are looked up in those the study has.
 */
export const importer: Importer = {
  recognises: (file) => {
    const read = gridsIn(file);
    return 'grids' in read && segmentTable(read.grids) !== undefined;
  },
  read,
};

function read(file: ForeignFile, options: ImportOptions): Imported | ImportFault {
  const grids = gridsIn(file);
  if ('fault' in grids) return grids;
  const table = segmentTable(grids.grids);
  if (!table) return { fault: 'It has no columns of interviews, passages and codes.' };
  const { quotes, paths, empty, against, unsure } = quotesOf(table, options.labels ?? []);
  return {
    sources: [],
    quotes,
    codes: { chapter: stemOf(file.name), codes: paths.codes },
    losses: [
      ...counted(empty, 'row without words or code', 'rows without words or code'),
      ...counted(against, 'row that speaks against its code', 'rows that speak against their codes'),
    ],
    warnings: [
      ...grids.notices,
      ...(unsure ? ['Its codes are parted at commas: look whether a name that holds one was divided.'] : []),
    ],
  };
}

function quotesOf(table: SegmentTable, labels: readonly string[]) {
  const { rows, columns } = table;
  const paths = codePaths();
  const several =
    columns.code === undefined
      ? codeCells(
          rows.map((row) => cell(row, columns.codes)),
          labels,
        )
      : undefined;
  const byKey = new Map<string, ImportedQuote & { readonly codes: string[] }>();
  let [empty, against] = [0, 0];
  rows.forEach((row, index) => {
    const said = (column: SegmentColumn) => cell(row, columns[column]);
    const quote = said('text');
    const codes = several ? several.codesIn(said('codes')) : [said('code')].filter((code) => code !== '');
    if (quote === '' || (codes.length === 0 && said('memo') === '')) {
      empty++;
      return;
    }
    if (said('stance') === 'against') {
      against++;
      return;
    }
    const ids = codes.map((code) => paths.add(code));
    const place = said('id') || `${said('from')}\0${said('to')}`;
    for (const coder of codersOf(said)) {
      const key = [said('source'), place, quote, coder].join('\0');
      const before = byKey.get(key);
      if (before && !ids.some((id) => before.codes.includes(id))) before.codes.push(...ids);
      else
        byKey.set(before ? `${key}\0${index}` : key, {
          ...{ source: said('source'), quote, codes: [...ids] },
          ...startOf(said),
          ...aside(said, coder, columns.stance === undefined),
        });
    }
  });
  return { quotes: [...byKey.values()], paths, empty, against, unsure: several?.unsure ?? false };
}

/** Other programs count paragraphs, or from elsewhere: only `study export` has a stance. */
function startOf(said: (column: SegmentColumn) => string): Pick<ImportedQuote, 'start'> {
  return said('stance') !== '' && /^\d+$/.test(said('from')) ? { start: Number(said('from')) } : {};
}

/** Of `study export` those who agree on a passage stand in one cell. */
function codersOf(said: (column: SegmentColumn) => string): string[] {
  const several = said('coders')
    .split(/,\s*/)
    .filter((coder) => coder !== '');
  return several.length > 0 ? several : [said('coder')];
}

/** @param isDated the day is that of the coding, not of the interview */
function aside(
  said: (column: SegmentColumn) => string,
  coder: string,
  isDated: boolean,
): Pick<ImportedQuote, 'coder' | 'date' | 'memo'> {
  const memo = said('memo');
  const date = isDated ? dayOf(said('date')) : undefined;
  return {
    ...(coder === '' ? {} : { coder }),
    ...(memo === '' ? {} : { memo }),
    ...(date === undefined ? {} : { date }),
  };
}

/** Also « 03/02/2024 10:15 »; the order of day and month is the French one. */
function dayOf(text: string): string | undefined {
  const [first = ''] = text.split(/[ T]/);
  return /^\d{4}-\d\d-\d\d$/.exec(variableValue('date', first))?.[0];
}

function cell(row: GridRow, column: number | undefined): string {
  return column === undefined ? '' : (row.cells[column]?.text.trim() ?? '');
}
