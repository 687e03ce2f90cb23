import { formatNumber } from '../language/numbers.ts';
import { plural } from '../language/typography.ts';
import { segmentsAgainst } from '../measure/frequency.ts';
import { machines } from '../model/coding.ts';
import type { Language } from '../model/settings.ts';
import type { CodedStudy } from '../model/study.ts';
import { version } from '../model/version.ts';
import { coderNames } from './coder-names.ts';
import type { Composing } from './composing.ts';
import { listing } from './labels.ts';
import { verbatimCount } from './manifest.ts';

/** What a study knows of how it was coded, and of what the report has shown so far. */
export const analysisFacts = {
  coders({ coded }: Composing): string | undefined {
    const { language } = coded.settings;
    const names = coderNames(coded);
    if (names.length === 0) return undefined;
    const twice = readTwice(coded);
    if (language === 'fr')
      return `Codage compté : ${listing(names, 'fr')}.${twice > 0 ? ` Entretiens codés par deux personnes ou plus : ${twice}.` : ''}`;
    return `Coding counted: ${listing(names, 'en')}.${twice > 0 ? ` Interviews coded by two people or more: ${twice}.` : ''}`;
  },

  codebook({ coded }: Composing): string | undefined {
    const { language } = coded.settings;
    const { chapters, themes, below } = treeOf(coded);
    if (themes === 0) return undefined;
    const size = sizes({ chapters, themes, below }, language);
    return language === 'fr' ? `Grille : ${size}.` : `Codebook: ${size}.`;
  },

  software(): string {
    return `study ${version}.`;
  },

  quotations({ coded, verbatims }: Composing): string {
    const { language } = coded.settings;
    const count = verbatimCount({ verbatims });
    if (count === 0)
      return language === 'fr' ? 'Aucun verbatim au-dessus de cette annexe.' : 'No verbatim above this annex.';
    const cases = new Set(verbatims.flatMap((one) => ('verbatims' in one ? one.cases : [one.case]))).size;
    if (language === 'fr')
      return `Verbatims au-dessus de cette annexe : ${formatNumber(count, 'fr')}, de ${cases} ${plural(cases, 'cas', 'cas', 'fr')}, mot pour mot, chacun attribué ; les anonymes le sont à leur pseudonyme.`;
    return `Verbatims above this annex: ${formatNumber(count, 'en')}, from ${cases} ${plural(cases, 'case', 'cases', 'en')}, word for word, each attributed; those of anonymous interviews to their pseudonym.`;
  },

  consistency({ coded, claims }: Composing): string {
    const { language } = coded.settings;
    const holding = claims.filter(({ verdict }) => verdict !== 'fails').length;
    if (language === 'fr')
      return `Comptes recalculés sur le codage${claims.length > 0 ? ` ; quantités affirmées dans le texte et vérifiées : ${holding} sur ${claims.length}` : ''}.`;
    return `Counts recomputed from the coding${claims.length > 0 ? `; quantities the text states, checked: ${holding} of ${claims.length}` : ''}.`;
  },

  majorThemes({ coded }: Composing): string | undefined {
    const { chapters, themes } = treeOf(coded);
    return themes === 0 ? undefined : `${capital(sizes({ chapters, themes, below: 0 }, coded.settings.language))}.`;
  },

  minorThemes({ coded }: Composing): string | undefined {
    const { language } = coded.settings;
    const { below, themes } = treeOf(coded);
    if (themes === 0) return undefined;
    const ids = coded.codebook.chapters.flatMap((chapter) => chapter.themes.map(({ id }) => id));
    const against = ids.reduce((sum, id) => sum + segmentsAgainst(coded, id).length, 0);
    return language === 'fr'
      ? `Sous-thèmes : ${below} ; extraits codés à rebours d’un thème : ${against}.`
      : `Sub-themes: ${below}; segments coded against a theme: ${against}.`;
  },

  title({ coded, titles }: Composing): string {
    const { settings } = coded;
    const subtitle = titles.subtitle ?? settings.subtitle;
    const title = titles.title ?? settings.title;
    return subtitle === undefined ? `${title}.` : `${title}. ${subtitle}.`;
  },

  analysis(composing: Composing): string | undefined {
    const tree = analysisFacts.codebook(composing);
    if (tree === undefined) return undefined;
    return composing.coded.settings.language === 'fr'
      ? `${tree} Présence ou absence de chaque thème parmi les cas lus pour lui ; chaque cas compte une fois.`
      : `${tree} Presence or absence of each theme among the cases read for it; each case counts once.`;
  },
};

/** Sources that two people or more have read to the end. */
function readTwice({ codingFiles }: CodedStudy): number {
  const readers = new Map<string, Set<string>>();
  for (const { source, coder, status } of codingFiles) {
    if (status === 'complete' && !machines.has(coder) && coder !== 'consensus')
      readers.set(source, (readers.get(source) ?? new Set()).add(coder));
  }
  return [...readers.values()].filter(({ size }) => size > 1).length;
}

interface Tree {
  readonly chapters: number;
  readonly themes: number;
  /** Codes below themes. */
  readonly below: number;
}

function treeOf({ codebook }: CodedStudy): Tree {
  const themes = codebook.chapters.reduce((sum, chapter) => sum + chapter.themes.length, 0);
  return { chapters: codebook.chapters.length, themes, below: codebook.codes.size - themes };
}

function sizes({ chapters, themes, below }: Tree, language: Language): string {
  const words = {
    fr: [
      ['chapitre', 'chapitres'],
      ['thème', 'thèmes'],
      ['sous-thème', 'sous-thèmes'],
    ],
    en: [
      ['chapter', 'chapters'],
      ['theme', 'themes'],
      ['sub-theme', 'sub-themes'],
    ],
  } as const;
  const parts = [chapters, themes, below].flatMap((n, index) => {
    const [one, many] = words[language][index] as readonly [string, string];
    return n === 0 ? [] : [`${formatNumber(n, language)} ${plural(n, one, many, language)}`];
  });
  return parts.join(', ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
