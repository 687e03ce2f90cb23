import type { Language } from '../model/settings.ts';

/** How an amount is bounded by the words before it. */
export type Comparison = 'all but' | '>' | '<' | '>=' | '<=' | 'nearly' | 'about';

/** What stands around numbers, in folded text. */
interface QuantityWords {
  /** Between two numbers: `14 des 24`. */
  of: RegExp;
  /** Between two numbers: `un cluster sur deux`. */
  outOf: RegExp;
  percent: RegExp;
  /** After a number, or after the article. */
  fraction: RegExp;
  /** Before an amount; the order decides. */
  before: readonly (readonly [RegExp, Comparison])[];
  /** Amounts that need no number: dozens, « un tiers », « la moitié ». */
  standing: RegExp;
  /** Values of the words of `standing` and `fraction`: shares below 1, else cases. */
  values: Readonly<Record<string, number>>;
  /** Number words that are articles when they stand alone. */
  articles: ReadonlySet<string>;
}

export const quantityWords: Readonly<Record<Language, QuantityWords>> = {
  fr: {
    of: /^ (?:d(?:es|e ces|e nos|e vos)|parmi (?:l|c|n|v)es|d'entre les)(?: [a-z]+)? $/,
    outOf: /^(?: ?\/ ?| (?:[a-z'-]+ ){0,3}sur (?:les |ces |nos )?)$/,
    percent: /^ ?(?:%|pour[ -]cents?(?![a-z]))/,
    fraction: /^ (tiers|quarts?|cinquiemes?|dixiemes?)(?![a-z])/,
    before: [
      [/(?<![a-z])tou(?:s|tes)(?: les [a-z-]+)? (?:sauf|hormis|excepte|moins) $/, 'all but'],
      [/(?<![a-z])(?:au moins|au minimum|pas moins d[e']) ?(?:les? |la )?$/, '>='],
      [/(?<![a-z])(?:au plus|au maximum|pas plus d[e']|tout au plus) ?(?:les? |la )?$/, '<='],
      [/(?<![a-z])plus (?:de |d'|des |du )(?:la |les? )?$/, '>'],
      [/(?<![a-z])moins (?:de |d'|des |du )(?:la |les? )?$/, '<'],
      [/(?<![a-z])(?:pres (?:de |d'|des |du )|presque |quasiment )(?:la |les? )?$/, 'nearly'],
      [/(?<![a-z])(?:environ|autour d[e']|a peu pres|quelque|de l'ordre d[e']) ?(?:la |les? )?$/, 'about'],
    ],
    standing:
      /(?<![a-z])(?:(?:une |la )?((?:diz|quinz|vingt|trent|quarant|cinquant|soixant|cent)aine|douzaine)|(?:le |les |un )?(tiers|quart)|(?:la |une )?(moitie))(?![a-z])/g,
    values: {
      dizaine: 10,
      douzaine: 12,
      quinzaine: 15,
      vingtaine: 20,
      trentaine: 30,
      quarantaine: 40,
      cinquantaine: 50,
      soixantaine: 60,
      centaine: 100,
      moitie: 1 / 2,
      tiers: 1 / 3,
      quart: 1 / 4,
      cinquieme: 1 / 5,
      dixieme: 1 / 10,
    },
    articles: new Set(['un', 'une']),
  },
  en: {
    of: /^ (?:of|from|among)(?: (?:the|our|these|those|all))* $/,
    outOf: /^(?: ?\/ ?| (?:[a-z'-]+ ){0,3}(?:out of|in)(?: every| the)? )$/,
    percent: /^ ?(?:%|per ?cent(?![a-z]))/,
    fraction: /^[ -](thirds?|quarters?|fifths?|tenths?)(?![a-z])/,
    before: [
      [/(?<![a-z])(?:all|everyone|everybody|every one)(?: [a-z-]+)? (?:but|except|save) $/, 'all but'],
      [/(?<![a-z])(?:at least|no fewer than|no less than) (?:an? )?$/, '>='],
      [/(?<![a-z])(?:at most|no more than|up to) (?:an? )?$/, '<='],
      [/(?<![a-z])(?:more than|over|above) (?:an? )?$/, '>'],
      [/(?<![a-z])(?:fewer than|less than|under|below) (?:an? )?$/, '<'],
      [/(?<![a-z])(?:nearly|almost|close to|just under) (?:an? )?$/, 'nearly'],
      [/(?<![a-z])(?:about|around|roughly|approximately|some) (?:an? )?$/, 'about'],
    ],
    standing: /(?<![a-z])(?:(?:a )?(dozen)|(?:a |one )?(third|quarter|fifth|tenth)|(half))(?![a-z])/g,
    values: { dozen: 12, half: 1 / 2, third: 1 / 3, quarter: 1 / 4, fifth: 1 / 5, tenth: 1 / 10 },
    articles: new Set(['one']),
  },
};
