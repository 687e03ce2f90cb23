import { type Code, type Codebook, findCode } from '../model/codebook.ts';
import { isSlug, slug } from '../model/slug.ts';
import type { Column } from './codebook-columns.ts';
import type { CodebookRow } from './read-codebook-rows.ts';

/** A row with the code it is about, or the id of the new one. */
export interface MatchedRow {
  readonly row: CodebookRow;
  readonly id: string;
  readonly code?: Code;
  /** The id of the code above; absent for a theme. */
  readonly parent?: string;
}

export interface RowFault {
  readonly row: CodebookRow;
  readonly column: Column;
  readonly severity: 'error' | 'warning' | 'info';
  readonly rule: string;
  readonly message: string;
}

export interface RowsMatched {
  readonly matched: readonly MatchedRow[];
  readonly faults: readonly RowFault[];
  /** Codes of the codebook that no row is about. */
  readonly missing: readonly Code[];
}

/** Finds which code each row is about: by its id, by a former id, else by its label where only one code bears it. */
export function matchRows(rows: readonly CodebookRow[], codebook: Codebook): RowsMatched {
  const matcher = new Matcher(rows, codebook);
  const matched = rows.flatMap((row) => matcher.match(row) ?? []);
  const faults = [...matcher.faults];
  const found = new Set(matched.flatMap(({ code }) => code?.id ?? []));
  const missing = [...codebook.codes.values()].filter(({ id }) => !found.has(id));
  return { matched, faults, missing };
}

class Matcher {
  readonly faults: RowFault[] = [];
  private readonly taken = new Map<string, CodebookRow>();
  /** Ids that rows name: their codes are not free to be found by a label. */
  private readonly named: ReadonlySet<string>;
  /** The last id at each level. */
  private readonly line: string[] = [];
  private readonly fresh = new Map<string, string>();
  /** Labels by the code above, with their rows. */
  private readonly labels = new Map<string, CodebookRow>();

  constructor(
    private readonly rows: readonly CodebookRow[],
    private readonly codebook: Codebook,
  ) {
    this.named = new Set(rows.flatMap(({ cells }) => findCode(codebook, cells.code ?? '')?.id ?? []));
  }

  match(row: CodebookRow): MatchedRow | undefined {
    const { code = '', label = '' } = row.cells;
    if (this.isNameless(row)) return undefined;
    const parent = this.parentOf(row);
    if (parent === false) return undefined;
    const known = this.codeOf(row, parent);
    if (known === 'several')
      return this.refuse(row, 'label', `several codes are called « ${label} ». Say which in the column of codes.`);
    const id = known?.id ?? (code || this.freeId(slug(label), parent));
    if (id === '') return this.refuse(row, 'label', `« ${label} » has no letter or digit to make an id of.`);
    if (this.stoodBefore(row, id, parent)) return undefined;
    if (!known) this.fresh.set(slug(label || id), id);
    const level = known?.level ?? this.levelOf(parent);
    this.line.length = level - 1;
    this.line[level - 1] = id;
    return { row, id, ...(known ? { code: known } : {}), ...(parent ? { parent } : {}) };
  }

  private isNameless(row: CodebookRow): boolean {
    const { code = '', label = '' } = row.cells;
    if (code === '' && label === '')
      this.refuse(row, 'label' in row.cells ? 'label' : 'code', 'this row has no label. Give it one, or empty it.');
    else if (code !== '' && !isSlug(code)) {
      const message = `« ${code} » is no id: lower-case letters without accents, digits and hyphens. Write \`${slug(code)}\`.`;
      this.refuse(row, 'code', message);
    } else return false;
    return true;
  }

  private stoodBefore(row: CodebookRow, id: string, parent: string | undefined): boolean {
    const { code = '', label = '' } = row.cells;
    const key = `${parent ?? ''}/${slug(label)}`;
    const first = this.taken.get(id) ?? (code === '' ? this.labels.get(key) : undefined);
    this.labels.set(key, first ?? row);
    this.taken.set(id, first ?? row);
    if (!first) return false;
    const message = `« ${code || label} » stands in row ${first.number} already. Keep one row.`;
    this.refuse(row, code === '' ? 'label' : 'code', message);
    return true;
  }

  private refuse(row: CodebookRow, column: Column, message: string): undefined {
    this.faults.push({ row, column, severity: 'error', rule: 'table-row', message });
  }

  /** The id above; undefined for a theme; false where the row names one that is not there. */
  private parentOf(row: CodebookRow): string | undefined | false {
    const { parent, level, code = '' } = row.cells;
    if (parent) {
      const id = this.idNamed(parent);
      if (id !== undefined) return id;
      this.refuse(row, 'parent', `« ${parent} » is neither a code of the codebook nor of the rows above.`);
      return false;
    }
    if (parent === undefined && level) {
      const depth = Number(/\d+/.exec(level)?.[0] ?? Number.NaN);
      if (depth === 1) return undefined;
      const above = this.line[depth - 2];
      if (above !== undefined) return above;
      const message = Number.isNaN(depth)
        ? `« ${level} » is no level. Write 1 for a theme, 2 for a sub-theme.`
        : `nothing stands above this row at level ${depth - 1}.`;
      this.refuse(row, 'level', message);
      return false;
    }
    return parent === undefined ? findCode(this.codebook, code)?.parent : undefined;
  }

  /** A code named by its id, or by its label: of a row above, of the codebook, of a row that gives its own id. */
  private idNamed(name: string): string | undefined {
    const known = findCode(this.codebook, name)?.id;
    if (known !== undefined) return known;
    if (this.taken.has(name) || this.rows.some(({ cells }) => cells.code === name)) return name;
    const label = slug(name);
    const above = this.fresh.get(label);
    if (above !== undefined) return above;
    const bearing = [...this.codebook.codes.values()].filter((code) => slug(code.label) === label);
    return (bearing.find(({ level }) => level === 1) ?? bearing[0])?.id;
  }

  private codeOf(row: CodebookRow, parent: string | undefined): Code | 'several' | undefined {
    const { code = '', label = '' } = row.cells;
    const byId = code === '' ? undefined : findCode(this.codebook, code);
    if (byId) return byId;
    const wanted = slug(label);
    const free = [...this.codebook.codes.values()].filter(
      ({ id, label: own }) => slug(own) === wanted && !this.named.has(id) && !this.taken.has(id),
    );
    const knowsPlace = 'parent' in row.cells || 'level' in row.cells;
    const bearing = knowsPlace ? free.filter((one) => one.parent === parent) : free;
    if (bearing.length > 1) return code === '' ? 'several' : undefined;
    const [found] = bearing;
    if (found && code !== '') this.suggestRename(row, found, code);
    return found;
  }

  private suggestRename(row: CodebookRow, { id, label }: Code, to: string): void {
    const message = `the label « ${label} » stayed and its code « ${id} » became « ${to} », which codings would not find. It keeps its code; to rename it, use \`study codebook rename ${id} ${to}\`.`;
    this.faults.push({ row, column: 'code', severity: 'warning', rule: 'table-rename', message });
  }

  private freeId(wanted: string, parent: string | undefined): string {
    const isFree = (id: string) =>
      !findCode(this.codebook, id) && !this.taken.has(id) && !this.rows.some(({ cells }) => cells.code === id);
    if (wanted === '' || isFree(wanted)) return wanted;
    const below = parent === undefined ? wanted : `${parent}-${wanted}`;
    for (let number = 2, id = below; ; id = `${below}-${number++}`) if (isFree(id)) return id;
  }

  private levelOf(parent: string | undefined): number {
    if (parent === undefined) return 1;
    const known = this.codebook.codes.get(parent);
    if (known) return known.level + 1;
    const at = this.line.indexOf(parent);
    return at === -1 ? 2 : at + 2;
  }
}
