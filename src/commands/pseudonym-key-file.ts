import { basename, dirname, extname, resolve } from 'node:path';
import type { GridFormat } from '../exchange/grid.ts';
import { gridFormats } from '../exchange/grid-formats.ts';
import { emptyKey, type PseudonymKey, readPseudonymKey } from '../exchange/pseudonym-key.ts';
import { travelsWith } from '../study/key-place.ts';
import type { FileChange } from '../study/save.ts';
import { keyNameOf } from '../verbatims/key-names.ts';
import { boundedFile } from './bounded-file.ts';
import { UsageError } from './command.ts';

const kinds = ['csv', 'xlsx'];

/** A key as a call names it, read; nothing of it is ever said but its place and the numbers of its rows. */
export interface KeyFile {
  readonly key: PseudonymKey;
  readonly path: string;
  /** As the user wrote it. */
  readonly shown: string;
  readonly format: GridFormat;
  /** Undefined where it does not exist yet. */
  readonly bytes?: Uint8Array;
}

/**
 * The key a call names, wherever it lies but with the study.
 * @throws UsageError
 */
export async function keyFile(shown: string, path: string, folder: string): Promise<KeyFile> {
  const placed = placeFault(path, folder);
  if (placed !== undefined) throw new UsageError(`${shown} ${placed}`);
  const kind = extname(path).slice(1).toLowerCase();
  const load = kinds.includes(kind) ? gridFormats[kind] : undefined;
  if (!load)
    throw new UsageError(`${shown} is no table that is known. Known: ${kinds.map((one) => `.${one}`).join(', ')}.`);
  const { format } = await load();
  const bytes = boundedFile(path, shown, 'table');
  if (!bytes) return { key: emptyKey, path, shown, format };
  const read = format.read(bytes);
  if ('fault' in read) throw new UsageError(`${shown} cannot be read. ${read.fault}`);
  const key = readPseudonymKey(read.grids);
  const faults = [...key.faults, ...clashes(key)];
  if (faults.length > 0) throw new UsageError(`${shown}: ${faults.join(' ')}`);
  return { key, path, shown, format, bytes };
}

/** Why a key may not lie there; undefined where it may. */
export function placeFault(path: string, folder: string): string | undefined {
  const where = travelsWith(folder, path);
  if (where === undefined) return undefined;
  return where === 'study'
    ? 'lies in the study: whoever gets the study would get the key. Put it outside, and name it from there: ../key.csv.'
    : 'lies in the study’s git repository, and would travel with it. Put it outside the repository.';
}

/** A name that another row writes would be replaced again by the next run; one that stands twice is no key. */
function clashes({ rows }: PseudonymKey): string[] {
  const active = rows.filter(({ replaceBy, kept }) => replaceBy !== '' && !kept);
  const byName = new Map<string, number>();
  return active.flatMap((row) => {
    const name = keyNameOf(row);
    const first = byName.get(name);
    byName.set(name, first ?? row.number);
    if (first !== undefined) return [`Rows ${first} and ${row.number} have the same name.`];
    const writer = active.find((other) => keyNameOf({ name: other.replaceBy, kind: row.kind }) === name);
    return writer ? [`Row ${writer.number} writes the name that row ${row.number} replaces. Choose another.`] : [];
  });
}

/** The change that writes a key, over what was read. */
export function keyChange(
  { path, shown, format, bytes }: KeyFile,
  cells: readonly (readonly string[])[],
  language: string,
): { changes: FileChange[]; folder: string; folderNamed: string } {
  const content = format.write(cells, language);
  const change = { path: basename(path), content, ...(bytes ? { over: bytes } : {}) };
  return { changes: [change], folder: dirname(path), folderNamed: dirname(shown) };
}

/** Where `--key` or `pseudonymisation_key:` leads. */
export function keyPath(given: string, from: string): string {
  return resolve(from, given);
}
