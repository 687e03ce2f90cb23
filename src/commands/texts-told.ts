import type { CodedStudy } from '../model/study.ts';
import type { Call } from './command.ts';

/** A terminal is told after so many. */
const textsAtOnce = 100;

/** Tells how many texts of interviews were made; where they are gone through again, from the first. */
export function textsTold(call: Call, { sources }: CodedStudy, what: string): () => void {
  let made = 0;
  return () => {
    if (made++ % textsAtOnce === 0)
      call.progress(`${what} … ${((made - 1) % sources.length) + 1} of ${sources.length} interviews`);
  };
}
