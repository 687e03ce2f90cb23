import { findCode } from '../model/codebook.ts';
import { type OpenedStudy, reopened } from '../study/open.ts';
import { takeBackFiles } from '../study/take-back-files.ts';
import { changedFiles, onceMore } from './carry-out.ts';
import { pageCodings } from './codings-route.ts';
import type { LiveStudy } from './live-study.ts';
import { organisePage } from './organise-page.ts';
import { NotDone, type Route } from './route.ts';
import { sourceNamed } from './source-route.ts';
import type { Step } from './steps.ts';
import { Wish } from './wish.ts';

/** Takes back the last change of a window. */
export const undoRoute: Route = (live, { body }) => turn(live, new Wish(body), 'done', 'undone');

/** Does again what was taken back last. */
export const redoRoute: Route = (live, { body }) => turn(live, new Wish(body), 'undone', 'done');

/** The files are no longer what the step left. */
class LostStep extends NotDone {}

/**
 * Writes the inverse of a step, and remembers the inverse of that. A step that can never be taken back any more is
 * forgotten, so that those before it still can; where it only cannot be now, it stays.
 * @throws NotDone
 */
function turn(live: LiveStudy, wish: Wish, from: 'done' | 'undone', to: 'done' | 'undone') {
  const window = wish.text('window');
  const stacks = live.steps.of(window);
  const step = stacks[from].at(-1);
  if (!step) throw new NotDone(422, 'There is nothing to take back.', { rule: 'nothing-to-undo' });
  try {
    stacks[to].push(onceMore(live, () => inverse(live, step)));
    stacks[from].pop();
  } catch (cause) {
    if (cause instanceof LostStep) stacks[from].pop();
    throw cause;
  }
  // The codebook may be organised before there is any source.
  if (!wish.has('source')) return organisePage(live, window);
  const shown = wish.text('source');
  const isThere = live.coded.sourceById.has(step.source);
  const source = sourceNamed(live, isThere ? step.source : shown);
  return pageCodings(live, source, wish.texts('coders'), window);
}

function inverse(live: LiveStudy, { source, files }: Step): Step {
  const paths = files.flatMap(({ path, movedFrom }) => (movedFrom === undefined ? [path] : [path, movedFrom]));
  // Any file of codings may name a code that goes.
  live.refresh(paths.some((path) => path.startsWith('codebook/')) ? undefined : paths);
  const before = live.opened;
  const { changes, lost } = takeBackFiles(files, before.bytes);
  const [gone] = lost;
  if (gone)
    throw new LostStep(409, `${gone.path} has been edited there since: take it back in the file.`, {
      rule: 'undo-lost',
      path: gone.path,
    });
  const left = reopened(before, changes);
  keepsCodesInUse(before, left);
  const back = changedFiles(before, left, changes);
  live.write(changes, left);
  return { source, files: back };
}

/** @throws NotDone where codings would be left of a code that would be no more. */
function keepsCodesInUse({ study: { codebook } }: OpenedStudy, { study: left }: OpenedStudy): void {
  const isLost = (id: string) => findCode(codebook, id) !== undefined && findCode(left.codebook, id) === undefined;
  for (const { path, codings } of left.codingFiles) {
    const id = codings.flatMap(({ codes, against }) => [...codes, ...against]).find(isLost);
    if (id === undefined) continue;
    throw new NotDone(409, `« ${id} » is given in ${path} by now: take it away there before its making is undone.`, {
      rule: 'code-in-use',
      path,
      id,
    });
  }
}
