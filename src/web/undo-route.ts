import { reopened } from '../study/open.ts';
import { takeBackFiles } from '../study/take-back-files.ts';
import { changedFiles } from './carry-out.ts';
import { pageCodings } from './codings-route.ts';
import type { LiveStudy } from './live-study.ts';
import { NotDone, type Route } from './route.ts';
import { sourceNamed } from './source-route.ts';
import type { Step } from './steps.ts';
import { Wish } from './wish.ts';

/** Takes back the last change of a window. */
export const undoRoute: Route = (live, { body }) => turn(live, new Wish(body), 'done', 'undone');

/** Does again what was taken back last. */
export const redoRoute: Route = (live, { body }) => turn(live, new Wish(body), 'undone', 'done');

/** Writes the inverse of a step, and remembers the inverse of that. @throws NotDone */
function turn(live: LiveStudy, wish: Wish, from: 'done' | 'undone', to: 'done' | 'undone') {
  const [window, shown] = [wish.text('window'), wish.text('source')];
  const stacks = live.steps.of(window);
  const step = stacks[from].pop();
  if (!step) throw new NotDone(422, 'There is nothing to take back.', { rule: 'nothing-to-undo' });
  stacks[to].push(inverse(live, step));
  const isThere = live.coded.sourceById.has(step.source);
  const source = sourceNamed(live, isThere ? step.source : shown);
  return pageCodings(live, source, wish.texts('coders'), window);
}

/** A step that can no longer be taken back is forgotten, so that those before it still can. */
function inverse(live: LiveStudy, { source, files }: Step): Step {
  live.refresh(files.flatMap(({ path, movedFrom }) => (movedFrom === undefined ? [path] : [path, movedFrom])));
  const before = live.opened;
  const { changes, lost } = takeBackFiles(files, before.bytes);
  const [gone] = lost;
  if (gone)
    throw new NotDone(409, `${gone.path} has been edited there since: take it back in the file.`, {
      rule: 'undo-lost',
      path: gone.path,
    });
  const left = reopened(before, changes);
  const back = changedFiles(before, left, changes);
  live.write(changes, left);
  return { source, files: back };
}
