import { codersWhoMeet, personsOf } from '../coding/compared-sources.ts';
import type { Language } from '../model/settings.ts';
import type { CodedStudy } from '../model/study.ts';
import { literal } from './prose.ts';

const headings: Readonly<
  Record<Language, Readonly<Record<'title' | 'none' | 'waves' | 'saturation' | 'agreement', string>>>
> = {
  fr: {
    title: 'Les chiffres',
    none: 'Le livre de codes est encore vide.',
    waves: 'D’une vague à l’autre',
    saturation: 'Saturation',
    agreement: 'Accord entre codeurs',
  },
  en: {
    title: 'The numbers',
    none: 'The codebook is still empty.',
    waves: 'From wave to wave',
    saturation: 'Saturation',
    agreement: 'Agreement between coders',
  },
};

/** A report of nothing but counts: how many cases each theme is present in, by wave; the first and the last wave compared; saturation; agreement of those who read the same interviews. */
export function numbersTemplate(coded: CodedStudy): string {
  const { settings, codebook } = coded;
  const words = headings[settings.language];
  const { waves } = settings;
  const [first, last] = [waves[0], waves.at(-1)];
  const parts = [`# ${words.title}`];
  if (codebook.codes.size === 0) parts.push(words.none);
  for (const [i, { label, themes }] of codebook.chapters.entries()) {
    if (themes.length === 0) continue;
    parts.push(`## ${literal(label)}`, `::chart{kind=frequency chapter=${i + 1} level=9}`);
    if (waves.length > 1) parts.push(`::frequencies{chapter=${i + 1} level=9 by=wave}`);
  }
  if (codebook.codes.size > 0 && first && last && first !== last)
    parts.push(
      `## ${words.waves}`,
      `::chart{kind=dumbbell from="${first.id}" to="${last.id}"}`,
      `::diff{from="${first.id}" to="${last.id}"}`,
    );
  if (codebook.codes.size > 0) parts.push(`## ${words.saturation}`, '::saturation', '::chart{kind=saturation}');
  if (codebook.codes.size > 0 && codersWhoMeet(coded, personsOf(coded)).length > 1)
    parts.push(`## ${words.agreement}`, '::chart{kind=agreement}');
  return `${parts.join('\n\n')}\n`;
}
