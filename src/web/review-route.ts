import { codingPath } from '../coding/machine-file.ts';
import { type Decision, personsFirst, planReview } from '../coding/plan-review.ts';
import {
  accepting,
  acceptingUnread,
  readingBlind,
  rejecting,
  replacing,
  turningAgainst,
} from '../coding/review-decisions.ts';
import { type OpenSuggestion, openAt } from '../coding/review-queue.ts';
import { coderNameFault } from '../model/coder-name.ts';
import { type Coding, type CodingFile, type LocatedCoding, machines } from '../model/coding.ts';
import type { PageDecision, PageReview, PageSift } from '../model/page-review.ts';
import { plannedChanges } from '../study/planned-changes.ts';
import { carryOut, notPlain } from './carry-out.ts';
import { knownCodes } from './code-route.ts';
import type { LiveStudy } from './live-study.ts';
import { addedCode } from './new-code.ts';
import { onlyThis } from './only-this.ts';
import { openReview, reviewPage } from './review-page.ts';
import { NotDone, type Route } from './route.ts';
import { siftOf } from './sift.ts';
import { Wish } from './wish.ts';

/** What is to be reviewed. */
export const suggestionsRoute: Route = (live, { query }): PageReview => {
  const coder = query.get('coder') ?? '';
  const fault = coderNameFault(coder);
  if (fault) throw new NotDone(422, `« ${coder} »: ${fault}`, { rule: 'coder-name' });
  const above = Number(query.get('above') ?? 1);
  if (!(above >= 0 && above <= 1)) throw new NotDone(400, '« above » is a share, 0 to 1.', { rule: 'wrong-request' });
  const sift = siftOf(new Wish({ sift: parsed(query.get('sift') ?? '{}') }));
  return reviewPage(live, { window: query.get('window') ?? '', coder, above, sift });
};

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new NotDone(400, '« sift » is no JSON.', { rule: 'wrong-request' });
  }
}

/** Decides suggestions that the page has seen, or a passage that is read blind, as `study review` writes it. */
export const reviewRoute: Route = (live, { body, date }): PageReview => {
  const wish = new Wish(body);
  const [window, coder, keys, above] = [wish.text('window'), wish.coder(), wish.texts('keys'), wish.share('above')];
  const sift = siftOf(wish);
  const does = decisionNamed(wish.text('does'), keys);
  const sources = sourcesOf(live, keys, does);
  let found: PageReview['found'];
  carryOut(live, { window, source: sources[0] ?? '', paths: filesOf(live, sources, coder) }, () => {
    const named = does === 'blind' ? namedPassage(live, coder, keys[0] as string, sift) : namedOnes(live, coder, keys);
    const { decisions, more } = decided(live, named, does, wish, { coder, date });
    const plan = planReview(live.coded, coder, decisions, date);
    if (!plan) throw notPlain(named[0]?.path ?? '');
    const changes = [...more, ...plannedChanges(live.opened, plan).sort(personsFirst(decisions))];
    const marked = decisions.map(({ suggestion }) => suggestion);
    const k = decisions.filter(({ review }) => review === 'found').length;
    if (does === 'blind') found = { k, n: decisions.length };
    return { changes, check: (left) => checkMarks(live, marked, (file, own) => onlyThis(left, file, own, own.length)) };
  });
  return { ...reviewPage(live, { window, coder, above, sift }), ...(found ? { found } : {}) };
};

const known: readonly PageDecision[] = ['accept', 'reject', 'against', 'change', 'batch', 'blind'];

function decisionNamed(name: string, keys: readonly string[]): PageDecision {
  const does = known.find((one) => one === name);
  if (does === undefined || keys.length === 0 || (does !== 'batch' && keys.length > 1))
    throw new NotDone(400, `One suggestion is decided, or a batch: ${known.join(', ')}.`, { rule: 'wrong-request' });
  return does;
}

/** The sources some keys are about: a suggestion's begins with its file, a passage's with its source. */
function sourcesOf({ coded }: LiveStudy, keys: readonly string[], does: PageDecision): string[] {
  const heads = new Set(keys.map((key) => key.slice(0, key.indexOf(' '))));
  if (does === 'blind') return [...heads];
  return [...new Set(coded.codingFiles.filter(({ path }) => heads.has(path)).map(({ source }) => source))];
}

/** What is read again before anything is decided of some sources: what machines suggest, and what the coder has coded. */
function filesOf({ coded }: LiveStudy, sources: readonly string[], coder: string): string[] {
  return sources.flatMap((id) => {
    const source = coded.sourceById.get(id);
    return source ? [source.path, ...[...machines, coder].map((name) => codingPath(coded, id, name))] : [];
  });
}

/** The suggestions some keys name, where they are still written and open as the page has seen them. @throws NotDone */
function namedOnes(live: LiveStudy, coder: string, keys: readonly string[]): OpenSuggestion[] {
  const all = openReview(live, coder, {}).passages.flatMap(({ suggestions }) => suggestions);
  const open = new Map(all.map(({ key, suggestion }) => [key, suggestion]));
  return keys.map((key) => open.get(key) ?? changed(key));
}

/** What is suggested for the passage a key names, where it is still to be read blind. @throws NotDone */
function namedPassage(live: LiveStudy, coder: string, key: string, sift: PageSift): OpenSuggestion[] {
  const found = openReview(live, coder, sift).passages.find((one) => one.key === key && one.passage.blind);
  if (!found) return changed(key);
  return openAt(live.coded, coder, found.passage.segment).filter(({ coding }) => coding.review === undefined);
}

function changed(key: string): never {
  const path = key.slice(0, key.indexOf(' '));
  throw new NotDone(409, `${path}: this suggestion was decided or changed meanwhile. Nothing was written.`, {
    rule: 'suggestion-changed',
    path,
  });
}

const atOnce: Readonly<Record<Exclude<PageDecision, 'change' | 'blind'>, (one: OpenSuggestion) => Decision>> = {
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
  if (does !== 'change' && does !== 'blind') return { decisions: found.map(atOnce[does]), more: [] };
  const newCode = wish.newCode();
  const added = newCode && addedCode(live, newCode, { coder, date });
  const codes = [...knownCodes(live, wish.texts('codes')), ...(added ? [added.id] : [])];
  const against = knownCodes(live, wish.texts('against'));
  if (does === 'change' && codes.length + against.length === 0)
    throw new NotDone(422, 'Say which codes the passage gets, or reject the suggestion.', { rule: 'no-code' });
  const memo = wish.text('memo').trim();
  const given = { codes, against, ...(memo === '' ? {} : { memo }) };
  const more = added?.changes ?? [];
  if (does === 'blind') return { decisions: readingBlind(found, given, live.coded.codebook), more };
  const one = found[0] as OpenSuggestion;
  return { decisions: replacing(one, given, openAt(live.coded, coder, one.segment)), more };
}

/** Each machine's file with the entries of it that are marked. */
function checkMarks(
  { coded }: LiveStudy,
  marked: readonly LocatedCoding[],
  check: (file: CodingFile, own: readonly Coding[]) => void,
): void {
  for (const file of coded.codingFiles) {
    const own = marked
      .filter(({ path, source }) => path === file.path && source === file.source)
      .map(({ coding }) => coding);
    if (own.length > 0) check(file, own);
  }
}
