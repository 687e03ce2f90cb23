import type { Source } from '../model/source.ts';
import type { Study } from '../model/study.ts';
import { maskNames } from './identities.ts';
import { isQuotable } from './quotable.ts';

/**
 * A respondent's words as a model is given them, withdrawn passages taken out before. On this machine they are what
 * the tool itself reads; to another go only words that may be quoted, names masked as in a report.
 * @returns undefined where they may not be sent.
 */
export function sentText(text: string, source: Source, study: Study, leaves: boolean): string | undefined {
  if (!leaves) return text;
  return isQuotable(source, study.settings) ? maskNames(text, study, source.id) : undefined;
}
