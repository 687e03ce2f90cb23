import { nearest } from '../language/nearest.ts';
import type { Table } from '../model/table.ts';
import type { Attached } from '../study/query.ts';
import type { SqlFault } from '../study/sql-fault.ts';
import { escapeRegExp } from '../verbatims/escape-reg-exp.ts';

/**
 * What is wrong with some SQL, in a sentence with its place, `line:column`.
 * @param tables those the SQL may name
 * @param quotedOnly of them, attached ones whose names need quotation marks
 */
export function faultSentence(
  fault: SqlFault,
  sql: string,
  tables: readonly Pick<Table, 'name' | 'columns'>[],
  quotedOnly: readonly Attached[],
): string {
  const place = fault.position === undefined ? '' : ` ${placeOf(sql, fault.position)}`;
  return `SQL${place}: ${whatIsWrong(fault, sql, tables)}${unquoted(fault, sql, quotedOnly)}`;
}

/** Of attached tables that the SQL names without the marks they need: how to write them. */
function unquoted({ kind }: SqlFault, sql: string, quotedOnly: readonly Attached[]): string {
  if (kind !== 'Parser') return '';
  const named = quotedOnly.filter(({ name }) =>
    new RegExp(`(?<![\\p{L}\\p{N}_"])${escapeRegExp(name)}(?![\\p{L}\\p{N}_"])`, 'iu').test(sql),
  );
  return named
    .map(({ name, file }) => {
      const why = /^\p{N}/u.test(name) ? 'begins with a digit' : 'is a word of SQL';
      return ` The table \`${name}\` ${why}: write "${name}" in the SQL, or give it another name, --attach NAME=${file}.`;
    })
    .join('');
}

function whatIsWrong(fault: SqlFault, sql: string, tables: readonly Pick<Table, 'name' | 'columns'>[]): string {
  const { kind, about, entry, name = '', message } = fault;
  if (kind === 'Permission')
    return 'no file is read or written by SQL. Name what it should read with --attach FILE, and where its answer goes with --out FILE.';
  if (kind === 'Parameter')
    return "what stands for a value ($1, $name or ?) has none here: write the value itself, a text between ' and '.";
  if (message.includes('configuration has been locked')) return 'the settings of the engine cannot be changed.';
  if (about === 'MISSING_ENTRY' && entry === 'Table') {
    const names = tables.map((table) => table.name);
    return `there is no table « ${name} ».${meant(name, names) ?? ` There are ${names.join(', ')}.`}`;
  }
  const column = about === 'COLUMN_NOT_FOUND' ? name : /does not have a column named "([^"]*)"/.exec(message)?.[1];
  if (column !== undefined) {
    const columns = columnsNamed(sql, tables);
    return `there is no column « ${column} ».${meant(column, columns) ?? ` There are ${columns.join(', ')}.`}`;
  }
  if (kind === 'Parser') return `${parserWords(message)}.${reserved(sql)}`;
  return sentence(message);
}

function meant(name: string, names: readonly string[]): string | undefined {
  const expected = nearest(name, names);
  return expected === undefined ? undefined : ` Did you mean « ${expected} »?`;
}

/** Columns of the tables that the SQL names, else of all. */
function columnsNamed(sql: string, tables: readonly Pick<Table, 'name' | 'columns'>[]): string[] {
  const named = tables.filter(({ name }) => new RegExp(`\\b${name}\\b`, 'i').test(sql));
  const columns = (named.length > 0 ? named : tables).flatMap((table) => table.columns.map(({ name }) => name));
  return [...new Set(columns)];
}

function parserWords(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/"([^"]*)"/g, '« $1 »').replace(/\.$/, '');
}

/** What people write for columns, and SQL keeps for itself. */
function reserved(sql: string): string {
  const word = /\b(case|end|start)\b\s*(?=,|from\b|\)|=|$)/i.exec(sql)?.[1]?.toLowerCase();
  if (word === undefined) return '';
  const column = word === 'case' ? 'case_id' : `${word}_offset`;
  return ` \`${word}\` is a word of SQL: the column is called ${column}.`;
}

/** The first sentence of a message, without the lists of what else there is. */
function sentence(message: string): string {
  const first = (message.split('\n')[0] ?? message).trim();
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

/** 1-based, in characters of the line. */
function placeOf(sql: string, bytes: number): string {
  const before = new TextDecoder().decode(new TextEncoder().encode(sql).subarray(0, bytes));
  const lines = before.split('\n');
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}
