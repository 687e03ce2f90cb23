import type { Language } from '../model/settings.ts';
import { slug } from '../model/slug.ts';

/** The columns of a codebook's table, in their order. */
export const columns = [
  ...['chapter', 'code', 'label', 'subtheme', 'level', 'parent', 'definition', 'include', 'exclude', 'examples'],
  ...['indicators', 'aliases', 'asked', 'k', 'n'],
] as readonly Column[];

export type Column = keyof typeof names;

/** The heading of each column as it is written, and what else teams call it. */
const names = {
  chapter: { fr: 'Chapitre', en: 'Chapter', also: ['partie', 'part', 'section'] },
  code: { fr: 'Code', en: 'Code', also: ['id', 'identifiant', 'identifier', 'code id', 'id du code'] },
  label: {
    fr: 'Libellé',
    en: 'Label',
    also: [
      'intitulé',
      'nom',
      'name',
      'thème',
      'theme',
      'titre',
      'title',
      'étiquette',
      'nom du code',
      'catégorie',
      'tag',
    ],
  },
  subtheme: { fr: 'Sous-thème', en: 'Sub-theme', also: ['sous-code', 'sub-code', 'sous-catégorie', 'subcategory'] },
  level: { fr: 'Niveau', en: 'Level', also: ['rang', 'rank'] },
  parent: { fr: 'Parent', en: 'Parent', also: ['code parent', 'parent code', 'thème parent', 'parent theme', 'sous'] },
  definition: { fr: 'Définition', en: 'Definition', also: ['description', 'signification', 'meaning'] },
  include: {
    fr: 'Inclure',
    en: 'Include',
    also: ['inclusion', 'à inclure', 'critères d’inclusion', 'inclusion criteria'],
  },
  exclude: {
    fr: 'Exclure',
    en: 'Exclude',
    also: ['exclusion', 'à exclure', 'critères d’exclusion', 'exclusion criteria'],
  },
  examples: { fr: 'Exemples', en: 'Examples', also: ['exemple de verbatim', 'verbatims', 'illustrations'] },
  indicators: { fr: 'Indices', en: 'Indicators', also: ['indicateurs', 'mots-clés', 'keywords', 'mots'] },
  aliases: { fr: 'Anciens codes', en: 'Former codes', also: ['alias', 'aliases', 'anciens noms'] },
  asked: { fr: 'Vagues', en: 'Waves', also: ['asked', 'demandé', 'posé'] },
  k: { fr: 'k', en: 'k', also: [] },
  n: { fr: 'n', en: 'n', also: [] },
};

export function columnName(column: Column, language: Language): string {
  return names[column][language];
}

const byFolded = new Map(
  columns.flatMap((column) => {
    const { fr, en, also } = names[column];
    return [fr, en, ...also].map((name) => [folded(name), column] as const);
  }),
);

/** The column a heading names, in either language; case, accents, plural and what stands in brackets do not matter. */
export function columnNamed(heading: string): Column | undefined {
  return byFolded.get(folded(heading.replace(/\([^)]*\)/g, '')));
}

function folded(name: string): string {
  return slug(name).replace(/-/g, '').replace(/s$/, '');
}
