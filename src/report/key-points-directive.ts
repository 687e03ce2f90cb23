import { numberInWords } from '../language/number-in-words.ts';
import { frenchSpaces } from '../language/typography.ts';
import { type Frequency, frequency } from '../measure/frequency.ts';
import type { Chapter, Code } from '../model/codebook.ts';
import type { CodedStudy } from '../model/study.ts';
import type { LeafDirective } from './directive.ts';
import { listing, negativeListing, quotedLabel } from './labels.ts';
import { literal, proseOf } from './prose.ts';
import { countText } from './words.ts';

export const keyPointsDirective: LeafDirective = {
  attributes: [],
  gives: 'chapter by chapter, the themes most cases speak of, those that were contradicted, and the silent ones',
  build(_call, { coded }) {
    const { language } = coded.settings;
    const french = language === 'fr';
    const themes = coded.codebook.chapters.flatMap((chapter) => chapter.themes);
    if (themes.every(({ id }) => frequency(coded, id).k === 0))
      return [proseOf(french ? 'Aucun passage n’a encore été codé.' : 'No passage has been coded yet.')];
    const intro = french
      ? 'Dans chaque chapitre, les thèmes les plus largement partagés :'
      : 'In each chapter, the most widely shared themes:';
    const points = coded.codebook.chapters.map(
      (chapter) => `- **${literal(chapter.label)}** – ${chapterPoint(chapter, coded)}.`,
    );
    const notes = [contradicted(coded), silent(coded)].filter((note) => note !== '');
    return [proseOf(frenchSpaces([intro, points.join('\n'), ...notes].join('\n\n'), language))];
  },
};

type Counted = Frequency & { readonly theme: Code };

/** How many themes a chapter puts forward, and how many where the last ones are equal. */
const usual = 2;
const most = 3;
/** From this many cases on, a theme that only one of them speaks of is no point of the whole. */
const severalFrom = 5;

function chapterPoint({ themes }: Chapter, coded: CodedStudy): string {
  const french = coded.settings.language === 'fr';
  const counted = themes.map((theme) => ({ theme, ...frequency(coded, theme.id) }));
  if (counted.every(({ n }) => n === 0)) return french ? 'aucun entretien lu' : 'no interview read';
  if (counted.every(({ k }) => k === 0)) return french ? 'aucun extrait' : 'no segment';
  const shared = counted.filter(({ k, n }) => k > 1 || (k === 1 && n < severalFrom));
  if (shared.length === 0)
    return french ? 'aucun thème n’y rassemble plus d’une voix' : 'no theme gathers more than one voice';
  return foremost(shared, coded);
}

/** The themes most cases speak of; equals stand together or not at all. */
function foremost(shared: readonly Counted[], coded: CodedStudy): string {
  const { language } = coded.settings;
  const sorted = [...shared].sort((a, b) => (b.share ?? 0) - (a.share ?? 0));
  const last = sorted[Math.min(usual, sorted.length) - 1]?.share ?? 0;
  const reached = sorted.filter(({ share }) => (share ?? 0) >= last);
  const above = sorted.filter(({ share }) => (share ?? 0) > last);
  const shown = reached.length <= most ? reached : above;
  if (shown.length > 0)
    return listing(
      shown.map((one) => `${literal(one.theme.label)}${countAfter([one], coded)}`),
      language,
    );
  const number = numberInWords(reached.length, language);
  return `${number} ${language === 'fr' ? 'thèmes à égalité' : 'themes equally'}${countAfter(reached, coded)}`;
}

/** « (6 des 14 clusters) », where counts are shown and the themes have the same. */
function countAfter(counted: readonly Counted[], coded: CodedStudy): string {
  const texts = new Set(counted.map(({ k, n }) => countText(k, n, coded)));
  return coded.settings.counts === 'annex' || texts.size !== 1 ? '' : ` (${[...texts].join()})`;
}

function themesWhere(coded: CodedStudy, holds: (counts: Frequency) => boolean): string[] {
  const themes = coded.codebook.chapters.flatMap(({ themes }) => themes);
  return themes
    .filter(({ id }) => holds(frequency(coded, id)))
    .map(({ label }) => quotedLabel(literal(label), coded.settings.language));
}

function contradicted(coded: CodedStudy): string {
  const names = themesWhere(coded, ({ against }) => against > 0);
  if (names.length === 0) return '';
  return coded.settings.language === 'fr'
    ? `Des voix contraires se font entendre sur ${listing(names, 'fr')}.`
    : `Dissenting voices are heard on ${listing(names, 'en')}.`;
}

function silent(coded: CodedStudy): string {
  const names = themesWhere(coded, ({ k, n }) => n > 0 && k === 0);
  if (names.length === 0) return '';
  return coded.settings.language === 'fr'
    ? `Personne n’a parlé ${negativeListing(names, 'de', 'fr')}.`
    : `Nobody spoke ${negativeListing(names, 'of', 'en')}.`;
}
