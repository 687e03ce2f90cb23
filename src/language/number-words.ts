import type { Language } from '../model/settings.ts';

interface NumberWords {
  /** Folded word → value. */
  values: ReadonlyMap<string, number>;
  factors: ReadonlyMap<string, number>;
  /** The word that may stand inside a number. */
  link: string;
  /** May it stand between `group` and `value`, when what is added must be below `room`? */
  linked(group: number, value: number, room: number): boolean;
}

function numbered(words: string, first: number, step = 1): [string, number][] {
  return words.split(' ').map((word, at) => [word, first + at * step]);
}

export const numberWords: Readonly<Record<Language, NumberWords>> = {
  fr: {
    values: new Map([
      ...numbered('zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize', 0),
      ...numbered('vingt trente quarante cinquante soixante septante huitante nonante', 20, 10),
      ['une', 1],
      ['vingts', 20],
      ['octante', 80],
    ]),
    factors: new Map([
      ['mille', 1e3],
      ['million', 1e6],
      ['millions', 1e6],
      ['milliard', 1e9],
      ['milliards', 1e9],
    ]),
    link: 'et',
    linked: (group, value, room) => group >= 20 && value < room && (value === 1 || value === 11),
  },
  en: {
    values: new Map([
      ...numbered('zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen', 0),
      ...numbered('sixteen seventeen eighteen nineteen', 16),
      ...numbered('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
    ]),
    factors: new Map([
      ['thousand', 1e3],
      ['million', 1e6],
      ['billion', 1e9],
    ]),
    link: 'and',
    linked: (group, value, room) => group >= 100 && room === 100 && value > 0,
  },
};
