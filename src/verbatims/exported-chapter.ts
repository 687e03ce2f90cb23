import type { Chapter, Code } from '../model/codebook.ts';

/** A chapter of the codebook with its codes, names in its prose masked. */
export function maskedChapter(chapter: Chapter, mask: (text: string) => string): Chapter {
  const code = (one: Code): Code => ({
    ...one,
    label: mask(one.label),
    definition: mask(one.definition),
    include: mask(one.include),
    exclude: mask(one.exclude),
    examples: mask(one.examples),
    indicators: one.indicators.map((indicator) => mask(indicator)),
    children: one.children.map(code),
  });
  return {
    ...chapter,
    label: mask(chapter.label),
    introduction: mask(chapter.introduction),
    themes: chapter.themes.map(code),
  };
}
