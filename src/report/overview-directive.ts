import { frenchSpaces } from '../language/typography.ts';
import type { Chapter } from '../model/codebook.ts';
import type { LeafDirective } from './directive.ts';
import { literal, proseOf } from './prose.ts';

export const overviewDirective: LeafDirective = {
  attributes: [],
  gives: 'how the report is built: its chapters and their themes',
  build(_call, { coded }) {
    const { language, counts } = coded.settings;
    const shown = counts === 'shown';
    const intro =
      language === 'fr'
        ? `Ce rapport va du thème au sous-thème, puis au verbatim : chaque chapitre restitue ce qui a été dit${shown ? ', avec le nombre de cas derrière chaque thème' : ''}.`
        : `This report goes from theme to sub-theme to verbatim: each chapter gives back what was said${shown ? ', with the number of cases behind each theme' : ''}.`;
    const chapters = coded.codebook.chapters.map((chapter, index) => chapterItem(chapter, `${index + 1}. `));
    return [proseOf(frenchSpaces(`${intro}\n\n${chapters.join('\n')}`, language))];
  },
};

/** A chapter with its themes below; a theme that only repeats its chapter's label is left out. */
function chapterItem({ label, themes }: Chapter, number: string): string {
  const repeats = themes.length === 1 && themes[0]?.label === label;
  const indent = ' '.repeat(number.length);
  const below = repeats ? [] : themes.map((theme) => `${indent}- ${literal(theme.label)}`);
  return [`${number}**${literal(label)}**`, ...below].join('\n');
}
