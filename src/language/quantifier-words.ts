import type { Language } from '../model/settings.ts';

/** The claims a profile can give a rule to. */
export type QuantifierRuleName =
  | 'none'
  | 'almost none'
  | 'only one'
  | 'few'
  | 'a few'
  | 'some'
  | 'several'
  | 'less than half'
  | 'half'
  | 'many'
  | 'majority'
  | 'just over half'
  | 'just under half'
  | 'large majority'
  | 'most'
  | 'almost all'
  | 'all but one'
  | 'not all'
  | 'all';

interface RuleText {
  readonly expression: string;
  /** Where the claim holds only in the eyes of some. */
  readonly disputed?: string;
  /** One case more or less says nothing about it; of rules with `=` only, by default. */
  readonly exact?: boolean;
}

export type QuantifierRules = Readonly<Partial<Record<QuantifierRuleName, RuleText>>>;

/** What has one meaning only, in every profile. */
export const exactRules: QuantifierRules = {
  none: { expression: 'k = 0' },
  'only one': { expression: 'k = 1' },
  half: { expression: 'share >= 45% and share <= 55%' },
  'all but one': { expression: 'k = n - 1' },
  'not all': { expression: 'k < n', exact: true },
  all: { expression: 'k = n' },
};

export const defaultRules: QuantifierRules = {
  ...exactRules,
  'almost none': { expression: 'k >= 1 and (share < 10% or k = 1 and n >= 5)' },
  few: { expression: 'k >= 1 and share < 50% and (share <= 15% or k <= 3)' },
  'a few': { expression: 'k >= 2 and share < 50% and (share <= 15% or k <= 3)' },
  some: { expression: 'k >= 2 and share < 50%' },
  several: { expression: 'k >= 2' },
  'less than half': { expression: 'share < 50%' },
  many: { expression: 'share >= 1/3', disputed: 'k >= 0' },
  majority: { expression: 'share > 50%' },
  'just over half': { expression: 'share > 50% and share <= 65%' },
  'just under half': { expression: 'share >= 35% and share < 50%' },
  'large majority': { expression: 'share >= 2/3' },
  most: { expression: 'share > 50%', disputed: 'share < 75%' },
  'almost all': { expression: 'k < n and (share > 90% or k = n - 1 and n >= 5)' },
};

/** Bands of Education Scotland's inspection reports. */
const educationScotland: QuantifierRules = {
  ...exactRules,
  few: { expression: 'k >= 1 and share <= 15%' },
  'a few': { expression: 'k >= 1 and share <= 15%' },
  'less than half': { expression: 'share >= 15% and share < 50%' },
  majority: { expression: 'share >= 50% and share < 75%' },
  'just over half': { expression: 'share > 50% and share <= 65%' },
  'just under half': { expression: 'share >= 35% and share < 50%' },
  'large majority': { expression: 'share >= 2/3' },
  most: { expression: 'share >= 75% and share <= 90%' },
  'almost all': { expression: 'k < n and share > 90%' },
};

/** The rules of each profile. What a profile leaves out is no quantifier in it. */
export const profiles: ReadonlyMap<string, QuantifierRules> = new Map([
  ['default', defaultRules],
  ['education-scotland', educationScotland],
]);

/** « tous les ans » speaks of time, not of cases. */
const frenchTimes = '(?:ans|annees?|mois|semaines?|jours?|matins?|soirs?|fois)(?![a-z])';
const englishTimes = '(?:year|month|week|day|morning|evening|time)(?![a-z])';

/** Each form as the folded text shows it; a space stands for any white space, the rest is a regular expression. */
type Forms = readonly (readonly [QuantifierRuleName, readonly string[]])[];

export const quantifierForms: Readonly<Record<Language, Forms>> = {
  fr: [
    [
      'none',
      [
        'aucune?s?',
        'pas une?(?: seule?)?',
        'nul(?:le)?',
        'pas la moindre',
        '(?<!(?:une|la|cette|chaque|de|par|en|seule|premiere|grande|meme|autre|tierce) )personne',
      ],
    ],
    [
      'almost none',
      [
        '(?:presque|quasiment|pratiquement) (?:aucune?|personne|pas)',
        "(?:aucune?|personne)(?: [a-z'-]+){0,3},? ou presque",
      ],
    ],
    ['only one', ['(?:une?|le|la) seule?', 'une? unique']],
    [
      'few',
      [
        '(?:tres |bien |assez |(?<!(?:un|a|soit) ))peu(?! (?:a peu|pres|importe))',
        '(?:de |les )?(?:tres )?rares',
        'un petit nombre',
        'une petite minorite',
        'une faible minorite',
      ],
    ],
    ['a few', ['quelques[- ]une?s', '(?:les |ces )?quelques', 'une poignee', 'une petite poignee']],
    ['some', ['certaine?s', 'un certain nombre', "d'aucuns", 'une partie']],
    ['several', ['plusieurs']],
    [
      'less than half',
      [
        'moins de la moitie',
        'moins de 50 ?%',
        "moins d'une? sur deux",
        'une minorite',
        'la minorite',
        'minoritairement',
        'minoritaires?',
      ],
    ],
    ['half', ['la moitie', 'une moitie', 'pour moitie']],
    [
      'many',
      [
        'beaucoup',
        'bon nombre',
        "nombre(?= d[e'])",
        '(?:de |tres |de tres |les )*nombreu(?:x|ses)',
        "(?:bien|pas mal) d(?:es?|')",
        'un grand nombre',
        'une grande partie',
        'une bonne partie',
        'une large part',
      ],
    ],
    [
      'majority',
      [
        '(?:la|une) (?:courte |faible |simple |petite )?majorite',
        'plus de la moitie',
        'plus de 50 ?%',
        "plus d'une? sur deux",
        'majoritairement',
        'majoritaires?',
        'en majorite',
        'la majeure partie',
      ],
    ],
    [
      'most',
      ['la plupart', 'tres (?:largement|majoritairement)(?: majoritaires?)?', 'largement majoritaires?', "l'essentiel"],
    ],
    [
      'large majority',
      [
        '(?:la|une) (?:tres )?(?:grande|large|vaste|forte|immense|ecrasante|nette) majorite',
        "l'(?:immense|ecrasante) majorite",
        'une majorite (?:ecrasante|nette|large)',
      ],
    ],
    ['just over half', ['(?:un peu|a peine|legerement) plus de la moitie']],
    ['just under half', ['(?:un peu|a peine|legerement) moins de la moitie']],
    [
      'almost all',
      [
        '(?:presque|quasiment|quasi|pratiquement) (?:tou(?:t|s|tes?)|chaque|unanimes?)',
        "tou(?:s|tes)(?: [a-z'-]+){0,4},? ou presque",
        'la quasi[- ]totalite',
        'la quasi[- ]unanimite',
        'la presque totalite',
        'a quelques exceptions pres',
        'a de rares exceptions pres',
      ],
    ],
    ['all but one', ['a une (?:seule )?exception pres']],
    ['not all', ['pas tou(?:s|tes)', 'pas chaque']],
    [
      'all',
      [
        `tou(?:s|tes)(?! les (?:${frenchTimes}))`,
        'tout le monde',
        "l'ensemble",
        'la totalite',
        `chaque(?! (?:${frenchTimes}))`,
        'chacune?',
        "l'unanimite",
        'unanimes?',
        'unanimement',
        "a l'unanimite",
        'sans exception',
        "l'integralite",
      ],
    ],
  ],
  en: [
    ['none', ['none', 'no one', 'nobody', 'no', 'not one', 'not a single(?: one)?', 'neither']],
    [
      'almost none',
      ['(?:almost|nearly|virtually|practically) (?:none|no one|nobody|no)', 'hardly any(?:one|body)?', 'scarcely any'],
    ],
    ['only one', ['only one', 'just one', 'a single', 'one alone']],
    ['few', ['(?:very |only |relatively )?few', '(?:a )?(?:tiny|small) (?:minority|number)']],
    ['a few', ['(?:only |just )?a few', 'a handful', 'a couple']],
    ['some', ['some', 'certain', 'a number', 'a part']],
    ['several', ['several']],
    [
      'less than half',
      ['(?:less|fewer) than half', '(?:less|fewer) than 50 ?%', '(?:a|the|in the) minority', 'under half'],
    ],
    ['half', ['half', 'one half']],
    ['many', ['(?:a great |a good |very )?many', 'a lot', 'lots', 'numerous', 'a large number', 'a large part']],
    [
      'majority',
      [
        '(?:a|the) (?:small |slight |narrow |simple |bare )?majority',
        'more than half',
        'more than 50 ?%',
        'over half',
        'mostly',
      ],
    ],
    ['most', ['most']],
    ['large majority', ['(?:a|the) (?:vast|great|large|overwhelming|clear|strong) majority']],
    ['just over half', ['(?:just|slightly|a little) (?:over|more than) half']],
    ['just under half', ['(?:just|slightly|a little) (?:under|less than|fewer than) half']],
    [
      'almost all',
      [
        '(?:almost|nearly|virtually|practically) (?:all|every|everyone|everybody|each)',
        'all but a few',
        'with few exceptions',
      ],
    ],
    ['all but one', ['with one exception']],
    ['not all', ['not (?:all|every|everyone|everybody)']],
    [
      'all',
      [
        'all',
        `every(?! (?:${englishTimes}))`,
        'everyone',
        'everybody',
        `each(?! (?:${englishTimes}))`,
        'each one',
        'unanimously?',
        'unanimous',
        'the whole',
        'without exception',
      ],
    ],
  ],
};
