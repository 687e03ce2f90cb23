import { codingPath } from '../coding/machine-file.ts';
import { planAgreed } from '../coding/plan-consensus.ts';
import { type Settling, settlePlace } from '../coding/settle-place.ts';
import type { PageDisputes, PageSettling } from '../model/page-compare.ts';
import { plannedChanges } from '../study/planned-changes.ts';
import { type Change, carryOut, unreadable } from './carry-out.ts';
import { knownCodes } from './code-route.ts';
import { comparedCoders } from './compared-coders.ts';
import { openDisputes, pageDisputes } from './disputes.ts';
import type { LiveStudy } from './live-study.ts';
import { addedCode } from './new-code.ts';
import { keepsEntries } from './only-this.ts';
import { NotDone, type Route } from './route.ts';
import { Wish } from './wish.ts';

/** What is left to settle between the coders who are asked for: nobody else's codings leave the server. */
export const disputesRoute: Route = (live, { query }): PageDisputes => {
  const coders = comparedCoders(live.coded, (query.get('coders') ?? '').split(','));
  return pageDisputes(live, coders, query.get('window') ?? '');
};

/** Settles a dispute the page has seen, in the consensus, as `study reconcile` writes it. */
export const reconcileRoute: Route = (live, { body, date }): PageDisputes => {
  const wish = new Wish(body);
  const [window, key] = [wish.text('window'), wish.text('key')];
  const coders = comparedCoders(live.coded, wish.texts('coders'));
  const source = key.slice(0, key.lastIndexOf(' '));
  const by = wish
    .texts('by')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (by.length === 0) throw new NotDone(422, 'Say who decides.', { rule: 'nobody-decides' });
  const reason = wish.text('reason').trim();
  carryOut(live, { window, source, paths: filesOf(live, [source], coders) }, (): Change => {
    const disputed = openDisputes(live, coders).places.find((one) => one.key === key);
    if (!disputed) throw changed(source);
    const { settling, more } = settlingOf(live, wish, coders, { coder: by.join(', '), date });
    const plan = settlePlace(live.coded, disputed, { settling, by, reason, date });
    const path = codingPath(live.coded, source, 'consensus');
    if (!plan) throw unreadable(path);
    const before = live.coded.codingFiles.filter((file) => file.path === path);
    return {
      changes: [...more, ...plannedChanges(live.opened, plan)],
      check: (left) =>
        keepsEntries(
          left,
          path,
          before.flatMap(({ codings }) => codings),
        ),
    };
  });
  return pageDisputes(live, coders, window);
};

/** Takes over what was coded alike in all interviews compared; `study reconcile` does it before it asks. */
export const agreedRoute: Route = (live, { body, date }): PageDisputes => {
  const wish = new Wish(body);
  const window = wish.text('window');
  const coders = comparedCoders(live.coded, wish.texts('coders'));
  const sources = openDisputes(live, coders).queue.map(({ source }) => source.id);
  carryOut(live, { window, source: sources[0] ?? '', paths: filesOf(live, sources, coders) }, () => {
    const { queue } = openDisputes(live, coders);
    return { changes: plannedChanges(live.opened, planAgreed(live.coded, queue, date)) };
  });
  return pageDisputes(live, coders, window);
};

function filesOf({ coded }: LiveStudy, sources: readonly string[], coders: readonly string[]): string[] {
  return sources.flatMap((id) => {
    const source = coded.sourceById.get(id);
    return source ? [source.path, ...[...coders, 'consensus'].map((coder) => codingPath(coded, id, coder))] : [];
  });
}

const ways: readonly PageSettling[] = ['coder', 'both', 'none', 'codes'];

function settlingOf(
  live: LiveStudy,
  wish: Wish,
  coders: readonly string[],
  by: { readonly coder: string; readonly date: string },
): { readonly settling: Settling; readonly more: Change['changes'] } {
  const does = ways.find((way) => way === wish.text('does'));
  if (does === 'both' || does === 'none') return { settling: does, more: [] };
  if (does === 'coder') {
    const as = coders.find((name) => name === wish.text('as'));
    if (as === undefined) throw new NotDone(400, '« as » names one of the coders.', { rule: 'wrong-request' });
    return { settling: { as }, more: [] };
  }
  if (does !== 'codes') throw new NotDone(400, `Known are ${ways.join(', ')}.`, { rule: 'wrong-request' });
  const newCode = wish.newCode();
  const added = newCode && addedCode(live, newCode, by);
  const codes = [...knownCodes(live, wish.texts('codes')), ...(added ? [added.id] : [])];
  const against = knownCodes(live, wish.texts('against'));
  if (codes.length + against.length === 0)
    throw new NotDone(422, 'Say which codes the passage gets.', { rule: 'no-code' });
  const memo = wish.text('memo').trim();
  return { settling: { codes, against, ...(memo === '' ? {} : { memo }) }, more: added?.changes ?? [] };
}

function changed(source: string): NotDone {
  return new NotDone(409, `${source}: this passage was settled or coded otherwise meanwhile. Nothing was written.`, {
    rule: 'place-changed',
  });
}
