import type { Language } from '../model/settings.ts';

/** What a phrase claims of a share, from one side to the other. */
export type ComparativeName = 'more' | 'less' | 'new' | 'gone' | 'same';

interface ComparativeWords {
  /** What each comparison is called by, in folded text; a space stands for any white space, the rest is a regular expression. */
  readonly forms: Readonly<Record<ComparativeName, readonly string[]>>;
  /** What the error names, one of a kind. */
  readonly known: readonly string[];
  /** Words before a form that claim a wide difference. */
  readonly wide: string;
  /** Words before a form that claim no more than it does. */
  readonly slight: string;
  readonly significant: RegExp;
  /** Before a form, or right after it. */
  readonly denied: { readonly before: RegExp; readonly after: RegExp };
  /** Right before a form of more or less, what makes it a superlative: « le plus souvent ». */
  readonly superlative: RegExp;
  /** « deux fois plus »: factor, then more or less. */
  readonly times: RegExp;
  readonly bounds: Readonly<Record<string, 'above' | 'at least' | 'nearly'>>;
  readonly factors: Readonly<Record<string, number>>;
  readonly fewer: RegExp;
}

/** « plus de clusters qu’en 2021 »: a noun, and what it is compared with. */
const frenchNoun =
  "d(?:e |')(?!la moitie|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)[a-z'-]+(?= (?:[a-z'-]+ ){0,4}?qu)";
const frenchManner =
  "(?:souvent|nombreu(?:x|ses)|frequent(?:e|s|es)?|frequemment|present(?:e|s|es)?|repandue?s?|volontiers|qu(?='))";
const englishManner = '(?:often|numerous|frequent(?:ly)?|common(?:ly)?|widespread|present)';
const englishNoun = "(?!half|one|two|three)[a-z'-]+(?= (?:[a-z'-]+ ){0,3}than)";

export const comparativeWords: Readonly<Record<Language, ComparativeWords>> = {
  fr: {
    forms: {
      more: [
        `plus (?:${frenchManner}|${frenchNoun})`,
        'davantage',
        'de plus en plus',
        'progress(?:e|es|ent|ee?|ion|ait|aient|a)',
        'augment(?:e|ent|ation|ait|aient|a)',
        '(?:en|une) hausse',
        "s'accroi(?:t|ssent)",
        'croi(?:t|ssent)',
        'mont(?:e|ent)',
        "s'etend(?:ent)?",
        'se renforc(?:e|ent)',
        'gagn(?:e|ent|ait|aient)(?: du terrain)?',
      ],
      less: [
        `moins (?:${frenchManner}|${frenchNoun})`,
        'de moins en moins',
        'recul(?:e|ent|ait|aient|a)?',
        'baiss(?:e|ent|ait|aient|a)',
        '(?:en|une) (?:baisse|recul)',
        'diminu(?:e|ent|tion|ait|aient|a)',
        'declin(?:e|ent)?',
        'regress(?:e|ent|ion)',
        "s'effac(?:e|ent)",
        'per(?:d|dent) du terrain',
      ],
      new: ['appar(?:ait|aissent|ue?s?|ition)', 'emerg(?:e|ent|ence)', 'surgi(?:t|ssent)'],
      gone: ['dispar(?:ait|aissent|ue?s?|ition)'],
      same: [
        'autant',
        `aussi (?:${frenchManner})`,
        'stables?',
        'stagn(?:e|ent)',
        'se mainti(?:ent|ennent)',
        'inchangee?s?',
        'constante?s?',
      ],
    },
    known: [
      'plus souvent',
      'moins souvent',
      'davantage',
      'progresse',
      'augmente',
      'gagne',
      'recule',
      'baisse',
      'apparaît',
      'disparaît',
      'autant',
      'stable',
      'deux fois plus',
    ],
    wide: '(?:beaucoup|bien|nettement|largement|fortement|sensiblement) ',
    slight: '(?:un peu|encore|legerement|significativement) ',
    significant: /(?<![a-z])(?:significati(?:vement|fs?|ves?))(?![a-z])/g,
    denied: {
      before: /(?<![a-z])(?:(?:pas|jamais|guere|ni)(?: tellement| vraiment)?|n'[a-z' ]{0,25}|ne [a-z' ]{0,25}) ?$/,
      after: /^ ?(?:pas|guere|plus(?! que))(?![a-z])/,
    },
    superlative: /(?<![\p{L}\p{N}])(?:le|la|les)\s+$/u,
    times:
      /(?<![a-z])(plus de |au moins |pres de |presque |environ )?(?:(deux|trois|quatre|cinq|six|dix|[2-9]|10) fois (plus|moins)(?: souvent| nombreu(?:x|ses)| frequent(?:e|s|es)?)?|(moitie) moins(?: souvent| nombreu(?:x|ses))?|(doubl|tripl)(?:e|ent|ait|aient|ement))(?![a-z])/g,
    bounds: { 'plus de': 'above', 'au moins': 'at least', 'pres de': 'nearly', presque: 'nearly' },
    factors: { deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, dix: 10, doubl: 2, tripl: 3, moitie: 2 },
    fewer: /moins|moitie/,
  },
  en: {
    forms: {
      more: [
        `more (?:${englishManner}|${englishNoun})`,
        'more and more',
        'increas(?:es?|ed|ing|ingly)',
        'ris(?:es?|ing)',
        'rose',
        'grow(?:s|n|ing)?',
        'grew',
        'gain(?:s|ed)?(?: ground)?',
        'on the rise',
      ],
      less: [
        `(?:less|fewer) (?:${englishManner}|${englishNoun})`,
        'less and less',
        'decreas(?:es?|ed|ing)',
        'fall(?:s|en|ing)?',
        'fell',
        'declin(?:es?|ed|ing)',
        'drop(?:s|ped)?',
        'reced(?:es?|ed|ing)',
        'los(?:es?|t) ground',
      ],
      new: ['appear(?:s|ed)?', 'emerg(?:es?|ed)'],
      gone: ['disappear(?:s|ed)?', 'vanish(?:es|ed)?'],
      same: [
        `as (?:often|many|much|${englishManner}|frequent(?:ly)?)`,
        'stable',
        'steady',
        'unchanged',
        'stay(?:s|ed) the same',
      ],
    },
    known: [
      'more often',
      'less often',
      'rises',
      'increases',
      'gains',
      'falls',
      'declines',
      'appears',
      'disappears',
      'as often',
      'stable',
      'twice as often',
    ],
    wide: '(?:(?:very )?much|far|a lot|markedly|clearly|considerably|many) ',
    slight: '(?:a little|slightly|somewhat|significantly|even) ',
    significant: /(?<![a-z])(?:significant(?:ly)?)(?![a-z])/g,
    denied: {
      before: /(?<![a-z])(?:(?:not|never|nor|no)|[a-z]+n't)(?: really| any)? $/,
      after: /^(?!)/,
    },
    superlative: /(?<![\p{L}\p{N}])the\s+$/u,
    times:
      /(?<![a-z])(more than |at least |nearly |almost |about )?(?:(twice|(?:two|three|four|five|six|ten|[2-9]|10) times) (?:as|more) (?:often|many|much|frequent(?:ly)?|common(?:ly)?)|(half) as (?:often|many|much|frequent(?:ly)?|common(?:ly)?)|(doubl|tripl|halv)(?:es?|ed|ing))(?![a-z])/g,
    bounds: { 'more than': 'above', 'at least': 'at least', nearly: 'nearly', almost: 'nearly' },
    factors: { twice: 2, two: 2, three: 3, four: 4, five: 5, six: 6, ten: 10, doubl: 2, tripl: 3, half: 2, halv: 2 },
    fewer: /half|halv/,
  },
};
