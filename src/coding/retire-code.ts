import type { Code } from '../model/codebook.ts';
import type { Study } from '../model/study.ts';
import { textOf, wholeCode } from './code-in-study.ts';
import { editCode } from './edit-code.ts';
import { NoOperation, type Operation } from './operation.ts';

/**
 * A code goes out of use: its codings stay valid and count, nothing new should use it.
 * @param asked the waves it was read for, where that is to be said.
 */
export function retireCode(code: Code, { date, asked }: { date: string; asked?: readonly string[] }): Operation {
  if (code.retired !== undefined) throw new NoOperation(`« ${code.id} » is retired since ${code.retired}.`);
  const retire = (now: Study) => {
    const own = wholeCode(now, code.id);
    return { edits: editCode(textOf(now, own), own, { retired: date, ...(asked ? { asked } : {}) }) };
  };
  return { op: 'retire', from: [code.id], to: [], steps: [retire] };
}
