import { compareText } from './order.ts';
import { isSelected, type Selection, variableOf } from './selection.ts';
import type { CodedStudy } from './study.ts';

/** One value of a variable, with the selection it makes. */
export interface Split {
  readonly value: string;
  /** As a reader sees it: a wave's label. */
  readonly label: string;
  readonly selection: Selection;
}

/** What tells nothing of a person. */
const ofEverybody = ['kind', 'language', 'consent'];

/**
 * The values a variable has among the counted sources of a selection: waves in the study's order, others in code-point
 * order. Values that only sources with `consent: none` have are counted together, last, and not named.
 */
export function splitBy(variable: string, selection: Selection, coded: CodedStudy): Split[] {
  if (variable === 'wave') {
    return coded.settings.waves
      .filter(({ id }) => !selection.waves || selection.waves.includes(id))
      .map(({ id, label }) => ({ value: id, label, selection: { ...selection, waves: [id] } }));
  }
  const counted = coded.sources.filter((source) => source.counted && isSelected(source, selection));
  const values = [...new Set(counted.flatMap((source) => variableOf(source, variable) ?? []))].sort(compareText);
  const isShown = (value: string) =>
    ofEverybody.includes(variable) ||
    counted.some((source) => source.consent !== 'none' && variableOf(source, variable) === value);
  const among = (own: readonly string[]): Selection => ({
    ...selection,
    where: [...(selection.where ?? []), { variable, values: own }],
  });
  const shown = values.filter(isShown);
  const hidden = values.filter((value) => !isShown(value));
  const unnamed = coded.settings.language === 'fr' ? 'sans nom' : 'unnamed';
  return [
    ...shown.map((value) => ({ value, label: value, selection: among([value]) })),
    ...(hidden.length > 0 ? [{ value: unnamed, label: unnamed, selection: among(hidden) }] : []),
  ];
}
