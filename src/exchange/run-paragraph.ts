import type { ImportedParagraph } from './importer.ts';

/** Words of a paragraph that look alike. */
export interface TextRun {
  readonly text: string;
  /** Bold or italic. */
  readonly emphasised: boolean;
}

/** Labels are short: what is set in bold beyond is speech. */
const longestLead = 80;

/** A paragraph of runs: whether it is wholly bold or italic, and how much of its beginning is. */
export function runParagraph(runs: readonly TextRun[], heading?: number): ImportedParagraph {
  const text = runs.map((run) => run.text).join('');
  if (heading !== undefined) return { text, heading };
  const filled = runs.filter((run) => run.text.trim() !== '');
  if (filled.length > 0 && filled.every(({ emphasised }) => emphasised)) return { text, emphasised: true };
  let lead = 0;
  for (const run of runs) {
    if (!run.emphasised && (run.text.trim() !== '' || lead === 0)) break;
    lead += run.text.length;
  }
  return lead > 0 && lead <= longestLead ? { text, lead } : { text };
}
