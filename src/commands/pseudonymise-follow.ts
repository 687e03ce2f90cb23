import { editAt } from '../coding/edit-at.ts';
import { editText } from '../coding/edit-text.ts';
import { segmentText } from '../coding/segment-text.ts';
import type { LocatedCoding } from '../model/coding.ts';
import { grouped } from '../model/grouped.ts';
import type { Edit } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import type { Renaming } from './pseudonymise-names.ts';
import type { Shift } from './pseudonymise-plan.ts';

/** A coding before, and the same one afterwards, no longer at its place. */
export interface Strayed {
  readonly before: LocatedCoding;
  readonly after: LocatedCoding;
  /** Where it should be. */
  readonly start: number;
  readonly end: number;
}

const rank = ['exact', 'moved', 'ambiguous', 'drifted', 'orphan'];

/** The codings that do not stand afterwards where they stood, word for word. */
export function strayedCodings(
  before: CodedStudy,
  after: CodedStudy,
  { shift, renaming }: { shift: ReadonlyMap<string, Shift>; renaming: Renaming },
): Strayed[] {
  const pathAfter = new Map(renaming.moved.map(({ from, to }) => [from, to]));
  const later = byFile(after.codings);
  return [...byFile(before.codings)].flatMap(([path, own]) =>
    own.flatMap((one, index): Strayed[] => {
      const { segment } = one;
      const now = later.get(pathAfter.get(path) ?? path)?.[index];
      const move = shift.get(one.source);
      if (!segment || !now || !move) return [];
      const [start, end] = [move(segment.start), move(segment.end, true)];
      const isThere = now.segment?.start === start && now.segment.end === end;
      const isAsSure = rank.indexOf(now.located) <= Math.max(1, rank.indexOf(one.located));
      return isThere && isAsSure ? [] : [{ before: one, after: now, start, end }];
    }),
  );
}

function byFile(codings: readonly LocatedCoding[]): Map<string, LocatedCoding[]> {
  return grouped(codings, ({ path }) => path);
}

/** The edits that give strayed codings the words that now stand at their place; those of several pieces are left. */
export function followEdits(strayed: readonly Strayed[], after: CodedStudy): Edit[] {
  return strayed.flatMap(({ before, after: now, start, end }): Edit[] => {
    const source = after.sourceById.get(now.source) as Source;
    const text = after.texts.get(now.path);
    if (text === undefined || (before.segment?.parts.length ?? 0) !== 1) return [];
    const words = segmentText(source, [{ start, end }], []).text;
    const quote = words === '' ? undefined : editText(now.path, text, now.coding, now.coding.spans.quote, words);
    const place = editAt(now.path, text, now.coding, start);
    return quote ? [quote, ...(place && now.coding.at !== start ? [place] : [])] : [];
  });
}
