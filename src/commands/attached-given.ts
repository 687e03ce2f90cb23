import { basename, extname, resolve } from 'node:path';
import type { Table } from '../model/table.ts';
import { isForeignFile } from '../study/foreign-file.ts';
import { type Attached, attachable } from '../study/query.ts';
import { type Call, UsageError } from './command.ts';

/** The files `--attach` names, each with the name of its table: `NAME=FILE`, else of the file. */
export function attachedGiven(call: Call, tables: readonly Table[]): Attached[] {
  const { attach } = call.options;
  if (typeof attach !== 'string') return [];
  const taken = new Set(tables.map(({ name }) => name));
  return attach.split(',').map((given) => {
    const [, own, file = ''] = /^(?:([\p{L}_][\p{L}\p{N}_]*)=)?(.*)$/u.exec(given.trim()) ?? [];
    const ending = extname(file).slice(1).toLowerCase();
    const path = resolve(call.cwd, file);
    if (!isForeignFile(path)) throw new UsageError(badName(file) ?? `There is no file ${file} to attach.`);
    if (!attachable.includes(ending))
      throw new UsageError(
        `${file} cannot be attached. Known endings: ${attachable.map((one) => `.${one}`).join(', ')}.`,
      );
    const name =
      own ??
      basename(file, extname(file))
        .normalize('NFC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '_');
    if (taken.has(name)) throw new UsageError(`There is a table « ${name} » already: write --attach NAME=${file}.`);
    taken.add(name);
    return { name, file, path, ending };
  });
}

/** What stands before `=` and names no table; undefined where nothing does. */
function badName(given: string): string | undefined {
  const [, name, file] = /^([^=]*)=(.*)$/.exec(given) ?? [];
  return name === undefined
    ? undefined
    : `« ${name} » cannot name a table: a name is letters, digits and _, and begins with no digit. Write --attach NAME=${file}.`;
}
