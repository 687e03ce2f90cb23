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

/** The values a variable has among the counted sources of a selection: waves in the study's order, others in code-point order. */
export function splitBy(variable: string, selection: Selection, coded: CodedStudy): Split[] {
  if (variable === 'wave') {
    return coded.settings.waves
      .filter(({ id }) => !selection.waves || selection.waves.includes(id))
      .map(({ id, label }) => ({ value: id, label, selection: { ...selection, waves: [id] } }));
  }
  const counted = coded.sources.filter((source) => source.counted && isSelected(source, selection));
  const values = [...new Set(counted.flatMap((source) => variableOf(source, variable) ?? []))].sort(compareText);
  return values.map((value) => ({
    value,
    label: value,
    selection: { ...selection, where: [...(selection.where ?? []), { variable, values: [value] }] },
  }));
}
