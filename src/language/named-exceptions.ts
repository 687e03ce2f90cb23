import type { Language } from '../model/settings.ts';
import type { Span } from '../model/span.ts';

/** Cases a text excepts by name: « sauf Juliet et Kilo ». `count` is how many names there are. */
export interface NamedExceptions extends Span {
  readonly count: number;
}

const small = '(?:de|du|des|la|le|les|sur|en|of|the|&)';
const article = String.raw`(?:(?:chez|la|le|les|the)\s+|[lL]['’]\s*)?`;
const name = String.raw`${article}\p{Lu}[^\s,;.:()]*(?:\s+(?:${small}\s+)*\p{Lu}[^\s,;.:()]*)*`;
const link = String.raw`(?:,?\s+(?:et|and)\s+|,\s+)`;
/** « sauf la scierie »: one case, said by what it is. */
const described = String.raw`(?:(?:la|le)\s+|l['’])(?!moiti|majorit|plupart|tiers|quart)\p{Ll}+`;

const leads: Readonly<Record<Language, string>> = {
  fr: String.raw`(?:[Ss]auf|[Hh]ormis|[Ee]xcepté|(?:[Mm]is|[Mm]ise)\s+à\s+part|[ÀàAa]\s+(?:l['’]|la\s+seule\s+)exception\s+(?:de|du|des|d['’]))\s*`,
  en: String.raw`(?:[Ee]xcept(?:\s+for)?|[Aa]part\s+from|[Ww]ith\s+the\s+exception\s+of|(?<=(?:[Aa]ll|[Ee]very(?:one|body)?|[Nn]one|[Nn]obody|[Nn]o\s+one)(?:,?\s+[\p{Ll}'’-]+){0,4},?\s+)(?:but|save))\s+`,
};
const patterns: Readonly<Record<Language, RegExp>> = {
  fr: new RegExp(`(?<!\\p{L})${leads.fr}(?:(${name}(?:${link}${name})*)|${described})`, 'gu'),
  en: new RegExp(`(?<!\\p{L})${leads.en}(${name}(?:${link}${name})*)`, 'gu'),
};
const links = new RegExp(`${link}(?=${article}\\p{Lu})`, 'gu');

/** The named exceptions of a text, as written; offsets in UTF-16 units. A name that holds « et » counts as two. */
export function namedExceptions(text: string, language: Language): NamedExceptions[] {
  return [...text.matchAll(patterns[language])].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    count: 1 + [...(found[1] ?? '').matchAll(links)].length,
  }));
}
