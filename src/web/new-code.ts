import { addCode } from '../coding/add-code.ts';
import type { Position } from '../coding/move-code.ts';
import type { PageNewCode } from '../model/page-wish.ts';
import { slug } from '../model/slug.ts';
import { recordedAlone } from '../organise/record-change.ts';
import { operationChanges } from '../study/operation-changes.ts';
import type { FileChange } from '../study/save.ts';
import type { LiveStudy } from './live-study.ts';
import { NotDone } from './route.ts';

/** A new code as changes of files, its entry in the codebook's history among them. @throws NoOperation, NotDone */
export function addedCode(
  live: LiveStudy,
  { label, definition, under, reason }: PageNewCode,
  { coder, date }: { readonly coder: string; readonly date: string },
): { readonly id: string; readonly changes: readonly FileChange[] } {
  const id = slug(label);
  if (reason === '') throw new NotDone(422, 'Say why: it is kept in codebook/history.yaml.', { rule: 'no-reason' });
  const operation = addCode(live.coded, { id, label, definition }, positionOf(live, under));
  const { steps, ...named } = operation;
  const { changes, files } = operationChanges(live.opened, steps);
  const entry = recordedAlone(live.opened, { ...named, reason, date, by: coder, files });
  return { id, changes: [...entry, ...changes] };
}

/** Where the id of a code or of a chapter puts a code. @throws NotDone where the codebook has neither. */
export function positionOf({ coded: { codebook } }: LiveStudy, under: string): Position {
  const code = codebook.codes.get(under);
  const chapter = codebook.chapters.find(({ id }) => id === under);
  if (code) return { code };
  if (chapter) return { chapter };
  throw new NotDone(409, `The codebook has no code or chapter « ${under} » (any more).`, {
    rule: 'unknown-code',
    id: under,
  });
}
