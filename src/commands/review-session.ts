import type { OpenSuggestion, ReviewPassage } from '../coding/review-queue.ts';
import { askBlind, askSuggestion, type Outcome, type Session } from './review-questions.ts';
import { passageScreen } from './review-screen.ts';
import { takeBackAtEnd } from './take-back.ts';

/** One thing to ask: about a suggestion, or without one for the codes of a passage read blind. */
interface Question {
  readonly passage: ReviewPassage;
  readonly suggestion?: OpenSuggestion;
}

/** Asks about the passages one after another; each decision is on disk before the next question. */
export async function runReview(passages: readonly ReviewPassage[], session: Session): Promise<Outcome> {
  const questions = passages.flatMap((passage): Question[] => [
    ...(passage.blind ? [{ passage }] : []),
    ...passage.suggestions.map((suggestion) => ({ passage, suggestion })),
  ]);
  const outcomes = new Map<number, keyof Outcome>();
  let shown: ReviewPassage | undefined;
  for (let at = 0; ; ) {
    const question = questions[at];
    if (!question) {
      const back = await takeBackAtEnd(session.state, session.terminal);
      if (back === undefined) break;
      outcomes.delete(back);
      [at, shown] = [back, undefined];
      continue;
    }
    const { passage, suggestion } = question;
    if (!isOpen(passage, suggestion, session)) {
      at++;
      continue;
    }
    if (shown !== passage) {
      const position = `${passages.indexOf(passage) + 1}/${passages.length}`;
      session.terminal.write(passageScreen(passage, position, session.screen));
    }
    shown = passage;
    const then = suggestion
      ? await askSuggestion(at, passage, suggestion, session, outcomes)
      : await askBlind(at, passage, session);
    if (then === 'stop') break;
    if (then !== 'next') {
      outcomes.delete(then.back);
      shown = undefined;
    }
    at = then === 'next' ? at + 1 : then.back;
  }
  const of = (kind: keyof Outcome) => [...outcomes.values()].filter((one) => one === kind).length;
  return { accepted: of('accepted'), changed: of('changed'), against: of('against'), rejected: of('rejected') };
}

function isOpen(passage: ReviewPassage, suggestion: OpenSuggestion | undefined, { state }: Session): boolean {
  const now = suggestion && state.again(suggestion, passage.source);
  if (suggestion) return now !== undefined && (!passage.blind || now.coding.review !== undefined);
  return state.openAt(passage, passage.source).some(({ coding }) => coding.review === undefined);
}
