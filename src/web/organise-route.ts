import { NoOperation } from '../coding/operation.ts';
import type { PageOrganise, PagePreview } from '../model/page-organise.ts';
import { type Carried, changeCodebook, type Refused, type Signature } from '../organise/change-codebook.ts';
import { type Checked, checked } from '../organise/checked.ts';
import { reasonOfSplit } from '../organise/open-split.ts';
import { historyFaults, lastChange, undoChange } from '../organise/undo-change.ts';
import type { OpenedStudy } from '../study/open.ts';
import { carryOut } from './carry-out.ts';
import type { LiveStudy } from './live-study.ts';
import { organisePage } from './organise-page.ts';
import { codeNamed, operationWished } from './organise-wish.ts';
import { pageProblem, previewOf } from './preview.ts';
import { NotDone, type Route } from './route.ts';
import { Wish } from './wish.ts';

/** What goes with the codebook. */
export const codebookRoute: Route = (live, { query }): PageOrganise => organisePage(live, query.get('window') ?? '');

/**
 * Shows what a change of the codebook would do, or makes the one that was shown: by the functions of `study codebook`,
 * with the same checks and the same entry in the history.
 */
export const organiseRoute: Route = (live, { body, date }): PageOrganise | PagePreview => {
  const wish = new Wish(body);
  const window = wish.text('window');
  if (!wish.has('print')) {
    live.refresh();
    return asked(() => previewOf(beforeOf(live), outcomeOf(live, wish, { date, reason: '' })));
  }
  const [coder, print] = [wish.coder(), wish.text('print')];
  carryOut(live, { window, source: '' }, () => {
    const reason = reasonOf(live, wish);
    const before = beforeOf(live);
    const carried = outcomeOf(live, wish, { date, reason, by: coder });
    const preview = previewOf(before, carried);
    if (preview.print === print) return { changes: carried.changes };
    const message = 'Files have changed since this was shown. Nothing was written.';
    throw new NotDone(409, message, { rule: 'preview-changed', preview });
  });
  return organisePage(live, window);
};

/** A reason is asked for where the command asks for one. @throws NotDone */
function reasonOf(live: LiveStudy, wish: Wish): string {
  const reason = wish.text('reason').trim();
  const does = wish.text('does');
  if (reason === '' && does === 'redistribute') return reasonOfSplit(live.coded, codeNamed(live, wish.text('code')));
  if (reason === '' && does !== 'undo')
    throw new NotDone(422, 'Say why: it is kept in codebook/history.yaml.', { rule: 'no-reason' });
  return reason;
}

/** @throws NotDone, NoOperation */
function outcomeOf(live: LiveStudy, wish: Wish, signature: Signature): Carried {
  const before = beforeOf(live);
  const outcome =
    wish.text('does') === 'undo'
      ? undone(before, signature)
      : changeCodebook(before, operationWished(live, wish, signature.date), signature);
  if (!('refused' in outcome)) return outcome;
  throw new NotDone(422, `${outcome.refused}. Nothing was written.`, {
    rule: 'change-refused',
    problems: outcome.problems.map(pageProblem),
  });
}

function undone(before: Checked, signature: Signature): Carried | Refused {
  const problems = historyFaults(before);
  if (problems.length > 0) return { refused: 'The history cannot be read', problems };
  const last = lastChange(before.coded.history);
  if (!last) throw new NoOperation('The history holds no change that could be undone.');
  return undoChange(before, last, signature, false).outcome;
}

const known = new WeakMap<OpenedStudy, Checked>();

/** The study as it is, checked once. */
function beforeOf({ opened, coded }: LiveStudy): Checked {
  const found = known.get(opened) ?? checked(opened, coded);
  known.set(opened, found);
  return found;
}

/** What makes no sense for this study is told, not thrown. */
function asked<T>(run: () => T): T {
  try {
    return run();
  } catch (cause) {
    throw cause instanceof NoOperation ? new NotDone(422, cause.message, { rule: 'no-operation' }) : cause;
  }
}
