/** Headings of a theme's prose, by the study's language. */
export const proseHeadings = {
  include: { fr: 'Inclure', en: 'Include' },
  exclude: { fr: 'Exclure', en: 'Exclude' },
  examples: { fr: 'Exemples', en: 'Examples' },
} as const;
