import type { Code } from '../model/codebook.ts';
import type { PageCodeWords, PageOrganise } from '../model/page-organise.ts';
import { checked } from '../organise/checked.ts';
import { editWords } from '../organise/edit-words.ts';
import { newProblems } from '../organise/new-problems.ts';
import type { OpenedStudy } from '../study/open.ts';
import { plannedChanges } from '../study/planned-changes.ts';
import { carryOut } from './carry-out.ts';
import type { LiveStudy } from './live-study.ts';
import { organisePage } from './organise-page.ts';
import { codeNamed } from './organise-wish.ts';
import { pageProblem } from './preview.ts';
import { NotDone, type Route } from './route.ts';
import { Wish } from './wish.ts';

const texts = ['definition', 'include', 'exclude', 'examples'] as const;

/** Gives a code other words, where its file still says what the page has seen. */
export const wordsRoute: Route = (live, { body }): PageOrganise => {
  const wish = new Wish(body);
  const [window, id] = [wish.text('window'), wish.text('code')];
  const [seen, wanted] = [wordsOf(wish.inside('seen')), wordsOf(wish.inside('wanted'))];
  carryOut(live, { window, source: '' }, () => {
    const code = codeNamed(live, id);
    const fields = Object.keys(wanted) as (keyof PageCodeWords)[];
    const other = fields.filter((field) => JSON.stringify(code[field]) !== JSON.stringify(seen[field]));
    if (other.length > 0) throw conflict(code);
    const changes = plannedChanges(live.opened, editWords(live.coded, code, wanted));
    return wanted.indicators ? { changes, check: (left) => checkIndicators(live, left) } : { changes };
  });
  return organisePage(live, window);
};

function wordsOf(fields: Wish): Partial<PageCodeWords> {
  const given = texts.filter((name) => fields.has(name)).map((name) => [name, fields.text(name).trim()] as const);
  const indicators = fields.has('indicators') ? fields.texts('indicators').map((one) => one.trim()) : undefined;
  return {
    ...Object.fromEntries(given),
    ...(indicators ? { indicators: indicators.filter((one) => one !== '') } : {}),
  };
}

/** Both sides are shown, and the user chooses. Nothing was written. */
function conflict({ id, place, definition, include, exclude, examples, indicators }: Code): NotDone {
  const theirs: PageCodeWords = { definition, include, exclude, examples, indicators };
  const message = `${place.file} says something else of « ${id} » by now.`;
  return new NotDone(409, message, { rule: 'code-changed', path: place.file, theirs });
}

/** An indicator that cannot be read would be an error of the codebook. @throws NotDone */
function checkIndicators({ opened, coded }: LiveStudy, left: OpenedStudy): void {
  const fresh = newProblems(checked(opened, coded).problems, checked(left).problems, { files: [] });
  const errors = fresh.filter(({ severity }) => severity === 'error');
  if (errors.length > 0)
    throw new NotDone(422, 'Nothing was written.', { rule: 'change-refused', problems: errors.map(pageProblem) });
}
