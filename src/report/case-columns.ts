import { frenchSpaces } from '../language/typography.ts';
import { isSelected, type Selection } from '../model/selection.ts';
import type { CodedStudy } from '../model/study.ts';
import { unitText } from './words.ts';

/** The cases of a table or picture that has a column for each. */
export interface CaseColumns {
  readonly cases: readonly string[];
  /** Says how many have none, since nobody there may be shown; undefined where all have one. */
  readonly note: string | undefined;
}

/** Cases with somebody who may be shown have a column; what `consent: none` counts is in the numbers only. */
export function caseColumns(coded: CodedStudy, selection: Selection): CaseColumns {
  const sources = coded.sources.filter((source) => source.counted && isSelected(source, selection));
  const all = new Set(sources.map((source) => source.case));
  const shown = new Set(sources.filter(({ consent }) => consent !== 'none').map((source) => source.case));
  const hidden = all.size - shown.size;
  const { language } = coded.settings;
  const words = language === 'fr' ? 'Sans colonne, faute d’accord : ' : 'Without a column, for want of consent: ';
  return {
    cases: [...all].filter((name) => shown.has(name)),
    note: hidden === 0 ? undefined : frenchSpaces(`${words}${unitText(hidden, coded)}.`, language),
  };
}
