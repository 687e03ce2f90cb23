import { isSelected, type Selection, variableOf } from '../model/selection.ts';
import { splitBy } from '../model/split.ts';
import { shownCases } from '../verbatims/attribution.ts';
import { shownValue } from '../verbatims/shown-value.ts';
import type { Call } from './command.ts';
import { knownVariable, variablesOf } from './opened.ts';
import { type Asked, statsRow } from './stats-row.ts';

/** With `--by`: the codes in each value of a variable, and the cases that no value is known of. */
export function crosstab(call: Call, { coded, codes, selection, count }: Asked) {
  const { by } = call.options;
  if (typeof by !== 'string') return {};
  knownVariable(by, variablesOf(coded));
  const casesIn = (part: Selection) => [
    ...new Set(
      coded.sources.filter((source) => source.counted && isSelected(source, part)).map((source) => source.case),
    ),
  ];
  const valued = new Set(
    coded.sources.filter((source) => variableOf(source, by) !== undefined).map((source) => source.case),
  );
  const values = splitBy(by, selection, coded).map(({ value, label, selection: part }) => ({
    value: shownValue(by, value, coded),
    label: by === 'wave' ? label : shownValue(by, value, coded),
    n: casesIn(part).length,
    codes: codes.map((code) => statsRow(code, count, part)),
  }));
  const without = casesIn(selection).filter((name) => !valued.has(name));
  return { by: { variable: by, values, without: shownCases(without, coded.sources) } };
}
