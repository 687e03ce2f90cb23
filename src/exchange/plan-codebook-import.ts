import { type Code, type Codebook, findCode } from '../model/codebook.ts';
import { isSlug, slug } from '../model/slug.ts';
import type { Column } from './codebook-columns.ts';
import { comparable, type FieldChange, listFields, type NewCode, proseOf, textFields } from './imported-code.ts';
import { splitCell } from './listed-cell.ts';
import { type MatchedRow, matchRows, type RowFault } from './match-rows.ts';
import type { CodebookRow } from './read-codebook-rows.ts';

/** What the rows of a table would change in a codebook. */
export interface CodebookImport {
  readonly changes: readonly FieldChange[];
  /** New codes with those below them; `parent` is one of the codebook, or absent. */
  readonly added: readonly NewCode[];
  readonly missing: readonly Code[];
  readonly faults: readonly RowFault[];
}

/** Compares rows with a codebook. Nothing is ever taken away: an empty cell, or a code without a row, changes nothing. */
export function planCodebookImport(rows: readonly CodebookRow[], codebook: Codebook): CodebookImport {
  const { matched, faults, missing } = matchRows(rows, codebook);
  const known = matched.flatMap((row) => (row.code ? [{ ...row, code: row.code }] : []));
  const fresh = matched.filter(({ code }) => !code);
  const taken = new Map(matched.map(({ id, row }) => [id, row]));
  return {
    changes: known.flatMap(({ row, code }) => changesOf(row, code)),
    added: newCodes(fresh, matched, codebook),
    missing,
    faults: [
      ...faults,
      ...matched.flatMap((row) => [...aliasFaults(row, codebook, taken), ...placeFaults(row, codebook)]),
      ...matched.flatMap(({ row, code, parent }) => proseFaults(row, code ? code.level : parent === undefined ? 1 : 2)),
      ...chapterFaults(fresh, codebook),
      ...known.flatMap(({ row, code }) => emptyFaults(row, code)),
    ],
  };
}

const themeOnly = ['include', 'exclude', 'examples'] as const;

function changesOf(row: CodebookRow, code: Code): FieldChange[] {
  const texts = textFields.flatMap((field): FieldChange[] => {
    const to = proseOf(row.cells[field] ?? '');
    if (to === '' || comparable(to) === comparable(code[field])) return [];
    return code.level > 1 && themeOnly.some((one) => one === field) ? [] : [{ row, code, field, to }];
  });
  const lists = listFields.flatMap((field): FieldChange[] => {
    const now = code[field] ?? [];
    const said = itemsOf(row.cells[field] ?? '', now);
    const to = field === 'aliases' ? [...now, ...said.filter((id) => !now.includes(id))] : said;
    const same = isWithin(to, now) && isWithin(now, to);
    return said.length === 0 || same ? [] : [{ row, code, field, to }];
  });
  return [...texts, ...lists];
}

/** The items of a cell; one that the codebook has is taken as it writes it, and never divided. */
function itemsOf(cell: string, now: readonly string[]): string[] {
  const whole = now.find((item) => isSameItem(item, cell));
  return whole === undefined
    ? splitCell(cell).map((item) => now.find((one) => isSameItem(one, item)) ?? item)
    : [whole];
}

function isWithin(items: readonly string[], others: readonly string[]): boolean {
  return items.every((item) => others.some((other) => isSameItem(item, other)));
}

function isSameItem(one: string, other: string): boolean {
  const plain = (text: string) => comparable(text).replace(/\s+/g, ' ');
  return plain(one) === plain(other);
}

function newCodes(fresh: readonly MatchedRow[], matched: readonly MatchedRow[], codebook: Codebook): NewCode[] {
  const under = (parent: string | undefined): NewCode[] =>
    fresh.filter((row) => row.parent === parent).map((row) => newCode(row, chapterOf(row, matched, codebook)));
  const newCode = ({ row, id, parent }: MatchedRow, chapter: string): NewCode => ({
    row,
    id,
    label: row.cells.label || id,
    chapter,
    ...(parent === undefined ? {} : { parent }),
    ...texts(row, parent === undefined),
    indicators: splitCell(row.cells.indicators ?? ''),
    aliases: splitCell(row.cells.aliases ?? ''),
    asked: splitCell(row.cells.asked ?? ''),
    children: under(id),
  });
  const parents = new Set(fresh.flatMap(({ parent }) => parent ?? []));
  const above = [...parents].filter((id) => findCode(codebook, id));
  return [...under(undefined), ...above.flatMap(under)];
}

function texts({ cells }: CodebookRow, isTheme: boolean) {
  const prose = (column: Column) => proseOf(cells[column] ?? '');
  const own = { include: prose('include'), exclude: prose('exclude'), examples: prose('examples') };
  return { definition: prose('definition'), ...(isTheme ? own : { include: '', exclude: '', examples: '' }) };
}

/** The chapter a new theme goes to, by its id where the codebook has it; by default the only one, or the row above's. */
function chapterOf({ row, id }: MatchedRow, matched: readonly MatchedRow[], codebook: Codebook): string {
  const named = row.cells.chapter;
  if (named) return chapterNamed(named, codebook) ?? named;
  const [only, ...more] = codebook.chapters;
  if (only && more.length === 0) return only.id;
  const before = matched
    .slice(
      0,
      matched.findIndex((one) => one.id === id),
    )
    .findLast(({ code }) => code);
  return before?.code?.chapter ?? '';
}

/** Also « 2. Freins » names a chapter called Freins. */
function chapterNamed(name: string, { chapters }: Codebook): string | undefined {
  const wanted = [slug(name), slug(name.replace(/^\s*\d+\s*[.):–-]\s*/, ''))];
  return chapters.find(({ id, label }) => wanted.includes(id) || wanted.includes(slug(label)))?.id;
}

function chapterFaults(fresh: readonly MatchedRow[], { chapters }: Codebook): RowFault[] {
  return fresh
    .filter(({ row, parent }) => parent === undefined && !row.cells.chapter && chapters.length > 1)
    .map(({ row, id }) => {
      const message = `nothing says which chapter the new theme « ${id} » is of; it goes to that of the row above. A column of chapters says it.`;
      return { row, column: 'label', severity: 'warning', rule: 'table-row', message };
    });
}

function aliasFaults({ row, id }: MatchedRow, codebook: Codebook, taken: ReadonlyMap<string, CodebookRow>): RowFault[] {
  return splitCell(row.cells.aliases ?? '').flatMap((alias): RowFault[] => {
    const owner = findCode(codebook, alias)?.id ?? (taken.has(alias) ? alias : undefined);
    if (isSlug(alias) && (owner === undefined || (owner === id && alias !== id))) return [];
    const message = isSlug(alias)
      ? `the former code « ${alias} » names « ${owner} » already.`
      : `« ${alias} » is no id: lower-case letters without accents, digits and hyphens. Write \`${slug(alias)}\`.`;
    return [{ row, column: 'aliases', severity: 'error', rule: 'table-row', message }];
  });
}

/** Codes that the table puts elsewhere: an import moves nothing. */
function placeFaults({ row, code, parent }: MatchedRow, codebook: Codebook): RowFault[] {
  if (!code) return [];
  const move = (column: Column, to: string): RowFault => {
    const message = `« ${code.id} » stands under « ${to} » here and under « ${code.parent ?? code.chapter} » in the codebook, where it stays. To move it, use \`study codebook move\`.`;
    return { row, column, severity: 'warning', rule: 'table-move', message };
  };
  const saysParent = 'parent' in row.cells || 'level' in row.cells;
  if (saysParent && parent !== code.parent)
    return [move('parent' in row.cells ? 'parent' : 'level', parent ?? row.cells.chapter ?? 'no code')];
  const chapter = row.cells.chapter;
  if (!chapter || code.level > 1) return [];
  return chapterNamed(chapter, codebook) === code.chapter ? [] : [move('chapter', chapter)];
}

/** What only a theme's file has a place for. */
function proseFaults(row: CodebookRow, level: number): RowFault[] {
  if (level === 1) return [];
  return themeOnly
    .filter((column) => row.cells[column])
    .map((column) => {
      const message =
        'only a theme says what to include, to exclude, and examples. Left out: put it into the definition of the sub-theme.';
      return { row, column, severity: 'warning', rule: 'table-row', message };
    });
}

function emptyFaults(row: CodebookRow, code: Code): RowFault[] {
  const emptied = [...textFields, ...listFields].filter((field) => {
    const now = code[field] ?? '';
    return row.cells[field]?.trim() === '' && now.length > 0;
  });
  return emptied.map((column) => {
    const message = `empty here and not in the codebook, which keeps it for « ${code.id} ». To remove it, edit ${code.place.file}.`;
    return { row, column, severity: 'info', rule: 'table-empty', message };
  });
}
