import type { SpokenLanguage } from '../model/spoken.ts';
import { apostrophes } from './fold.ts';

/** A word of a text. `start` and `end` are UTF-16 units, `text` is what stands there. */
export interface Token {
  start: number;
  end: number;
  text: string;
}

/** Soft hyphens and joiners stand inside words and are not seen. */
const letter = String.raw`[\p{L}\p{N}\p{M}\u00AD\u200B-\u200D\u2060]`;
const apostrophe = `[${apostrophes}]`;
const hyphen = '[-‐‑]';
const space = '[ \\u00A0\\u202F\\u2009]';
const wordEnd = `(?!${letter})`;

const address = String.raw`(?:https?:\/\/|www\.)[^\s<>«»"“”]*[^\s<>«»"“”.,;:!?…)\]'’*_]`;
const mail = String.raw`[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`;
const acronym = String.raw`(?:\p{Lu}\.){2,}(?:\p{Lu}${wordEnd})?`;
/** `adhérent·e·s` and `R&D` are one word. */
const run = `${letter}+(?:(?:${apostrophe}|${hyphen}|[·&])${letter}+)*`;
/** So are `étudiant.e.s` and `étudiant(e)s`. */
const inclusive = String.raw`(?:(?:\.(?:e|ne|ère|rice|trice|euse)(?:\.?s)?|\((?:e|ne|s|es)\)s?)${wordEnd})?`;

const frenchTime = String.raw`\d{1,2}${space}h(?:${space}?\d{2})?${wordEnd}`;
/** Groups and decimals as on most of the continent: `1 200,5`, `1.200,50`. */
const continentalNumber = String.raw`\d{1,3}(?:${space}\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,:]\d+)+`;
const englishNumber = String.raw`\d+(?:[.,:]\d+)+|\d{1,3}(?:[\u00A0\u202F\u2009]\d{3})+(?!\d)`;
/** Words that begin or end like an elision or an inversion and are neither. */
const lexicalised = `(?:c${apostrophe}est${hyphen}[aà]\\u0300?${hyphen}dire|quelqu${apostrophe}une?|presqu${apostrophe}[iî]\\u0302?les?|rendez${hyphen}vous|garde${hyphen}à${hyphen}vous|chez${hyphen}(?:moi|toi|soi|lui|elle|nous|vous)|m${apostrophe}as${hyphen}tu${hyphen}vu)${wordEnd}`;
const frenchElision = `(?:[cçdjlmnsty]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu)${apostrophe}`;

const italianElision = `(?:[cdlmnstv]|un|gl|(?:a|da|de|ne|su|co)ll|quest|quell|quegl|quant|quand|bell|buon|sant|grand|tutt|altr|anch|neanch|nessun|qualcun|alcun|ciascun|com|dov|cos|nient|senz|mezz|pover)${apostrophe}(?=${letter})`;

const continental = new RegExp([address, mail, continentalNumber, acronym, run].join('|'), 'giu');
const patterns: Readonly<Partial<Record<SpokenLanguage, RegExp>>> = {
  fr: new RegExp(
    [address, mail, frenchTime, continentalNumber, acronym, lexicalised, frenchElision, run + inclusive].join('|'),
    'giu',
  ),
  en: new RegExp([address, mail, englishNumber, acronym, run].join('|'), 'giu'),
  it: new RegExp([address, mail, continentalNumber, acronym, italianElision, run].join('|'), 'giu'),
};

const keptWhole = new RegExp(`^${lexicalised}$`, 'iu');
/**
 * `dit-il`, `a-t-il`, `donne-moi`: the pronoun is a word of its own; the hyphens and the `t` belong to none. `a-t'il` is
 * often written so, and `va-t'en` rightly.
 */
const inversion = new RegExp(
  `(?:${hyphen}t(?=${hyphen}[ieo])${hyphen}|${hyphen}t${apostrophe}|${hyphen})(?:je|tu|ils?|elles?|on|nous|vous|ce|moi|toi|lui|leur|les?|la|y|en)$`,
  'iu',
);
/** The apostrophe stays with the ending; `n't` stays with its verb. */
const contraction = new RegExp(`${apostrophe}(?:s|re|ve|ll|d|m)$`, 'iu');

/**
 * The words of a text, in order. French and Italian elisions are words of their own and keep their apostrophe (`l'`,
 * `emploi`; so `d'`, `abord`); inverted pronouns of French are split off (`dit`, `il`); other compounds, e-mail
 * addresses, URLs, times and numbers with their groups and decimals are one word. English `'s`, `'re`, `'ll` … are
 * split off, `don't` is not.
 */
export function tokenize(text: string, language: SpokenLanguage): Token[] {
  const tokens: Token[] = [];
  const split = splits[language] ?? keep;
  for (const match of text.matchAll(patterns[language] ?? continental)) split(tokens, match.index, match[0]);
  return tokens;
}

type Split = (tokens: Token[], start: number, text: string) => void;
const splits: Readonly<Partial<Record<SpokenLanguage, Split>>> = { fr: splitInversion, en: splitContraction };

function keep(tokens: Token[], start: number, text: string): void {
  tokens.push({ start, end: start + text.length, text });
}

const elided = new RegExp(`^${apostrophe}|${apostrophe}$`);

/** An elision, or an ending split off a word: grammar, passed over where words are compared in a row. */
export function isElided(token: Pick<Token, 'text'>): boolean {
  return elided.test(token.text);
}

/** `rends-le-moi` has two pronouns; no verb has more than three. */
const mostPronouns = 3;

function splitInversion(tokens: Token[], start: number, text: string): void {
  const pronouns: Token[] = [];
  let end = text.length;
  while (pronouns.length < mostPronouns) {
    const cut = inversionIn(text.slice(0, end));
    if (cut === undefined) break;
    pronouns.unshift({ start: start + cut.pronoun, end: start + end, text: text.slice(cut.pronoun, end) });
    end = cut.verbEnd;
  }
  tokens.push({ start, end: start + end, text: text.slice(0, end) }, ...pronouns);
}

const lastPart = new RegExp(`(?<=${hyphen}|${apostrophe})${letter}+$`, 'u');

/** Where the verb ends and the pronoun begins. */
function inversionIn(text: string): { verbEnd: number; pronoun: number } | undefined {
  if (!/[-‐‑]/.test(text) || text.includes('@') || keptWhole.test(text)) return undefined;
  const tail = text.slice(-12);
  const found = inversion.exec(tail);
  if (!found) return undefined;
  const before = text.length - tail.length;
  return { verbEnd: before + found.index, pronoun: before + tail.search(lastPart) };
}

function splitContraction(tokens: Token[], start: number, text: string): void {
  const ending = contraction.exec(text);
  const cut = start + (ending?.index ?? text.length);
  tokens.push({ start, end: cut, text: text.slice(0, cut - start) });
  if (ending) tokens.push({ start: cut, end: start + text.length, text: ending[0] });
}
