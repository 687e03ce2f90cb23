import type { Problem } from '../model/problem.ts';
import type { CodedStudy } from '../model/study.ts';
import { composeReport } from '../report/compose.ts';

/** Every template, composed and not rendered: what is wrong in them. */
export function checkReports(coded: CodedStudy): Problem[] {
  return coded.templates.flatMap((template) => composeReport(coded, template).problems);
}
