import type { SpokenLanguage } from '../model/spoken.ts';
import { foldWord } from './fold.ts';

/** Brings the forms of a word together. `name` and `version` belong in the key of whatever is cached by stem. */
export interface Stemmer {
  name: string;
  version: string;
  /** The stem of a word, folded or as written, from which elisions are split off: folded itself. */
  stem(foldedOrRawWord: string): string;
}

interface Algorithm {
  stem(word: string): string;
}

/** Of natural, and of what is done here before and after. */
const version = '8.1.1-5';

/** Each is read when first asked for: `require` of a literal is bundled, and run only where it is reached. */
const algorithms: Readonly<Record<SpokenLanguage, () => Algorithm>> = {
  de: () => require('natural/lib/natural/stemmers/porter_stemmer_de.js'),
  en: () => require('natural/lib/natural/stemmers/porter_stemmer.js'),
  es: () => require('natural/lib/natural/stemmers/porter_stemmer_es.js'),
  fr: () => require('natural/lib/natural/stemmers/porter_stemmer_fr.js'),
  it: () => require('natural/lib/natural/stemmers/porter_stemmer_it.js'),
  nl: () => require('natural/lib/natural/stemmers/porter_stemmer_nl.js'),
  no: () => require('natural/lib/natural/stemmers/porter_stemmer_no.js'),
  pt: () => require('natural/lib/natural/stemmers/porter_stemmer_pt.js'),
  sv: () => require('natural/lib/natural/stemmers/porter_stemmer_sv.js'),
};

/** A stemmer with its own memory of the words it has seen: keep it as long as the texts last. */
export function stemmer(language: SpokenLanguage): Stemmer {
  const algorithm = algorithms[language]();
  const seen = new Map<string, string>();
  const stem = (word: string): string => {
    const known = seen.get(word);
    if (known !== undefined) return known;
    const folded = foldWord(word);
    const found = /[a-z]/.test(folded) ? stemOf(folded, language, algorithm) : folded;
    seen.set(word, found);
    return found;
  };
  return { name: `natural-porter-${language}`, version, stem };
}

type Ending = readonly [RegExp, string];

/**
 * The algorithm takes their ending for that of a verb, « je parlais », and « français » for a form of « franc »; that of
 * their feminine it keeps. None of them is a verb that people use.
 */
const adjectivesInAis = new RegExp(
  `^(${[
    'mauv|ni|franc|angl|ecoss|(?:ir|hol|neer|fin|is|thai|groen|ze)?land|polon|portug|japon|liban|senegal|cameroun',
    'congol|angol|gabon|togol|rwand|ougand|soudan|nepal|pakistan|taiwan|alban|malt|milan|piemont|montreal|barcelon',
    'lyonn|marseill|bordel|nant|renn|toulonn|dijonn|orlean|avignonn|perpignan|besanconn|maconn|chalonn|narbonn|bayonn',
    'libourn|rochel|havr|cholet|vannet|charent|ardenn|bearn|nivern|bourbonn|beaujol|charol|versaill|antill|reunionn',
    'guyan|martiniqu',
  ].join('|')})ais$`,
);

/** The algorithms know these endings by accents that folded words have lost, or not at all. */
const endings: Readonly<Partial<Record<SpokenLanguage, readonly Ending[]>>> = {
  es: [[/cion$/, 'ción']],
  // « clusters », « leaders » are taken for no infinitive, as their singular is (`univers`, `divers` are no plurals).
  // The feminine and the plural of `adhérent·e·s`, `adhérent.e.s`, `adhérent(e)s` are no part of the stem.
  fr: [
    [/(?:·.*|\.(?:e|ne|ere|rice|trice|euse)(?:\.?s)?|\(.*)$/, ''],
    [/(?<![iv])ers$/, 'er'],
    [/ees?$/, 'e'],
    [/ieres?$/, 'ier'],
    // Plurals after -i, -u and -ou, and in -x: « emplois », « élus », « enjeux », « travaux ». Where -ois, -ais, -is and
    // -eux belong to the word, its feminine has them too: `français`, `pris`, `heureux`.
    [
      /^((?:re|sur|sous)?emploi|loi|roi|(?:r?en|con)voi|tournoi|effroi|octroi|paroi|beffroi|essai|quai|balai|vrai|gai|ami|abri|tri|pli|cri|appui|ennui|etui)s$/,
      '$1',
    ],
    [/(?<=[a-z]{2}|^[vln])(?<!^(?:pl|ab|obt|intr|[nvts]o|desso|(?:in|re|per|oc)cl)|f)us$/, 'u'],
    [/^((?:en)?jeu|(?:mi)?lieu|feu|voeu|cheveu|neveu|aveu|adieu|essieu|moyeu|dieu)x$/, '$1'],
    [/^(bijou|caillou|chou|genou|hibou|joujou|pou)x$/, '$1'],
    [/^(noyau|tuyau|joyau|boyau|materiau|etau|aloyau|gruau|fabliau|esquimau)x$/, '$1'],
    [/^(trav|vitr|vant|soupir|cor|b|em)aux$/, '$1ail'],
    [/^(ide|bore)aux$/, '$1al'],
    [/^yeux$/, 'oeil'],
    [/^cieux$/, 'ciel'],
    [/^aieux$/, 'aieul'],
    [adjectivesInAis, '$1aise'],
  ],
  // « foto's », « organisaties », « ideeën »
  nl: [
    [/'s$/, ''],
    [/ies$/, 'ie'],
    [/eeen$/, 'ee'],
  ],
  // « opiniões », « mãos », « ações » as their singular
  pt: [
    [/coes$/, 'ção'],
    [/cao$/, 'ção'],
    [/(?:oes|aos|aes|ao)$/, 'ão'],
  ],
};

/** « bedrijven » is of « bedrijf », « huizen » of « huis ». */
const afterwards: Readonly<Partial<Record<SpokenLanguage, readonly Ending[]>>> = {
  nl: [
    [/v$/, 'f'],
    [/z$/, 's'],
  ],
};

function stemOf(folded: string, language: SpokenLanguage, algorithm: Algorithm): string {
  const stemmed = foldWord(algorithm.stem(replaceEnding(folded, endings[language])));
  return replaceEnding(stemmed, afterwards[language]);
}

function replaceEnding(word: string, rules: readonly Ending[] = []): string {
  return rules.reduce((text, [ending, replacement]) => text.replace(ending, replacement), word);
}
