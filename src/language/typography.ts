import type { Language } from '../model/settings.ts';

const anySpace = '[ \\u00A0\\u202F]*';
/** A sign ends a word: after it comes white space, a closing sign or nothing; so `14:30` and addresses are safe. */
const ending = String.raw`(?=[\s»”"’)\].,…*_]|$)`;
const colon = new RegExp(`(?<=[^\\s(\\[«:])${anySpace}:${ending}`, 'gu');
const semicolon = new RegExp(`(?<=[^\\s(\\[«;!?])${anySpace}([;!?]+)${ending}`, 'gu');
const percent = new RegExp(`(?<=\\d)${anySpace}%`, 'gu');

/**
 * Puts the no-break spaces of French typography into a sentence the program composed: U+00A0 before `: » %` and after
 * `«`, U+202F before `; ! ?`. English is left as it is, and what stands between backticks, to be copied into a file.
 */
export function frenchSpaces(text: string, language: Language = 'fr'): string {
  if (language !== 'fr') return text;
  const verbatim = text.match(/`[^`]*`/g) ?? [];
  let at = 0;
  return text
    .replace(/`[^`]*`/g, '\ue000')
    .replace(/«[ \u00A0\u202F]*/g, '«\u00A0')
    .replace(/(?<=[^ \u00A0\u202F])[ \u00A0\u202F]*»/g, '\u00A0»')
    .replace(colon, '\u00A0:')
    .replace(semicolon, '\u202F$1')
    .replace(percent, '\u00A0%')
    .replace(/\ue000/g, () => verbatim[at++] ?? '\ue000');
}

/** `one` or `many`: in French 0 and 1 are singular, in English only 1 is. */
export function plural(n: number, one: string, many: string, language: Language): string {
  const singular = language === 'fr' ? Math.abs(n) < 2 : Math.abs(n) === 1;
  return singular ? one : many;
}
