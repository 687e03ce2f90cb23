import { codingPath } from '../coding/machine-file.ts';
import { type Decision, personsFirst, planReview } from '../coding/plan-review.ts';
import { accepting, acceptingUnread, rejecting, replacing, turningAgainst } from '../coding/review-decisions.ts';
import { type OpenSuggestion, openAt } from '../coding/review-queue.ts';
import { coderNameFault } from '../model/coder-name.ts';
import type { Coding, CodingFile, LocatedCoding } from '../model/coding.ts';
import type { PageDecision, PageReview } from '../model/page-review.ts';
import { plannedChanges } from '../study/planned-changes.ts';
import { carryOut, notPlain } from './carry-out.ts';
import { knownCodes } from './code-route.ts';
import type { LiveStudy } from './live-study.ts';
import { addedCode } from './new-code.ts';
import { onlyThis } from './only-this.ts';
import { openReview, reviewPage } from './review-page.ts';
import { NotDone, type Route } from './route.ts';
import { Wish } from './wish.ts';

/** What is to be reviewed. */
export const suggestionsRoute: Route = (live, { query }): PageReview => {
  const coder = query.get('coder') ?? '';
  const fault = coderNameFault(coder);
  if (fault) throw new NotDone(422, `« ${coder} »: ${fault}`, { rule: 'coder-name' });
  const above = Number(query.get('above') ?? 1);
  if (!(above >= 0 && above <= 1)) throw new NotDone(400, '« above » is a share, 0 to 1.', { rule: 'wrong-request' });
  return reviewPage(live, { window: query.get('window') ?? '', coder, above });
};

/** Decides suggestions that the page has seen, as `study review` writes it. */
export const reviewRoute: Route = (live, { body, date }): PageReview => {
  const wish = new Wish(body);
  const [window, coder, keys, above] = [wish.text('window'), wish.coder(), wish.texts('keys'), wish.share('above')];
  const does = decisionNamed(wish.text('does'), keys);
  const paths = new Set(keys.map((key) => key.slice(0, key.indexOf(' '))));
  const sources = sourcesOf(live, paths);
  const files = [
    ...paths,
    ...sources.flatMap((id) => [live.coded.sourceById.get(id)?.path ?? '', codingPath(live.coded, id, coder)]),
  ];
  carryOut(live, { window, source: sources[0] ?? '', paths: files.filter((path) => path !== '') }, () => {
    const found = named(live, coder, keys);
    const { decisions, more } = decided(live, found, does, wish, { coder, date });
    const plan = planReview(live.coded, coder, decisions, date);
    if (!plan) throw notPlain(found[0]?.path ?? '');
    const changes = [...more, ...plannedChanges(live.opened, plan).sort(personsFirst(decisions))];
    const marked = decisions.map(({ suggestion }) => suggestion);
    return { changes, check: (left) => checkMarks(live, marked, (file, own) => onlyThis(left, file, own, own.length)) };
  });
  return reviewPage(live, { window, coder, above });
};

const known: readonly PageDecision[] = ['accept', 'reject', 'against', 'change', 'batch'];

function decisionNamed(name: string, keys: readonly string[]): PageDecision {
  const does = known.find((one) => one === name);
  if (does === undefined || keys.length === 0 || (does !== 'batch' && keys.length > 1))
    throw new NotDone(400, `One suggestion is decided, or a batch: ${known.join(', ')}.`, { rule: 'wrong-request' });
  return does;
}

function sourcesOf({ coded }: LiveStudy, paths: ReadonlySet<string>): string[] {
  return [...new Set(coded.codingFiles.filter(({ path }) => paths.has(path)).map(({ source }) => source))];
}

/** The suggestions some keys name, where they are still written and open as the page has seen them. @throws NotDone */
function named(live: LiveStudy, coder: string, keys: readonly string[]): OpenSuggestion[] {
  const open = new Map(openReview(live, coder).all.map(({ key, suggestion }) => [key, suggestion]));
  return keys.map((key) => {
    const suggestion = open.get(key);
    if (suggestion) return suggestion;
    const path = key.slice(0, key.indexOf(' '));
    throw new NotDone(409, `${path}: this suggestion was decided or changed meanwhile. Nothing was written.`, {
      rule: 'suggestion-changed',
      path,
    });
  });
}

const atOnce: Readonly<Record<Exclude<PageDecision, 'change'>, (one: OpenSuggestion) => Decision>> = {
  accept: accepting,
  reject: rejecting,
  against: turningAgainst,
  batch: acceptingUnread,
};

function decided(
  live: LiveStudy,
  found: readonly OpenSuggestion[],
  does: PageDecision,
  wish: Wish,
  { coder, date }: { readonly coder: string; readonly date: string },
) {
  if (does !== 'change') return { decisions: found.map(atOnce[does]), more: [] };
  const one = found[0] as OpenSuggestion;
  const newCode = wish.newCode();
  const added = newCode && addedCode(live, newCode, { coder, date });
  const codes = [...knownCodes(live, wish.texts('codes')), ...(added ? [added.id] : [])];
  const against = knownCodes(live, wish.texts('against'));
  if (codes.length + against.length === 0)
    throw new NotDone(422, 'Say which codes the passage gets, or reject the suggestion.', { rule: 'no-code' });
  const memo = wish.text('memo').trim();
  const given = { codes, against, ...(memo === '' ? {} : { memo }) };
  return { decisions: replacing(one, given, openAt(live.coded, coder, one.segment)), more: added?.changes ?? [] };
}

/** Each machine's file with the entries of it that are marked. */
function checkMarks(
  { coded }: LiveStudy,
  marked: readonly LocatedCoding[],
  check: (file: CodingFile, own: readonly Coding[]) => void,
): void {
  for (const file of coded.codingFiles) {
    const own = marked.filter(({ path }) => path === file.path).map(({ coding }) => coding);
    if (own.length > 0) check(file, own);
  }
}
