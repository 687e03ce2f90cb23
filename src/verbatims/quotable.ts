import type { Settings } from '../model/settings.ts';
import type { Source } from '../model/source.ts';

export type Refusal = 'consent' | 'not-validated';

/** Why a source may not be quoted; undefined where it may. */
export function refusal(source: Source, settings: Settings): Refusal | undefined {
  if (source.consent === 'none') return 'consent';
  if (settings.require.includes('validated') && source.validated === undefined) return 'not-validated';
  return undefined;
}

export function isQuotable(source: Source, settings: Settings): boolean {
  return refusal(source, settings) === undefined;
}
