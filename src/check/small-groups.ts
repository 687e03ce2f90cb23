import type { Problem } from '../model/problem.ts';
import type { CodedStudy } from '../model/study.ts';
import { recognisable } from '../report/small-groups.ts';
import type { CheckContext } from './check.ts';
import { placeAt } from './places.ts';

/** An attribution that, without a name, tells which of the cases speaks. */
export function checkSmallGroups(coded: CodedStudy, { settingsBroken, settingsOffsets }: CheckContext): Problem[] {
  if (settingsBroken) return [];
  const found = recognisable(coded);
  const [first] = found;
  if (!first) return [];
  const all = found.map(({ pseudonym }) => pseudonym).join(', ');
  const message = `Anonymous interviews can be told by their attribution, which fewer than three cases share: ${all}, as in « ${first.attribution} ». Leave a variable out of \`attribution\`, or give it wider values.`;
  return [
    { ...placeAt(coded, 'study.yaml', settingsOffsets.attribution), rule: 'small-group', severity: 'warning', message },
  ];
}
