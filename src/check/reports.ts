import type { Problem } from '../model/problem.ts';
import type { CodedStudy } from '../model/study.ts';
import { composeReport } from '../report/compose.ts';
import type { CheckContext } from './check.ts';

/** Every template, composed and not rendered: what is wrong in them, and does not follow from a file that is broken. */
export function checkReports(coded: CodedStudy, context: CheckContext): Problem[] {
  return withoutConsequences(
    coded.templates.flatMap((template) => composeReport(coded, template, { passages: false }).problems),
    context,
  );
}

/** Rules of what a report says of the counts: none of them makes a file unreadable. */
export const ofCounts: readonly string[] = [
  'claim-fails',
  'claim-edge',
  'no-verbatim',
  'percent-below-ten',
  'exception-is-none',
];

/** What may be said of a report only because a file of the study could not be read, by the file. */
const consequences: Readonly<
  Record<'settingsBroken' | 'codebookBroken' | 'sourcesBroken' | 'codingsBroken', readonly string[]>
> = {
  settingsBroken: [...ofCounts, 'unknown-wave', 'no-quantifier', 'quantifier-refused', 'anonymous-named'],
  codebookBroken: [...ofCounts, 'unknown-code', 'unknown-chapter'],
  sourcesBroken: [
    'unknown-source',
    'unknown-case',
    'unknown-variable',
    'unknown-value',
    'quote-not-found',
    'misquoted',
    'wrong-attribution',
  ],
  codingsBroken: [...ofCounts, 'unknown-coding'],
};

/** The problems of a report without those that may merely follow from a file that could not be read. */
export function withoutConsequences(problems: readonly Problem[], context: CheckContext): Problem[] {
  const silenced = Object.entries(consequences).flatMap(([broken, rules]) =>
    context[broken as keyof typeof consequences] ? rules : [],
  );
  return problems.filter(({ rule }) => !silenced.includes(rule));
}
