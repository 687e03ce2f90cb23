import { frenchSpaces } from '../language/typography.ts';
import type { LeafDirective } from './directive.ts';
import { listing } from './labels.ts';
import { literal, proseOf } from './prose.ts';

export const overviewDirective: LeafDirective = {
  attributes: [],
  gives: 'how the report is built: its chapters and their themes',
  build(_call, { coded }) {
    const { language } = coded.settings;
    const { chapters } = coded.codebook;
    const intro =
      language === 'fr'
        ? 'Ce rapport va du thème au sous-thème, puis au verbatim : chaque chapitre restitue d’abord ce qui a été dit, avec le nombre de cas derrière chaque thème, puis laisse place aux observations.'
        : 'This report goes from theme to sub-theme to verbatim: each chapter first gives back what was said, with the number of cases behind each theme, then leaves room for observations.';
    const lines = chapters.map(({ label, themes }, index) => {
      const names = themes.map((theme) => literal(theme.label));
      const rest = names.length > 0 ? `${language === 'fr' ? ' : ' : ': '}${listing(names, language)}` : '';
      return `${index + 1}. **${literal(label)}**${rest}${rest === '' ? '' : '.'}`;
    });
    return [proseOf(frenchSpaces(`${intro}\n\n${lines.join('\n')}`, language))];
  },
};
