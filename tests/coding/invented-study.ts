/** Words that go with each of three codes, in French and in English, and words that go with none. */
const words = {
  fr: {
    confiance: ['confiance', 'loyauté', 'parole donnée', 'se fier', 'sincérité', 'promesse tenue'],
    argent: ['budget', 'subvention', 'cotisation', 'trésorerie', 'facture', 'financement'],
    metier: ['apprentissage', 'diplôme', 'atelier', 'embauche', 'formation', 'recrutement'],
    filler: ['la réunion du mardi', 'notre région', 'cette année-là', 'le bâtiment', 'les voisins', 'un long trajet'],
  },
  en: {
    confiance: ['trust', 'loyalty', 'honest word', 'relying on others', 'sincerity', 'kept promise'],
    argent: ['budget', 'subsidy', 'membership fee', 'cash flow', 'invoice', 'funding'],
    metier: ['apprenticeship', 'diploma', 'workshop', 'hiring', 'training', 'recruitment'],
    filler: ['the Tuesday meeting', 'our region', 'that year', 'the building', 'the neighbours', 'a long journey'],
  },
} as const;

const inventedCodes = ['confiance', 'argent', 'metier'] as const;
type InventedCode = (typeof inventedCodes)[number];

/** A paragraph of an invented interview that speaks of one code; `seed` chooses its words. */
export function inventedParagraph(code: InventedCode | undefined, seed: number, language: 'fr' | 'en' = 'fr'): string {
  const { filler, ...themes } = words[language];
  const some = (list: readonly string[], at: number) => list[(seed * 7 + at * 5 + ((seed * at) % 3)) % list.length];
  const said = code
    ? [some(themes[code], 0), some(filler, 1), some(themes[code], 2)]
    : [some(filler, 0), some(filler, 1), some(filler, 2)];
  return language === 'fr'
    ? `On me parle de ${said[0]} et de ${said[1]}, puis encore de ${said[2]} (${seed}).`
    : `People tell me of ${said[0]} and of ${said[1]}, then of ${said[2]} again (${seed}).`;
}

export interface InventedOptions {
  readonly language?: 'fr' | 'en';
  readonly sources?: number;
  /** How many of the sources people have coded. */
  readonly coded?: number;
}

/** A study of interviews of nine paragraphs, two of each code and three of none; the files by path. */
export function inventedStudy({
  language = 'fr',
  sources = 10,
  coded = 9,
}: InventedOptions = {}): Record<string, string> {
  const definitions = words[language];
  const files: Record<string, string> = { 'study.yaml': `language: ${language}\n` };
  for (const code of inventedCodes) {
    files[`codebook/1-tout/${code}.md`] =
      `---\nid: ${code}\nlabel: ${definitions[code][0]}\nindicators: ["${definitions[code][1]}"]\n---\n\n${definitions[code].slice(2, 4).join(', ')}.\n`;
  }
  for (let i = 0; i < sources; i++) {
    const paragraphs = Array.from({ length: 9 }, (_, p) => {
      const code = p < 6 ? inventedCodes[(p + i) % 3] : undefined;
      return { code, text: inventedParagraph(code, i * 9 + p, language) };
    });
    files[`corpus/e${i}.md`] = `${paragraphs.map(({ text }) => `**R :** ${text}`).join('\n\n')}\n`;
    if (i >= coded) continue;
    const codings = paragraphs.flatMap(({ code, text }) =>
      code ? [`  - quote: ${JSON.stringify(text)}\n    codes: [${code}]\n`] : [],
    );
    files[`corpus/e${i}.ana.yaml`] = `codings:\n${codings.join('')}`;
  }
  return files;
}

/** The code of a paragraph of an invented interview, by its place. */
export function inventedCode(source: number, paragraph: number): InventedCode | undefined {
  return paragraph < 6 ? inventedCodes[(paragraph + source) % 3] : undefined;
}
