import { type Problem, sortProblems } from '../model/problem.ts';
import type { CodedStudy } from '../model/study.ts';
import { checkApprovals, checkKeptBack } from './approvals.ts';
import type { Check, CheckContext } from './check.ts';
import { checkAsked, checkCodes, checkRetired, checkUncounted } from './codes.ts';
import { checkCodings } from './codings.ts';
import { checkDefinitions, checkOverlaps } from './definitions.ts';
import { checkElided } from './elided-indicators.ts';
import { checkFiring, checkIndicators } from './indicators.ts';
import { checkLocated } from './located.ts';
import { checkVariables } from './near-keys.ts';
import { checkNextPseudonyms } from './next-pseudonyms.ts';
import { checkPersonal } from './personal-variables.ts';
import { checkReports } from './reports.ts';
import { checkAttribution, checkCoders, checkProfiles, checkStopWords } from './settings.ts';
import { checkSmallGroups } from './small-groups.ts';
import {
  checkConsents,
  checkLanguage,
  checkPseudonyms,
  checkSameNames,
  checkSpeakers,
  checkWaves,
  checkWithdrawn,
} from './sources.ts';
import { checkSwallowed, checkTogether, checkUnused } from './use.ts';

/** Every check of the study's own files; to add one: its function, and a line here. */
const checks: readonly Check[] = [
  checkLocated,
  checkCodes,
  checkUncounted,
  checkAsked,
  checkRetired,
  checkCodings,
  checkCoders,
  checkAttribution,
  checkProfiles,
  checkIndicators,
  checkElided,
  checkStopWords,
  checkWaves,
  checkSameNames,
  checkPseudonyms,
  checkNextPseudonyms,
  checkConsents,
  checkVariables,
  checkPersonal,
  checkSpeakers,
  checkLanguage,
  checkWithdrawn,
  checkApprovals,
  checkKeptBack,
  checkSmallGroups,
  checkOverlaps,
  checkDefinitions,
  checkUnused,
  checkTogether,
  checkSwallowed,
];

/**
 * Everything that is wrong with a study, its files' own faults aside. What takes a while, composing the templates and
 * trying the indicators, may be left out.
 */
export function checkStudy(coded: CodedStudy, context: CheckContext, { reports = true } = {}): Problem[] {
  const all: readonly Check[] = reports ? [...checks, checkFiring, checkReports] : checks;
  return sortProblems(all.flatMap((check) => check(coded, context)));
}
