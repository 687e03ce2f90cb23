import type { UnitKind } from '../coding/agreement-units.ts';

export const unitWords: Readonly<Record<UnitKind, readonly [one: string, many: string]>> = {
  paragraph: ['paragraph', 'paragraphs'],
  sentence: ['sentence', 'sentences'],
  character: ['character', 'characters'],
  case: ['case', 'cases'],
};

/** « 3 cases ». */
export function counted(n: number, unit: UnitKind): string {
  return `${n} ${unitWords[unit][n === 1 ? 0 : 1]}`;
}

/** What a code is counted in: characters are weighed, codes are counted in paragraphs. */
export function countedIn(unit: UnitKind): UnitKind {
  return unit === 'character' ? 'paragraph' : unit;
}
