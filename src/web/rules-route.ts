import { joinPlans } from '../coding/join-plans.ts';
import { codingPath } from '../coding/machine-file.ts';
import { machinePlan } from '../coding/machine-plan.ts';
import { isCodedByMachines, suggestByRules } from '../coding/rules.ts';
import type { PageReview } from '../model/page-review.ts';
import { plannedChanges } from '../study/planned-changes.ts';
import { carryOut } from './carry-out.ts';
import { reviewPage } from './review-page.ts';
import { NotDone, type Route } from './route.ts';
import { siftOf } from './sift.ts';
import { Wish } from './wish.ts';

/** Looks for the codebook's indicators in the interviews nobody has read to the end, as `study code --rules` does. */
export const rulesRoute: Route = (live, { body }): PageReview => {
  const wish = new Wish(body);
  const [window, coder, above] = [wish.text('window'), wish.coder(), wish.share('above')];
  const sources = () => live.coded.sources.filter((source) => isCodedByMachines(live.coded, source));
  const paths = sources().flatMap(({ id, path }) => [path, codingPath(live.coded, id, 'rules')]);
  carryOut(live, { window, source: sources()[0]?.id ?? '', paths }, () => {
    if (live.opened.codebookBroken)
      throw new NotDone(409, 'The codebook cannot be read: `study check` says why.', { rule: 'codebook-broken' });
    const plans = sources().flatMap((source) => {
      const { suggestions } = suggestByRules(live.coded, source);
      return machinePlan(live, source, 'rules', suggestions) ?? [];
    });
    return { changes: plannedChanges(live.opened, joinPlans(plans, live.coded.texts)) };
  });
  return reviewPage(live, { window, coder, above, sift: siftOf(wish) });
};
