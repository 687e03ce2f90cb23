import { codingPath, type MachineFilePlan, planMachineFile, type Suggestion } from '../coding/machine-file.ts';
import { isReadToTheEnd } from '../coding/rules.ts';
import { isSelected } from '../model/selection.ts';
import type { Source } from '../model/source.ts';
import type { Call } from './command.ts';
import { type Opened, selectionNamed } from './opened.ts';
import { sourcesNamed } from './sources-named.ts';

/** The sources a call is about: those it names, or those that `fits`; of its waves only. */
export function sourcesChosen(
  call: Call,
  { opened, coded }: Opened,
  fits: (source: Source) => boolean,
): readonly Source[] {
  const selection = selectionNamed(call, coded);
  const chosen = call.args.length > 0 ? sourcesNamed(call.args, coded, opened, call.cwd) : coded.sources.filter(fits);
  return chosen.filter((source) => isSelected(source, selection));
}

/** The sources a machine codes: those the call names, or those that count and no person has read to the end. */
export function sourcesToCode(call: Call, opened: Opened): readonly Source[] {
  return sourcesChosen(call, opened, (source) => source.counted && !isReadToTheEnd(opened.coded, source));
}

/**
 * What a machine's suggestions change in its file for a source.
 * @returns undefined where a file of the source's codings cannot be read, or this one cannot be written as it is.
 */
export function machinePlan(
  all: Opened,
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

export function unreadableNote(source: string): string {
  return `${source}: a file of its codings cannot be read, so nothing was suggested for it. \`study check\` says why.\n`;
}

/** The coding files of a source that are there and could not be read. */
export function unreadableCodings({ coded, opened }: Opened, { path }: Source): readonly string[] {
  const stem = path.slice(0, -'md'.length);
  const read = new Set(coded.codingFiles.map((file) => file.path));
  return [...coded.texts.keys(), ...opened.unreadable].filter(
    (one) => one.startsWith(stem) && /^[a-z0-9-]+\.yaml$/.test(one.slice(stem.length)) && !read.has(one),
  );
}
