import { codingPath } from '../coding/machine-file.ts';
import { planHandCodings } from '../coding/plan-hand-codings.ts';
import { quoteOfSpan } from '../coding/quote-of-span.ts';
import { findCode } from '../model/codebook.ts';
import type { PagePassage } from '../model/page-wish.ts';
import type { Source } from '../model/source.ts';
import { withdrawnParts } from '../model/withdrawn-parts.ts';
import { plannedChanges } from '../study/planned-changes.ts';
import { carryOut, unreadable } from './carry-out.ts';
import { pageCodings } from './codings-route.ts';
import { filesOfSource } from './files-of-source.ts';
import type { LiveStudy } from './live-study.ts';
import { addedCode } from './new-code.ts';
import { spanOfPassage } from './paragraphs.ts';
import { NotDone, type Route } from './route.ts';
import { sourcePrint } from './source-print.ts';
import { sourceNamed } from './source-route.ts';
import { Wish } from './wish.ts';

/** Gives a passage codes, in the coder's file. */
export const codeRoute: Route = (live, { body, date }) => {
  const wish = new Wish(body);
  const [window, id, coder] = [wish.text('window'), wish.text('source'), wish.coder()];
  const [passage, codes, against] = [wish.passage('passage'), wish.texts('codes'), wish.texts('against')];
  const [memo, newCode] = [wish.text('memo').trim(), wish.newCode()];
  if (codes.length + against.length === 0 && !newCode)
    throw new NotDone(422, 'Say which codes the passage gets.', { rule: 'no-code' });
  carryOut(live, { window, source: id, paths: filesOfSource(live, id, coder) }, () => {
    const source = sourceNamed(live, id);
    const place = quoted(live, source, passage);
    const added = newCode && addedCode(live, newCode, { coder, date });
    const given = [...knownCodes(live, codes), ...(added ? [added.id] : [])];
    const coding = {
      ...place,
      codes: given,
      against: knownCodes(live, against),
      date,
      ...(memo === '' ? {} : { memo }),
    };
    const plan = planHandCodings(live.coded, source.id, coder, [coding]);
    if (!plan) throw unreadable(codingPath(live.coded, source.id, coder));
    return { changes: [...(added?.changes ?? []), ...plannedChanges(live.opened, plan)] };
  });
  return pageCodings(live, sourceNamed(live, id), wish.texts('coders'), window);
};

/** The words of a passage, as they are found again there. @throws NotDone */
export function quoted(live: LiveStudy, source: Source, passage: PagePassage): { quote: string; at: number } {
  samePrint(source, passage.print);
  const holes = withdrawnParts(live.coded, source.id);
  const span = spanOfPassage(source, passage);
  const found = span && quoteOfSpan(source, span, holes);
  if (found) return found;
  throw new NotDone(
    422,
    'These words are an interviewer’s, a heading, or were taken back: they can be neither counted nor quoted.',
    { rule: 'nothing-said' },
  );
}

/** @throws NotDone where the transcript is no longer the one the page shows. */
export function samePrint(source: Source, print: string): void {
  if (sourcePrint(source) !== print)
    throw new NotDone(409, `${source.path} has changed since it was read.`, { rule: 'text-changed' });
}

/** @throws NotDone where the codebook has one of them no longer. */
export function knownCodes({ coded }: LiveStudy, ids: readonly string[]): string[] {
  return ids.map((id) => {
    const code = findCode(coded.codebook, id);
    if (!code) throw new NotDone(409, `The codebook has no code « ${id} » (any more).`, { rule: 'unknown-code', id });
    return code.id;
  });
}
