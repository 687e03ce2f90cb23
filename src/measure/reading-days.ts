import { type CodingFile, machines } from '../model/coding.ts';
import { isSelected } from '../model/selection.ts';
import type { Source } from '../model/source.ts';
import type { Side } from './side.ts';

/**
 * Whether a side was certainly read after a day: every reading of it has only codings dated later, or is of an interview
 * held later. A reading without codings proves nothing and disproves nothing.
 */
export function isReadAfter(side: Side, day: string): boolean {
  return everyReading(side, ({ date }, codings) => {
    if (date !== undefined && date > day) return true;
    return codings.length === 0 ? undefined : codings.every((coding) => coding.date !== undefined && coding.date > day);
  });
}

/** Whether a side was certainly read before a day: every coding of it is dated earlier. */
export function isReadBefore(side: Side, day: string): boolean {
  return everyReading(side, (_, codings) =>
    codings.length === 0 ? undefined : codings.every(({ date }) => date !== undefined && date < day),
  );
}

/** What counts of a side: its interviews, each with the readings behind it. */
export function readingsOf({ coded, selection }: Side): { readonly source: Source; readonly file: CodingFile }[] {
  return coded.sources
    .filter((source) => source.counted && isSelected(source, selection))
    .flatMap((source) => (coded.counted.get(source.id) ?? []).map((file) => ({ source, file })));
}

/** The codings of a reading that stand: of a machine, not those a person refused. */
export function standing({ coder, codings }: CodingFile): CodingFile['codings'] {
  return codings.filter(({ status }) => status !== 'rejected' && (status !== 'suggested' || machines.has(coder)));
}

function everyReading(
  side: Side,
  judge: (source: Source, codings: CodingFile['codings']) => boolean | undefined,
): boolean {
  const judged = readingsOf(side).map(({ source, file }) => judge(source, standing(file)));
  return judged.includes(true) && !judged.includes(false);
}
