import { capitalised } from '../language/number-in-words.ts';
import { compareText } from '../model/order.ts';
import type { CodedStudy } from '../model/study.ts';

/** The counted coders as a reader sees them: « Alice », « Jean-Marc ». */
export function coderNames(coded: CodedStudy): string[] {
  const coders = new Set([...coded.counted.values()].flat().map(({ coder }) => coder));
  return [...coders].sort(compareText).map((coder) => coder.split('-').map(capitalised).join('-'));
}
