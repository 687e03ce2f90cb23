import { tableColumns } from './sqlite-columns.ts';
import { recordValues, type SqliteValue, varintAt } from './sqlite-record.ts';

export type SqliteRow = Readonly<Record<string, SqliteValue>>;

/** A database of SQLite, to be read only. */
export interface SqliteDatabase {
  readonly tables: readonly string[];
  /** The rows of a table by name, in the order of their ids; none where there is no such table. @throws DamagedDatabase */
  rows(table: string): SqliteRow[];
}

/** Where a database breaks off, as a sentence. */
export class DamagedDatabase extends Error {}

const encodings = ['utf-8', 'utf-8', 'utf-16le', 'utf-16be'];
const mostRows = 2_000_000;

/**
 * Opens the bytes of a database: tables are read whole, indexes, views and triggers are not looked at. The SQLite
 * database file format, sections 1.3 to 1.6 and 2; sqlite.org/fileformat2.html.
 * @throws DamagedDatabase
 */
export function openSqlite(bytes: Uint8Array): SqliteDatabase {
  if (!isSqlite(bytes)) throw new DamagedDatabase('It is no database of SQLite.');
  const pages = new Pages(bytes);
  const schema = pages.rows(1).map(({ values: [type, name, , root, sql] }) => ({ type, name, root, sql }));
  const tables = schema.filter(({ type, name }) => type === 'table' && typeof name === 'string');
  return {
    tables: tables.map(({ name }) => String(name)),
    rows(table) {
      const found = tables.find(({ name }) => name === table);
      if (!found) return [];
      const { columns, rowid } = tableColumns(String(found.sql));
      if (columns.length === 0) throw new DamagedDatabase(`Its table ${table} is of a kind that is not read.`);
      return pages.rows(Number(found.root)).map(({ id, values }) => {
        const named = columns.map((column, i) => [column, column === rowid ? id : (values[i] ?? null)] as const);
        return Object.fromEntries(named);
      });
    },
  };
}

export function isSqlite(bytes: Uint8Array): boolean {
  return bytes.length >= 512 && new TextDecoder('latin1').decode(bytes.subarray(0, 16)) === 'SQLite format 3\0';
}

/** Whether the program writes beside the file first (`-wal`): what was not yet taken over is not in the file. */
export function writesAhead(bytes: Uint8Array): boolean {
  return bytes[18] === 2;
}

interface Stored {
  readonly id: number;
  readonly values: readonly SqliteValue[];
}

class Pages {
  private readonly view: DataView;
  private readonly size: number;
  /** What of a page holds content. */
  private readonly usable: number;
  private readonly encoding: string;
  /** Bytes of the rows of one tree so far: more than the file has would be rows that share pages. */
  private taken = 0;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const size = this.view.getUint16(16);
    this.size = size === 1 ? 65_536 : size;
    this.usable = this.size - (bytes[20] ?? 0);
    this.encoding = encodings[this.view.getUint32(56)] ?? 'utf-8';
    if (this.size < 512 || (this.size & (this.size - 1)) !== 0 || this.usable < 480)
      throw new DamagedDatabase('It is a damaged database of SQLite: its first page makes no sense.');
  }

  /** The rows of the tree that begins at a page; an explicit stack, and no page twice, so that no tree is endless. */
  rows(root: number): Stored[] {
    this.taken = 0;
    const stored: Stored[] = [];
    const seen = new Set<number>();
    const waiting = [root];
    for (let page = waiting.pop(); page !== undefined; page = waiting.pop()) {
      if (seen.has(page)) throw this.damaged(page);
      seen.add(page);
      const at = this.start(page);
      const head = at + (page === 1 ? 100 : 0);
      const kind = this.bytes[head];
      const count = this.u16(head + 3, page);
      if (kind === 0x05) {
        const children = cellsOf(count).map((i) => this.u32(at + this.u16(head + 12 + 2 * i, page), page));
        waiting.push(this.u32(head + 8, page), ...children.reverse());
      } else if (kind === 0x0d) {
        for (const i of cellsOf(count)) stored.push(this.cell(at + this.u16(head + 8 + 2 * i, page), page));
        if (stored.length > mostRows) throw new DamagedDatabase(`It has more than ${mostRows} rows in a table.`);
      } else throw this.damaged(page);
    }
    return stored;
  }

  private cell(at: number, page: number): Stored {
    const [length, afterLength] = this.varint(at, page);
    const [id, start] = this.varint(afterLength, page);
    this.taken += length;
    if (this.taken > this.bytes.length) throw this.damaged(page);
    const most = this.usable - 35;
    const least = Math.floor(((this.usable - 12) * 32) / 255) - 23;
    const rest = least + ((length - least) % (this.usable - 4));
    const here = length <= most ? length : rest <= most ? rest : least;
    const payload = new Uint8Array(length);
    payload.set(this.slice(start, here, page));
    let done = here;
    let next = done < length ? this.u32(start + here, page) : 0;
    while (done < length) {
      const from = this.start(next);
      const piece = Math.min(this.usable - 4, length - done);
      payload.set(this.slice(from + 4, piece, next), done);
      done += piece;
      next = this.u32(from, next);
    }
    const values = recordValues(payload, this.encoding);
    if (!values) throw this.damaged(page);
    return { id, values };
  }

  private start(page: number): number {
    const at = (page - 1) * this.size;
    if (page < 1 || at + this.size > this.bytes.length) throw this.damaged(page);
    return at;
  }

  private slice(at: number, length: number, page: number): Uint8Array {
    if (at + length > this.bytes.length) throw this.damaged(page);
    return this.bytes.subarray(at, at + length);
  }

  private u16(at: number, page: number): number {
    if (at + 2 > this.bytes.length) throw this.damaged(page);
    return this.view.getUint16(at);
  }

  private u32(at: number, page: number): number {
    if (at + 4 > this.bytes.length) throw this.damaged(page);
    return this.view.getUint32(at);
  }

  private varint(at: number, page: number): [value: number, after: number] {
    const read = varintAt(this.bytes, at);
    if (!read) throw this.damaged(page);
    return read;
  }

  private damaged(page: number): DamagedDatabase {
    const pages = Math.floor(this.bytes.length / this.size);
    const cut =
      page > pages ? `it ends after page ${pages}, and page ${page} is missing` : `page ${page} makes no sense`;
    return new DamagedDatabase(`It is a damaged database of SQLite: ${cut}.`);
  }
}

function cellsOf(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
