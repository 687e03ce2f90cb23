import type { Language } from '../model/settings.ts';
import { readable, type SelfContained } from './self-contained.ts';

/** What is known of a ranked segment when its reasons are written. */
export interface Grounds {
  readonly pinned: boolean;
  readonly repeated: boolean;
  readonly typical: boolean;
  /** Words proper to the code, as the text has them. */
  readonly proper: readonly string[];
  readonly selfContained: SelfContained;
  readonly firstOfCase: boolean;
  /** The value of the variable whose first quote it is. */
  readonly firstOfStratum?: string;
}

const phrases = {
  fr: {
    pinned: 'choisi par l’analyste',
    repeated: 'proche d’un extrait déjà retenu',
    typical: 'typique de ce thème',
    proper: (words: string) => `propre à ce thème : ${words}`,
    alone: 'se lit seul',
    opening: (words: string) => `s’ouvre sur « ${words} »`,
    lowerCase: 'commence en cours de phrase',
    unfinished: 'phrase inachevée',
    readable: (count: number) => `longueur lisible (${count} mots)`,
    short: (count: number) => `court (${count} ${count > 1 ? 'mots' : 'mot'})`,
    long: (count: number) => `long (${count} mots)`,
    firstOfCase: 'premier extrait de ce cas',
    firstOfStratum: (value: string) => `premier extrait de « ${value} »`,
  },
  en: {
    pinned: 'chosen by the analyst',
    repeated: 'close to a quote already kept',
    typical: 'typical of this theme',
    proper: (words: string) => `specific to this theme: ${words}`,
    alone: 'reads on its own',
    opening: (words: string) => `opens with “${words}”`,
    lowerCase: 'starts within a sentence',
    unfinished: 'unfinished sentence',
    readable: (count: number) => `readable length (${count} words)`,
    short: (count: number) => `short (${count} ${count === 1 ? 'word' : 'words'})`,
    long: (count: number) => `long (${count} words)`,
    firstOfCase: 'first quote of this case',
    firstOfStratum: (value: string) => `first quote of “${value}”`,
  },
};

/** Why a segment stands where it does, in short phrases of the study's language. */
export function writeReasons(grounds: Grounds, language: Language): string[] {
  const say = phrases[language];
  const { opening, lowerCase, unfinished, length } = grounds.selfContained;
  return [
    grounds.pinned && say.pinned,
    grounds.repeated && say.repeated,
    grounds.typical && say.typical,
    grounds.proper.length > 0 && say.proper(grounds.proper.join(', ')),
    !opening && !lowerCase && !unfinished && say.alone,
    opening && say.opening(opening),
    lowerCase && say.lowerCase,
    unfinished && say.unfinished,
    (length < readable.from ? say.short : length > readable.to ? say.long : say.readable)(length),
    grounds.firstOfCase && say.firstOfCase,
    grounds.firstOfStratum && say.firstOfStratum(grounds.firstOfStratum),
  ].filter((reason) => typeof reason === 'string' && reason !== '') as string[];
}
