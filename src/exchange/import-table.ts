import { counted } from '../model/counted.ts';
import { slug } from '../model/slug.ts';
import { columnNamed } from './codebook-columns.ts';
import { frontMatterKey } from './front-matter-key.ts';
import type { Grid, GridRow } from './grid.ts';
import { stemOf } from './import-text.ts';
import type {
  ForeignFile,
  Imported,
  ImportedParagraph,
  ImportedSource,
  Importer,
  ImportFault,
  ImportOptions,
} from './importer.ts';
import { columnsNamed, variableKey } from './table-columns.ts';
import { gridsIn } from './table-grids.ts';

/** Tables of answers in words: a source a row, or where rows share an id, one for each id. */
export const importer: Importer = { recognises: () => true, read };

function read(file: ForeignFile, options: ImportOptions): Imported | ImportFault {
  const read = gridsIn(file);
  if ('fault' in read) return read;
  const [grid, ...others] = read.grids;
  const [heading, ...rows] = belowTitles(grid?.rows ?? []);
  if (!heading || rows.length === 0) return { fault: 'It has no rows below its headings.' };
  const titles = heading.cells.map(({ text }) => text.replace(/\s+/g, ' ').trim());
  const columns = columnsWanted(titles, rows, options);
  if ('fault' in columns) return columns;
  const { sources, repeated } = sourcesOf(rows, titles, columns, stemOf(file.name), options.join);
  const blank = rows.filter((row) => columns.text.every((column) => cell(row, column) === '')).length;
  const used = new Set([...columns.text, ...columns.variables, ...(columns.id === undefined ? [] : [columns.id])]);
  const left = titles.filter((title, column) => title !== '' && !used.has(column));
  return {
    sources,
    losses: [
      ...counted(blank, 'row without an answer', 'rows without an answer'),
      ...counted(others.length, 'further sheet'),
      ...(left.length > 0 ? [`the columns ${left.join(', ')} (--columns takes them as variables)`] : []),
    ],
    warnings: [...read.notices, ...repeated],
  };
}

/** Without titles that stand above the headings: rows of one cell, where others have several. */
function belowTitles(rows: readonly GridRow[]): readonly GridRow[] {
  const filled = ({ cells }: GridRow) => cells.filter(({ text }) => text.trim() !== '').length;
  const first = rows.findIndex((row) => filled(row) > 1);
  return first > 0 && first < mostTitles ? rows.slice(first) : rows;
}

const mostTitles = 10;

/** Columns of a table, 0-based. */
interface Columns {
  readonly text: readonly number[];
  readonly id?: number;
  readonly variables: readonly number[];
}

function columnsWanted(
  titles: readonly string[],
  rows: readonly GridRow[],
  { text, id, columns, join }: ImportOptions,
): Columns | ImportFault {
  const known = () => titles.map((title, column) => `${column + 1} « ${title} »`).join(', ');
  const fault = (option: string, name: string) => ({
    fault: `It has no column « ${name} » (${option}). Columns: ${known()}.`,
  });
  const said = columnsNamed(titles, text ?? '');
  if (typeof said === 'string') return fault('--text', said);
  if (said.length === 0 && isCodebook(titles))
    return { fault: 'It is a table of codes, not of answers: `study codebook import` takes it over.' };
  if (said.length === 0)
    return { fault: `Say which columns hold the answers: --text ${likely(titles, rows)}. Columns: ${known()}.` };
  const names = columnsNamed(titles, id ?? '');
  if (typeof names === 'string') return fault('--id', names);
  const variables = columnsNamed(titles, columns ?? '');
  if (typeof variables === 'string') return fault('--columns', variables);
  if (join && names.length === 0) return { fault: 'To join rows, say which column names the source: --id COLUMN.' };
  const [name] = names;
  return { text: said, variables, ...(name === undefined ? {} : { id: name }) };
}

function isCodebook(titles: readonly string[]): boolean {
  const columns = new Set(titles.map(columnNamed));
  return columns.has('definition') && (columns.has('label') || columns.has('code'));
}

/** The number of the column with the most words. */
function likely(titles: readonly string[], rows: readonly GridRow[]): number {
  const lengths = titles.map((_, column) => rows.reduce((sum, row) => sum + cell(row, column).length, 0));
  return lengths.indexOf(Math.max(...lengths)) + 1;
}

function sourcesOf(
  rows: readonly Grid['rows'][number][],
  titles: readonly string[],
  columns: Columns,
  stem: string,
  join: boolean,
): { sources: ImportedSource[]; repeated: string[] } {
  const sources = new Map<string, ImportedSource>();
  const rowsOf = new Map<string, number>();
  rows.forEach((row, index) => {
    const paragraphs = answers(row, titles, columns.text);
    if (paragraphs.length === 0) return;
    const id = columns.id === undefined ? '' : cell(row, columns.id);
    const number = String(index + 1).padStart(String(rows.length).length, '0');
    const name = /\p{L}/u.test(id) ? id : `${stem}-${id === '' ? number : id}`;
    const own = variablesOf(row, titles, columns.variables);
    // Somebody who answers in two waves is two sources.
    const unique = `${slug(name)}\0${own.wave ?? ''}`;
    if (id !== '') rowsOf.set(unique, (rowsOf.get(unique) ?? 0) + 1);
    const key = join && id !== '' ? unique : String(index);
    const before = sources.get(key);
    const variables = { ...own, ...before?.variables };
    sources.set(key, {
      name,
      paragraphs: [...(before?.paragraphs ?? []), ...paragraphs],
      variables,
      labelled: true,
    });
  });
  const twice = join ? [] : [...rowsOf].filter(([, count]) => count > 1);
  const [first = ''] = twice.map(([name]) => name.split('\0')[0]);
  return {
    sources: [...sources.values()],
    repeated: counted(twice.length, 'id stands', 'ids stand').map(
      (text) => `${text} in several rows (« ${first} »): each row is a source. With --join the rows of an id are one.`,
    ),
  };
}

/** What a row answers; of several columns each with its heading as the question. */
function answers(row: GridRow, titles: readonly string[], columns: readonly number[]): ImportedParagraph[] {
  return columns.flatMap((column) => {
    const said = cell(row, column)
      .split(/\n\s*\n/)
      .filter((text) => text.trim() !== '');
    if (columns.length === 1) return said.map((text) => ({ text }));
    const question = { text: titles[column] || `Question ${column + 1}`, speaker: 'Q' };
    return said.length === 0 ? [] : [question, ...said.map((text) => ({ text, speaker: 'R' }))];
  });
}

function variablesOf(row: GridRow, titles: readonly string[], columns: readonly number[]): Record<string, string> {
  return Object.fromEntries(
    columns.flatMap((column) => {
      const title = titles[column] ?? '';
      const value = cell(row, column);
      if (title === '' || value === '') return [];
      return [frontMatterKey(title, variableKey(title) === 'case' ? slug(value) : value)];
    }),
  );
}

function cell(row: GridRow, column: number): string {
  return row.cells[column]?.text.trim() ?? '';
}
