import { smallestPercentBase } from '../measure/percent-base.ts';
import type { ReviewAcceptance, Tally } from '../measure/review-acceptance.ts';
import { wrapText } from '../render/wrap-text.ts';

/** Says once that files made by a review do not count yet. */
export function madePartial(paths: readonly string[], planned = false): string {
  if (paths.length === 0) return '';
  const [first] = paths;
  const which = paths.length === 1 ? first : `${first} and ${paths.length - 1} more`;
  return lines(
    `${which} ${planned ? 'would be' : paths.length === 1 ? 'is' : 'are'} new, with \`status: partial\`: such an interview does not count until somebody has read it to the end and sets \`status: complete\`.`,
  );
}

/** How often people agreed with machines, seeing the suggestion first or not. */
export function acceptanceText({ shown, blind }: ReviewAcceptance): string {
  return lines(
    `In this study, all sessions together: ${share(shown)} suggestions accepted where they were seen, ${share(blind)} given where the passage was read blind.`,
  );
}

function share({ k, n }: Tally): string {
  return `${k} of ${n}${n >= smallestPercentBase ? ` (${Math.round((100 * k) / n)} %)` : ''}`;
}

/** A sentence in lines that fit any terminal. */
export function lines(sentence: string): string {
  return wrapText(sentence, { width: 80 });
}
