import type { Edit, Problem } from '../model/problem.ts';
import type { CodedStudy } from '../model/study.ts';
export function planFixes(_coded: CodedStudy, problems: readonly Problem[]): Edit[] { return problems.flatMap(({ fix }) => fix ?? []); }
