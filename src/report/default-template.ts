import type { CodedStudy } from '../model/study.ts';
import { labelsIn } from './labels.ts';
import { literal } from './prose.ts';
import { placesOf, type ThemeOptions, themeTemplate } from './theme-template.ts';

/** The report of a study without a template: every chapter and theme of the codebook, its verbatims pinned, ready to be edited. */
export function defaultTemplate(coded: CodedStudy, options: ThemeOptions = {}): string {
  const labels = labelsIn(coded.settings.language);
  const { chapters } = coded.codebook;
  const places = placesOf(
    coded,
    chapters.flatMap(({ themes }) => themes),
    options,
  );
  const parts = ['::cover', '::toc', `## ${labels.methodology}`, '::methodology', '::sample'];
  if (chapters.length > 0) parts.push(`## ${labels.overview}`, '::overview');
  chapters.forEach((chapter, index) => {
    parts.push(`## ${labels.chapter} ${index + 1}. ${literal(chapter.label)}`, chapter.introduction);
    for (const theme of chapter.themes) parts.push(`### ${literal(theme.label)}`, themeTemplate(coded, theme, places));
    parts.push(`### ${labels.observations}`);
  });
  if (chapters.length > 0) parts.push(`## ${labels.conclusion}`, '::key-points');
  parts.push(`## ${labels.annexes}`);
  if (coded.settings.counts === 'annex') parts.push(`### ${labels.counts}`, '::frequencies{level=9}');
  if (chapters.length > 0) parts.push(`### ${labels.codebook}`, '::codebook');
  parts.push(`### ${labels.references}`, `### ${labels.colophon}`, '::colophon');
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
