import { checkStudy } from '../check/checks.ts';
import { codeStudy } from '../coding/code-study.ts';
import { type Problem, sortProblems } from '../model/problem.ts';
import type { CodedStudy } from '../model/study.ts';
import type { OpenedStudy } from '../study/open.ts';

/** A study with everything that is wrong with it, its reports composed. */
export interface Checked {
  readonly opened: OpenedStudy;
  readonly coded: CodedStudy;
  readonly problems: readonly Problem[];
}

export function checked(opened: OpenedStudy, coded: CodedStudy = codeStudy(opened.study)): Checked {
  const problems = sortProblems([...opened.problems, ...checkStudy(coded, opened, { reports: true })]);
  return { opened, coded, problems };
}
