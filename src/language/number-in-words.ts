import type { Language } from '../model/settings.ts';
import { formatNumber } from './numbers.ts';

const words: Record<Language, readonly string[]> = {
  fr: [
    'zéro',
    'un',
    'deux',
    'trois',
    'quatre',
    'cinq',
    'six',
    'sept',
    'huit',
    'neuf',
    'dix',
    'onze',
    'douze',
    'treize',
    'quatorze',
    'quinze',
    'seize',
  ],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
};

/** A small whole number in words, of masculine things in French, as a sentence may begin with it; a larger one in digits. */
export function numberInWords(value: number, language: Language): string {
  return words[language][value] ?? formatNumber(value, language);
}

/** A sentence with a capital at its beginning. */
export function capitalised(sentence: string): string {
  return sentence.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
