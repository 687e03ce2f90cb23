import { formatNumber } from '../language/numbers.ts';
import { frenchSpaces } from '../language/typography.ts';
import type { Language } from '../model/settings.ts';
import type { CodedStudy } from '../model/study.ts';
import { version } from '../model/version.ts';
import { coderNames } from './coder-names.ts';
import { corpusText } from './corpus-words.ts';
import type { LeafDirective } from './directive.ts';
import { fingerprint } from './fingerprint.ts';
import { listing } from './labels.ts';
import { literal, proseOf } from './prose.ts';

export const colophonDirective: LeafDirective = {
  attributes: [],
  gives: 'how the report was made: corpus, codebook, coders, versions, fingerprints',
  build(_call, { coded }) {
    const { language } = coded.settings;
    const lines = language === 'fr' ? french(coded) : english(coded);
    return [proseOf(lines.map((line) => `- ${frenchSpaces(line, language)}`).join('\n'))];
  },
};

function facts(coded: CodedStudy) {
  const counted = [...coded.counted.values()].flat();
  return {
    coders: coderNames(coded).map(literal),
    codings: counted.reduce((sum, { codings }) => sum + codings.length, 0),
    chapters: coded.codebook.chapters.length,
    themes: coded.codebook.chapters.reduce((sum, { themes }) => sum + themes.length, 0),
    codes: coded.codebook.codes.size,
    corpus: fingerprint(coded, 'sources'),
    codebook: fingerprint(coded, 'codebook'),
    coding: fingerprint(coded, 'codings'),
  };
}

function number(value: number, one: string, many: string, language: Language): string {
  const single = language === 'fr' ? value < 2 : value === 1;
  return `${formatNumber(value, language)} ${single ? one : many}`;
}

function french(coded: CodedStudy): string[] {
  const { coders, codings, chapters, themes, codes, ...prints } = facts(coded);
  return [
    `Corpus : ${corpusText(coded)} (empreinte \`${prints.corpus}\`).`,
    `Grille d’analyse : ${number(chapters, 'chapitre', 'chapitres', 'fr')}, ${number(themes, 'thème', 'thèmes', 'fr')}, ${number(codes, 'code', 'codes', 'fr')} (empreinte \`${prints.codebook}\`).`,
    `Codage : ${number(codings, 'passage codé', 'passages codés', 'fr')}${coders.length > 0 ? ` par ${listing(coders, 'fr')}` : ''} (empreinte \`${prints.coding}\`).`,
    'Unité : le cas, compté une fois ; présence ou absence parmi les cas évalués. Un entretien qui n’a pas été lu n’est pas une absence.',
    `Verbatims repris mot pour mot des entretiens et comptes recalculés par study ${version}.`,
  ];
}

function english(coded: CodedStudy): string[] {
  const { coders, codings, chapters, themes, codes, ...prints } = facts(coded);
  return [
    `Corpus: ${corpusText(coded)} (fingerprint \`${prints.corpus}\`).`,
    `Codebook: ${number(chapters, 'chapter', 'chapters', 'en')}, ${number(themes, 'theme', 'themes', 'en')}, ${number(codes, 'code', 'codes', 'en')} (fingerprint \`${prints.codebook}\`).`,
    `Coding: ${number(codings, 'coded passage', 'coded passages', 'en')}${coders.length > 0 ? ` by ${listing(coders, 'en')}` : ''} (fingerprint \`${prints.coding}\`).`,
    'Unit: the case, counted once; presence or absence among assessed cases. An interview not yet read is not an absence.',
    `Verbatims taken word for word from the interviews and counts recomputed by study ${version}.`,
  ];
}
