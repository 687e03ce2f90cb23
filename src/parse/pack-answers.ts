import { bareMapOf } from '../model/bare-map.ts';
import type { Packing } from '../model/memory.ts';
import type { Problem } from '../model/problem.ts';
import { mostSaid, type RowRead, type Said } from './answer-rows.ts';

type Head = Said['head'];

/**
 * Rows as little JSON, there may be a hundred thousand: what they say of themselves once for all that say the same. A row
 * is where its words stand, its id and where that stands, what it says and where the values of its keys stand; or the
 * same as far as its id, without words; or where it begins, with what is wrong with it.
 */
type PackedRows = readonly [
  lists: readonly (readonly string[])[],
  said: readonly PackedSaid[],
  rows: readonly PackedRow[],
  problems: readonly (readonly [row: number, problems: readonly Problem[]])[],
];

/** The lists of its keys and of the names of its variables, their values, and what is not so of a row that says nothing. */
type PackedSaid = readonly [keys: number, names: number, values: readonly string[], others?: Record<string, unknown>];

type PackedRow = readonly [
  at: number,
  row?: string,
  idAt?: number,
  said?: number,
  keyStarts?: readonly number[],
  doubled?: readonly number[],
];

const none: readonly never[] = [];

/**
 * @param silent a row of the table that says nothing of itself.
 * @returns a packing for the rows of one table, pieces of which share what their rows say.
 */
export function rowsPacking(silent: Head): Packing<readonly RowRead[]> {
  const known = new Map<string, Said>();
  const unpackSaid = (packed: PackedSaid, lists: PackedRows[0]): Said => {
    const key = JSON.stringify([packed, lists[packed[0]], lists[packed[1]]]);
    const before = known.get(key);
    if (before) return before;
    const said = saidOf(packed, lists, silent);
    if (known.size < mostSaid) known.set(key, said);
    return said;
  };
  const packed = new WeakMap<Said, Differing>();
  const differing = (said: Said): Differing => {
    const before = packed.get(said);
    const now = before ?? differingFrom(silent, said);
    packed.set(said, now);
    return now;
  };
  return {
    pack: (rows) => packRows(rows, differing),
    unpack(packed) {
      const [lists, saids, rows, faults] = packed as PackedRows;
      const said = saids.map((one) => unpackSaid(one, lists));
      const problems = new Map(faults);
      return rows.map((row, index) => unpackRow(row, said, problems.get(index) ?? none));
    },
  };
}

function packRows(rows: readonly RowRead[], differing: (said: Said) => Differing): PackedRows {
  const lists = new Map<string, { readonly list: readonly string[]; readonly index: number }>();
  const indexOf = (list: readonly string[]): number => {
    const key = JSON.stringify(list);
    const known = lists.get(key) ?? { list, index: lists.size };
    lists.set(key, known);
    return known.index;
  };
  const saids = new Map<Said, number>();
  const packed = rows.map(({ id, answer, at }): PackedRow => {
    if (!id) return [at];
    if (!answer) return [at, id.row, id.at];
    const { said, bodyStart, keyStarts, doubled } = answer;
    const index = saids.get(said) ?? saids.size;
    saids.set(said, index);
    if (doubled.length === 0) return [bodyStart, id.row, id.at, index, keyStarts];
    return [bodyStart, id.row, id.at, index, keyStarts, doubled];
  });
  const problems = rows.flatMap((row, index) => (row.problems.length > 0 ? [[index, row.problems] as const] : []));
  const said = [...saids.keys()].map((one): PackedSaid => {
    const { names, values, others } = differing(one);
    const packed = [indexOf(one.keys), indexOf(names), values] as const;
    return others ? [...packed, others] : packed;
  });
  return [[...lists.values()].map(({ list }) => list), said, packed, problems];
}

/** What a row says, so far as another that says nothing does not say it. */
interface Differing {
  readonly names: readonly string[];
  readonly values: readonly string[];
  /** Null where the row says it not. */
  readonly others?: Record<string, unknown>;
}

function differingFrom({ variables: _, ...base }: Head, { head }: Said): Differing {
  const { variables, ...rest } = head;
  const others: Record<string, unknown> = {};
  for (const name of new Set([...keysOf(rest), ...keysOf(base)])) {
    const value = rest[name] ?? null;
    if (JSON.stringify(value) !== JSON.stringify(base[name] ?? null)) others[name] = value;
  }
  const differing = { names: Object.keys(variables), values: Object.values(variables) };
  return Object.keys(others).length === 0 ? differing : { ...differing, others };
}

function keysOf<T extends object>(value: T): (keyof T)[] {
  return Object.keys(value) as (keyof T)[];
}

function saidOf([keys, names, values, others]: PackedSaid, lists: PackedRows[0], silent: Head): Said {
  const head = others ? withOthers(silent, others) : silent;
  return { keys: lists[keys] ?? none, head: { ...head, variables: bareMapOf(lists[names] ?? none, values) } };
}

function withOthers(silent: Head, others: Record<string, unknown>): Head {
  const head = Object.entries({ ...silent, ...others }).filter(([, value]) => value !== null);
  return Object.fromEntries(head) as unknown as Head;
}

function unpackRow(
  [at, row, idAt = 0, said, keyStarts = none, doubled = none]: PackedRow,
  saids: readonly Said[],
  problems: readonly Problem[],
): RowRead {
  if (row === undefined) return { problems, at };
  const id = { row, at: idAt };
  if (said === undefined) return { problems, id, at };
  return { problems, id, at, answer: { said: saids[said] as Said, bodyStart: at, doubled, keyStarts } };
}
