import { isAssessed } from '../model/assessed.ts';
import type { CodedSegment } from '../model/coded-segments.ts';
import type { Settings } from '../model/settings.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';

export type Refusal = 'consent' | 'not-validated';

/** Why a source may not be quoted; undefined where it may. */
export function refusal(source: Source, settings: Settings): Refusal | undefined {
  if (source.consent === 'none') return 'consent';
  if (settings.require.includes('validated') && source.validated === undefined) return 'not-validated';
  return undefined;
}

/**
 * Whether a source's segments of a code are shown as the code's own: it may be quoted, and is assessed for it, so that
 * nobody is quoted whom the count leaves out; an outsider is never counted and may be quoted.
 */
export function isShown(coded: CodedStudy, source: Source, code: string): boolean {
  return isQuotable(source, coded.settings) && (!source.counted || isAssessed(coded, source, code));
}

/** Whether a segment is shown as one of a code's own, where nobody chose it by hand: nobody has banned it. */
export function mayBeShown(coded: CodedStudy, { source, verbatim }: CodedSegment, code: string): boolean {
  const own = coded.sourceById.get(source);
  return verbatim !== 'banned' && own !== undefined && isShown(coded, own, code);
}

export function isQuotable(source: Source, settings: Settings): boolean {
  return refusal(source, settings) === undefined;
}
