import type { Language } from '../model/settings.ts';
import type { Study } from '../model/study.ts';
import { isLowerIn } from './lower-case-words.ts';
import type { NameWord } from './name-words.ts';
import type { Name } from './names-of.ts';
import { isContent } from './names-of.ts';
import { hasCapitalAnyway, isEverybodys, isOrdinary } from './ordinary-word.ts';

/** Where words spelt like a name stand. */
export interface Spelt {
  readonly text: string;
  /** The words that are spelt like it; at least one. */
  readonly words: readonly NameWord[];
  /** They are words of the interview that the name belongs to. */
  readonly isOwn: boolean;
}

/**
 * Whether words spelt like a name that needs its capital are one: not a sentence's first word that is everybody's,
 * « Petit à petit »; in lower case, as speech-to-text writes, only what is nobody's word, « chez dupanloup ».
 */
export function isNameHere(name: Name, { text, words, isOwn }: Spelt, study: Study): boolean {
  if (!name.capital) return true;
  const content = words.filter(isContent);
  if (content.some(({ capital }) => !capital)) return isNameInLowerCase(name, content, { text, words, isOwn }, study);
  const [word] = words;
  if (!word || name.words.length !== 1 || !hasCapitalAnyway(text, word.start)) return true;
  const written = asNamed(word, name, text);
  if (!isEverybodys(written, study)) return true;
  return !isLowerIn(written, text) && ((name.person && isOwn) || !isOrdinary(written, study));
}

const determiner: Readonly<Record<Language, RegExp>> = {
  fr: /(?<![\p{L}\p{N}])(?:l[aes]|l['’]|une?|des|du|aux?|ce|cet|cette|ces|[mts](?:on|a|es)|notre|nos|votre|vos|leurs?)\s*$/iu,
  en: /(?<![\p{L}\p{N}])(?:the|an?|this|these|my|your|his|her|its|our|their)\s*$/iu,
};
/** Letters; shorter words in lower case are taken for a name in its own interview only. */
const shortest = 4;

function isNameInLowerCase(
  name: Name,
  content: readonly NameWord[],
  { text, words, isOwn }: Spelt,
  study: Study,
): boolean {
  if (content.every((one) => isEverybodys(asNamed(one, name, text), study))) return false;
  if (isOwn) return true;
  const [first] = words;
  if (!first || content.length !== 1 || content.some(({ folded }) => folded.length < shortest)) return false;
  return !determiner[study.settings.language].test(text.slice(Math.max(0, first.start - 20), first.start));
}

/** As written, without the ending of a plural that the name has not. */
function asNamed({ start, end, folded }: NameWord, name: Name, text: string): string {
  const written = text.slice(start, end).replaceAll('*', '');
  return name.words.some((part) => part.folded === folded) ? written : written.slice(0, -1);
}
