import { isCodedByMachines } from '../coding/rules.ts';
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
  return sourcesChosen(call, opened, (source) => isCodedByMachines(opened.coded, source));
}

export function unreadableNote(source: string): string {
  return `${source}: a file of its codings cannot be read, so nothing was suggested for it. \`study check\` says why.\n`;
}
