import { segmentsIn } from '../model/coded-segments.ts';
import type { Problem } from '../model/problem.ts';
import type { CodedStudy } from '../model/study.ts';
import { textFingerprint } from '../report/text-fingerprint.ts';
import type { CheckContext } from './check.ts';
import { oncePerTable, placeAt, placeOfKey } from './places.ts';

/** Interviews whose text is no longer the one their interviewee approved. */
export function checkApprovals(coded: CodedStudy): Problem[] {
  const isTold = oncePerTable('validated');
  return coded.sources.flatMap((source): Problem[] => {
    const { validated, validatedText } = source;
    if (validated === undefined || validatedText === undefined) return [];
    const now = textFingerprint(source);
    if (now === validatedText || !isTold(source)) return [];
    const message = `The text has changed since its interviewee approved it on ${validated}. Send it again (\`study member-check\`), and record the new approval with --validated.`;
    return [
      {
        ...placeOfKey(coded, source, 'validated'),
        rule: 'validated-changed',
        severity: 'warning',
        message,
        expected: validatedText,
      },
    ];
  });
}

/** Interviews that are coded, and that `require: [validated]` keeps from being quoted. */
export function checkKeptBack(coded: CodedStudy, { settingsOffsets }: CheckContext): Problem[] {
  if (!coded.settings.require.includes('validated')) return [];
  const kept = coded.sources.filter(
    (source) => source.validated === undefined && source.consent !== 'none' && segmentsIn(coded, source.id).length > 0,
  );
  if (kept.length === 0) return [];
  const segments = kept.reduce((sum, { id }) => sum + segmentsIn(coded, id).length, 0);
  const ids = kept.map(({ id }) => id).join(', ');
  const [they, are] = kept.length === 1 ? ['This interview has', 'is'] : ['These interviews have', 'are'];
  const message = `${they} no \`validated:\` and ${are} counted without being quoted: ${ids} (${segments} coded passage${segments === 1 ? '' : 's'}). \`study member-check\` writes what to send.`;
  const at = placeAt(coded, 'study.yaml', settingsOffsets.require);
  return [{ ...at, rule: 'not-validated', severity: 'info', message }];
}
