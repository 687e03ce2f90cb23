import { type LocatedCoding, machines, type Segment } from '../model/coding.ts';
import { applyEdits } from '../model/edit.ts';
import { grouped } from '../model/grouped.ts';
import { compareText } from '../model/order.ts';
import type { Edit, Problem } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import { overlaps } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';
import { similarWindows } from './drift.ts';
import { editAt } from './edit-at.ts';
import { editText } from './edit-text.ts';
import { foldQuote } from './fold-quote.ts';
import { locate } from './locate.ts';

/**
 * What `check --fix` changes: the fixes of the problems; in people's coding files `at` of every coding whose place is
 * certain, and the transcript's words for a quote that has drifted from them. No two edits overlap: a problem's fix
 * wins, except that a drifted quote is not first rewritten as it stood.
 */
export function planFixes(coded: CodedStudy, problems: readonly Problem[]): Edit[] {
  const requotes = peoplesCodings(coded).flatMap((located) => requote(located, coded) ?? []);
  const fixes = problems.flatMap(({ rule, fix }) =>
    (fix ?? []).filter((edit) => rule !== 'text-on-one-line' || !requotes.some((other) => collides(edit, other))),
  );
  const places = peoplesCodings(coded).flatMap((located) => place(located, coded) ?? []);
  const planned = byFile([...fixes, ...requotes, ...places]);
  return [...planned.keys()]
    .sort(compareText)
    .flatMap((file) => withoutOverlaps(planned.get(file) as Edit[], coded.texts.get(file)));
}

function peoplesCodings(coded: CodedStudy): LocatedCoding[] {
  return coded.codings.filter(
    ({ coder, certain, segment, located }) =>
      !machines.has(coder) && certain && segment && located !== 'ambiguous' && located !== 'orphan',
  );
}

function place({ coding, path, segment }: LocatedCoding, coded: CodedStudy): Edit | undefined {
  const { start } = segment as Segment;
  const text = coded.texts.get(path);
  return text === undefined || coding.at === start ? undefined : editAt(path, text, coding, start);
}

/** The transcript's words instead of a drifted quote's, where they will be found again at the very same place. */
function requote(located: LocatedCoding, coded: CodedStudy): Edit | undefined {
  const { coding, path, segment } = located;
  const text = coded.texts.get(path);
  if (located.located !== 'drifted' || !segment || segment.text === '' || text === undefined) return undefined;
  if (segment.parts.length > 1 || isEdited(located, segment.text)) return undefined;
  const again = locate(segment.text, segment.start, coded.sourceById.get(segment.source) as Source);
  const same = again?.located === 'exact' && again.start === segment.start && again.end === segment.end;
  return same ? editText(path, text, coding, coding.spans.quote, segment.text) : undefined;
}

/** Whether a quote has brackets of the analyst's, or an ellipsis that abbreviates: read as it stands it is less alike. */
function isEdited({ coding, similarity }: LocatedCoding, words: string): boolean {
  if (/\[|\(\s*(?:…|\.{3})\s*\)|\(sic\)/.test(coding.quote)) return true;
  return similarWindows(foldQuote(coding.quote), foldQuote(words), similarity).length === 0;
}

function byFile(edits: readonly Edit[]): Map<string, Edit[]> {
  return grouped(edits, ({ file }) => file);
}

/** The edits of one file without those that collide with an earlier one; one that rewrites the whole file holds the others. */
function withoutOverlaps(edits: readonly Edit[], text: string | undefined): Edit[] {
  const whole = edits.find(
    (edit) => text !== undefined && edit.start === 0 && edit.end === text.length && edit.end > 0,
  );
  if (whole && whole.text === text) {
    const rest = withoutOverlaps(
      edits.filter((edit) => edit !== whole && !isSame(edit, whole)),
      undefined,
    );
    return [{ ...whole, text: applyEdits(text, rest) }];
  }
  const ranked = edits.map((edit, rank) => ({ edit, rank }));
  ranked.sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.rank - b.rank);
  const kept: { edit: Edit; rank: number }[] = [];
  for (const next of ranked) {
    while (kept.length > 0 && collides(kept.at(-1)?.edit as Edit, next.edit) && next.rank < (kept.at(-1)?.rank ?? 0))
      kept.pop();
    const last = kept.at(-1);
    if (!last || !collides(last.edit, next.edit)) kept.push(next);
  }
  return kept.map(({ edit }) => edit);
}

function collides(a: Edit, b: Edit): boolean {
  return a.file === b.file && (overlaps(a, b) || isSame(a, b));
}

function isSame(a: Edit, b: Edit): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}
