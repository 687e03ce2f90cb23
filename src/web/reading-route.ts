import { newCodingFile } from '../coding/add-codings.ts';
import { newReading, readingEdits } from '../coding/edit-read-rows.ts';
import { codingFileOf, codingPath } from '../coding/machine-file.ts';
import { plannedChanges } from '../study/planned-changes.ts';
import { carryOut, notPlain, unreadable } from './carry-out.ts';
import { pageCodings } from './codings-route.ts';
import { filesOfSource } from './files-of-source.ts';
import { NotDone, type Route } from './route.ts';
import { sourceNamed } from './source-route.ts';
import { Wish } from './wish.ts';

/** Sets whether the coder has read an interview to the end: only then does it count. */
export const readingRoute: Route = (live, { body }) => {
  const wish = new Wish(body);
  const [window, id, coder] = [wish.text('window'), wish.text('source'), wish.coder()];
  const wanted = wish.text('status');
  if (wanted !== 'complete' && wanted !== 'partial') throw new NotDone(400, 'A reading is complete or partial.');
  carryOut(live, { window, source: id, paths: filesOfSource(live, id, coder) }, () => {
    const source = sourceNamed(live, id);
    const path = codingPath(live.coded, source.id, coder);
    const file = codingFileOf(live.coded, source.id, coder);
    const text = live.coded.texts.get(path);
    if (!file && text !== undefined) throw unreadable(path);
    if (!file || text === undefined)
      return {
        changes: plannedChanges(live.opened, {
          edits: [],
          created: [{ path, text: newCodingFile([], newReading(source, wanted)) }],
        }),
      };
    if (file.status === wanted) return { changes: [] };
    const edits = readingEdits(file, text, wanted);
    if (!edits) throw notPlain(path);
    return {
      changes: plannedChanges(live.opened, { edits }),
      check(left) {
        const after = left.study.codingFiles.find((one) => one.path === path && one.source === source.id);
        const isAsWanted = after ? after.status === wanted : wanted === 'partial' && file.row !== undefined;
        if (!isAsWanted || (after?.codings.length ?? 0) !== file.codings.length) throw notPlain(path);
      },
    };
  });
  return pageCodings(live, sourceNamed(live, id), wish.texts('coders'), window);
};
