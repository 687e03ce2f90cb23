import type { Problem } from '../model/problem.ts';
import { keysOf, stemOf } from '../model/source.ts';
import { isCoder, ownerOf } from './coding-file-name.ts';

export interface SharedCodingFiles {
  /** Paths of the sources whose codings could be those of another one. */
  readonly leftOut: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

/**
 * The files of a corpus of which a coding file could be either's: an interview and a table of one name, and a table whose
 * keys are named as somebody's codings of another source. Capitals part no names, since on many disks they do not.
 * @param paths of interviews and tables, in the study's order
 */
export function sharedCodingFiles(paths: readonly string[]): SharedCodingFiles {
  const leftOut = new Set<string>();
  const problems: Problem[] = [];
  const byStem = new Map<string, string>();
  const report = (file: string, other: string, message: string) => {
    const related = { file: other, line: 1, column: 1 };
    problems.push({ file, line: 1, column: 1, rule: 'duplicate-id', severity: 'error', message, related });
  };
  for (const path of paths) {
    const first = byStem.get(folded(path));
    byStem.set(folded(path), first ?? path);
    if (first === undefined || isTable(first) === isTable(path)) continue;
    leftOut.add(first).add(path);
    const message = `${path} and ${first} would have the same coding files, ${stemOf(path)}.CODER.yaml, and whose a coding is could not be told. Rename one, with the coding files that are its own; until then both are left out.`;
    report(path, first, message);
  }
  for (const path of paths.filter(isTable)) {
    const stem = folded(path);
    const owner = ownerOf(stem, byStem);
    const [source, coder] = [byStem.get(owner), stem.slice(owner.length + 1)];
    if (owner === stem || source === undefined || !isCoder(coder)) continue;
    leftOut.add(path);
    const message = `The keys of this table, ${keysOf(path)}, are named as the codings of ${source} by « ${coder} » would be. Rename the table and its keys; until then it is left out.`;
    report(path, source, message);
  }
  return { leftOut, problems };
}

function isTable(path: string): boolean {
  return path.endsWith('.csv');
}

function folded(path: string): string {
  return stemOf(path).normalize('NFC').toLowerCase();
}
