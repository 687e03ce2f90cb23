import { filesByPath } from '../model/files-of-source.ts';
import { type Source, stemOf } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { codingPath, type MachineFilePlan, planMachineFile, type Suggestion } from './machine-file.ts';

/** A study, and what of its files on disk could not be read as text. */
interface CodedOnDisk {
  readonly coded: CodedStudy;
  readonly opened: {
    readonly unreadable: readonly string[];
    /** Paths of files in another encoding. */
    readonly foreign: { has(path: string): boolean };
  };
}

/**
 * What a machine's suggestions change in its file for a source.
 * @returns undefined where a file of the source's codings cannot be read, or this one cannot be written as it is.
 */
export function machinePlan(
  all: CodedOnDisk,
  source: Source,
  machine: string,
  suggestions: readonly Suggestion[],
): MachineFilePlan | undefined {
  const { coded, opened } = all;
  if (unreadableCodings(all, source).length > 0) return undefined;
  const plan = planMachineFile(coded, source.id, machine, suggestions);
  const isForeign = opened.foreign.has(codingPath(coded, source.id, machine));
  return plan && plan.edits.length > 0 && isForeign ? undefined : plan;
}

/** The coding files of a source that are there and could not be read. */
export function unreadableCodings({ coded, opened }: CodedOnDisk, { path }: Source): readonly string[] {
  const stem = `${stemOf(path)}.`;
  const read = filesByPath(coded);
  return [...coded.texts.keys(), ...opened.unreadable].filter(
    (one) => one.startsWith(stem) && /^[a-z0-9-]+\.yaml$/.test(one.slice(stem.length)) && !read.has(one),
  );
}
