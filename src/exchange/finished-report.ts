import { decodedText } from './import-text.ts';
import type { ForeignFile, ImportFault } from './importer.ts';
import { reportOfWord } from './report-docx.ts';

/** A finished report as the body of a template. */
export interface FinishedReport {
  readonly markdown: string;
  /** What the file holds and the template does not get: « 2 pictures ». */
  readonly losses: readonly string[];
}

/** A thesis of 500 pages has half as many. Beyond, looking up what it quotes would take minutes. */
const mostCharacters = 2_000_000;

/** Reads a finished report, of Word by its name, else in Markdown. */
export function finishedReport(file: ForeignFile): FinishedReport | ImportFault {
  const report = /\.doc[xm]$/i.test(file.name) ? reportOfWord(file.bytes) : ofMarkdown(file);
  if ('fault' in report) return report;
  if (report.markdown.trim() === '') return { fault: 'It holds no text.' };
  if (report.markdown.length <= mostCharacters) return report;
  const millions = (count: number) => Math.ceil(count / 1_000_000);
  return {
    fault: `It has ${millions(report.markdown.length)} million characters; a report has at most ${millions(mostCharacters)} million. Divide it.`,
  };
}

function ofMarkdown(file: ForeignFile): FinishedReport | ImportFault {
  const decoded = decodedText(file);
  return 'fault' in decoded ? decoded : { markdown: decoded.text, losses: [] };
}
