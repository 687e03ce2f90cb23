import { frenchSpaces } from '../language/typography.ts';
import { frequency } from '../measure/frequency.ts';
import type { CodedStudy } from '../model/study.ts';
import type { LeafDirective } from './directive.ts';
import { listing } from './labels.ts';
import { literal, proseOf } from './prose.ts';
import { countText } from './words.ts';

export const keyPointsDirective: LeafDirective = {
  attributes: [],
  gives: 'chapter by chapter, the themes most cases speak of, those that were contradicted, and the silent ones',
  build(_call, { coded }) {
    const { language } = coded.settings;
    const french = language === 'fr';
    const points = coded.codebook.chapters.flatMap(({ label, themes }) => {
      const counted = themes.map((theme) => ({ theme, ...frequency(coded, theme.id) })).filter(({ k }) => k > 0);
      const first = [...counted].sort((a, b) => (b.share ?? 0) - (a.share ?? 0)).slice(0, 2);
      if (first.length === 0) return [];
      const names = first.map(({ theme, k, n }) => `${literal(theme.label)} (${countText(k, n, coded)})`);
      return [`- **${literal(label)}** – ${listing(names, language)}.`];
    });
    const notes = [contradicted(coded, french), silent(coded, french)].filter((note) => note !== '');
    if (points.length === 0)
      return [proseOf(french ? 'Aucun passage n’a encore été codé.' : 'No passage has been coded yet.')];
    const intro = french
      ? 'Chapitre par chapitre, les thèmes que le plus de cas abordent :'
      : 'Chapter by chapter, the themes that most cases speak of:';
    return [proseOf(frenchSpaces([intro, points.join('\n'), ...notes].join('\n\n'), language))];
  },
};

function themesWhere(coded: CodedStudy, holds: (counts: ReturnType<typeof frequency>) => boolean): string[] {
  const themes = coded.codebook.chapters.flatMap(({ themes }) => themes);
  return themes
    .filter(({ id }) => holds(frequency(coded, id)))
    .map(({ label }) => (coded.settings.language === 'fr' ? `« ${literal(label)} »` : `“${literal(label)}”`));
}

function contradicted(coded: CodedStudy, french: boolean): string {
  const names = themesWhere(coded, ({ against }) => against > 0);
  if (names.length === 0) return '';
  return french
    ? `Des voix contraires se font entendre sur ${listing(names, 'fr')}.`
    : `Dissenting voices are heard on ${listing(names, 'en')}.`;
}

function silent(coded: CodedStudy, french: boolean): string {
  const names = themesWhere(coded, ({ k, n }) => n > 0 && k === 0);
  if (names.length === 0) return '';
  return french ? `Personne n’a parlé de ${listing(names, 'fr')}.` : `Nobody spoke of ${listing(names, 'en')}.`;
}
