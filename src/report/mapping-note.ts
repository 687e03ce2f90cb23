import { frenchSpaces } from '../language/typography.ts';
import type { Comparison, ComparisonRow } from '../measure/comparison.ts';
import { findCode } from '../model/codebook.ts';
import type { CodebookOperation } from '../model/codebook-change.ts';
import type { Language } from '../model/settings.ts';
import type { CodedStudy } from '../model/study.ts';
import { listing, quotedLabel } from './labels.ts';

/**
 * From which former codes the codes of a table were followed from one wave to the other: sentences, plain text; empty where
 * there are none, and of comparisons that are not of waves.
 * @param rows those that are shown
 */
export function mappingNote(compared: Comparison, rows: readonly ComparisonRow[], coded: CodedStudy): string {
  if (compared.variable !== 'wave') return '';
  const { language } = coded.settings;
  const sentences = rows
    .filter(({ formerly }) => formerly.length > 0)
    .map((row) => {
      const ways = new Map<string, string[]>();
      for (const id of row.formerly) {
        const way = wayOf(id, row.code, compared, coded);
        ways.set(way, [...(ways.get(way) ?? []), quotedLabel(id, language)]);
      }
      const parts = [...ways].map(([way, ids]) => way.replace('…', listing(ids, language)));
      return `${row.label}${language === 'fr' ? ' : ' : ': '}${parts.join(language === 'fr' ? ' ; ' : '; ')}.`;
    });
  return frenchSpaces(sentences.join(' '), language);
}

const words: Readonly<Record<Language, Readonly<Record<'merge' | 'rename' | 'alias', (day: string) => string>>>> = {
  fr: {
    merge: (day) => `réunit … (fusion du ${day})`,
    rename: (day) => `s’appelait … (renommage du ${day})`,
    alias: () => 'tient lieu de … (`aliases:` de sa fiche)',
  },
  en: {
    merge: (day) => `brings together … (merged on ${day})`,
    rename: (day) => `was called … (renamed on ${day})`,
    alias: () => 'stands for … (`aliases:` of its file)',
  },
};

/** What became of a former id: the last operation that led from it to the code. */
function wayOf(id: string, code: string, { steps }: Comparison, { codebook, settings }: CodedStudy): string {
  const leads: readonly CodebookOperation[] = ['merge', 'rename'];
  const step = steps.findLast(
    ({ op, from, to }) =>
      leads.includes(op) && from.includes(id) && to.some((name) => findCode(codebook, name)?.id === code),
  );
  return words[settings.language][(step?.op ?? 'alias') as 'merge' | 'rename' | 'alias'](step?.date ?? '');
}
