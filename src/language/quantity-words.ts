import type { Language } from '../model/settings.ts';

/** How an amount is bounded by the words around it. */
export type Comparison = 'all but' | '>' | '<' | '>=' | '<=' | 'nearly' | 'about';

/** What stands around numbers, in folded text. */
interface QuantityWords {
  /** Between two numbers: `14 des 24`. */
  of: RegExp;
  /** Between two numbers: `un cluster sur deux`. */
  outOf: RegExp;
  /** Between two numbers: `cinq ou six`. */
  or: RegExp;
  /** Before and between two numbers: `entre cinq et sept`. */
  between: readonly [before: RegExp, between: RegExp];
  percent: RegExp;
  /** After a number, or after the article. */
  fraction: RegExp;
  /** Before a number that says how many cases there are in all: `la majorité des douze`. */
  base: RegExp;
  /** After a number that does not count cases: `dix ans`, `10 salariés`. */
  measure: RegExp;
  /** Before a number that is a name: `vague 2`. */
  label: RegExp;
  /** Before an amount; the order decides. */
  before: readonly (readonly [RegExp, Comparison])[];
  /** After an amount, a word between them at most. */
  after: readonly (readonly [RegExp, Comparison])[];
  /** Right before a quantity that is denied. */
  negation: RegExp;
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
    or: /^ (?:ou|voire|a) $/,
    between: [/(?<![a-z])entre $/, /^ et $/],
    percent: /^ ?(?:%|pour[ -]cents?(?![a-z]))/,
    fraction: /^ (tiers|quarts?|cinquiemes?|dixiemes?)(?![a-z])/,
    base: /(?<![a-z])(?:des|de [cnv]os|de ces|parmi [lcnv]es|parmi [nv]os|d'entre (?:les|ces|nos|vos)|sur(?: les| ces| nos| vos)?|tou(?:s|tes) (?:les|ces|nos|vos)) (?:autres |memes )?$/,
    measure:
      /^ ?(?:ans?|annees?|mois|semaines?|jours?|heures?|h|minutes?|fois|euros?|k?€|km|kilometres|metres|hectares|tonnes|salarie·?e?·?s|employe·?e?·?s|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)(?![a-z])/,
    label: /(?<![a-z])(?:vague|chapitre|numero|n°|tableau|figure) $/,
    before: [
      [/(?<![a-z])tou(?:s|tes)(?: les [a-z-]+)? moins $/, 'all but'],
      [
        /(?<![a-z])(?:sauf|hormis|excepte|mis a part|a l'exception (?:de |d'|des )|a la seule exception (?:de |d'|des )) ?(?:les )?$/,
        'all but',
      ],
      [/(?<![a-z])(?:au moins|au minimum|pas moins d[e']) ?(?:les? |la )?$/, '>='],
      [/(?<![a-z])(?:(?:tout )?au plus|au maximum|pas plus d[e']|jusqu'a) ?(?:les? |la )?$/, '<='],
      [/(?<![a-z])plus (?:de |d'|des |du )(?:la |les? )?$/, '>'],
      [/(?<![a-z])moins (?:de |d'|des |du )(?:la |les? )?$/, '<'],
      [
        /(?<![a-z])(?:(?:pres|pas loin) (?:de |d'|des |du )|presque |quasiment |pas tout a fait )(?:la |les? )?$/,
        'nearly',
      ],
      [/(?<![a-z])(?:environ|autour d[e']|a peu pres|quelque|de l'ordre d[e']) ?(?:la |les? )?$/, 'about'],
    ],
    after: [
      [/^ (?:seules? |rares? )?exceptions? pres(?![a-z])/, 'all but'],
      [/^(?: [a-z'-]+)?,? (?:au moins|au minimum|ou plus|ou davantage)(?![a-z])/, '>='],
      [/^(?: [a-z'-]+)?,? (?:(?:tout )?au plus|au maximum|ou moins)(?![a-z])/, '<='],
      [/^(?: [a-z'-]+)?,? (?:environ|a peu pres|peu ou prou)(?![a-z])/, 'about'],
      [/^(?: [a-z'-]+)?,? ou presque(?![a-z])/, 'nearly'],
    ],
    negation: /(?<![a-z])(?:pas|jamais|guere|ni)(?: meme| seulement| vraiment| exactement| que)?(?: les| la| le)? $/,
    standing:
      /(?<![a-z])(?:(?:une |la )?((?:diz|quinz|vingt|trent|quarant|cinquant|soixant|cent)aine|(?:demi[- ])?douzaine)|(?:le |les |un )?(tiers|quart)|(?:la |une )?(moitie))(?![a-z])/g,
    values: {
      'demi-douzaine': 6,
      'demi douzaine': 6,
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
    or: /^ (?:or|to) $/,
    between: [/(?<![a-z])between $/, /^ and $/],
    percent: /^ ?(?:%|per ?cent(?![a-z]))/,
    fraction: /^[ -](thirds?|quarters?|fifths?|tenths?)(?![a-z])/,
    base: /(?<![a-z])(?:(?<!total )(?:of|from|among)(?: (?:the|our|these|those|all))*|all(?: (?:the|our|these|those))?)(?: other)? $/,
    measure:
      /^ ?(?:years?|months?|weeks?|days?|hours?|minutes?|times|euros?|pounds|dollars|km|kilometres|miles|hectares|acres|tons|tonnes|employees|january|february|march|april|may|june|july|august|september|october|november|december)(?![a-z])/,
    label: /(?<![a-z])(?:wave|chapter|number|no\.|table|figure) $/,
    before: [
      [
        /(?<![a-z])(?:(?<=(?:all|every(?:one|body)?|every one|none|nobody|no one)(?:,? [a-z'-]+){0,4},? )(?:but|save)|except(?: for)?|apart from|with the exception of) (?:the )?$/,
        'all but',
      ],
      [/(?<![a-z])(?:at least|(?:no|not) (?:fewer|less) than) (?:an? )?$/, '>='],
      [/(?<![a-z])(?:at most|(?:no|not) more than|up to) (?:an? )?$/, '<='],
      [/(?<![a-z])(?:more than|over|above) (?:an? )?$/, '>'],
      [/(?<![a-z])(?:fewer than|less than|under|below) (?:an? )?$/, '<'],
      [/(?<![a-z])(?:nearly|almost|close to|just under|not far from|not quite) (?:an? )?$/, 'nearly'],
      [/(?<![a-z])(?:about|around|roughly|approximately|some) (?:an? )?$/, 'about'],
    ],
    after: [
      [/^(?: [a-z'-]+)?,? (?:at least|or more)(?![a-z])/, '>='],
      [/^(?: [a-z'-]+)?,? (?:at (?:the )?most|or (?:fewer|less))(?![a-z])/, '<='],
      [/^(?: [a-z'-]+)?,? (?:or so|or thereabouts|roughly|approximately)(?![a-z])/, 'about'],
    ],
    negation: /(?<![a-z])(?:(?:not|never|nor)|[a-z]+n't)(?: even| only| really| exactly)?(?: the| an?)? $/,
    standing:
      /(?<![a-z])(?:(half a dozen|(?:a )?half[- ]dozen)|(?:a )?(dozen)|(?:a |one )?(third|quarter|fifth|tenth)|(half))(?![a-z])/g,
    values: {
      'half a dozen': 6,
      'half dozen': 6,
      'half-dozen': 6,
      'a half dozen': 6,
      'a half-dozen': 6,
      dozen: 12,
      half: 1 / 2,
      third: 1 / 3,
      quarter: 1 / 4,
      fifth: 1 / 5,
      tenth: 1 / 10,
    },
    articles: new Set(['one']),
  },
};
