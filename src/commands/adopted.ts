import type { CodedStudy } from '../model/study.ts';
import type { AdoptedQuote, AdoptedReport } from '../report/adopt-report.ts';
import { headingMeans } from '../report/heading-code.ts';

/** A finished report as it becomes a template. */
export interface Adopted {
  readonly file: string;
  readonly path: string;
  readonly report: AdoptedReport;
}

/** How many codings a call came to. */
export interface Counts {
  readonly added: number;
  readonly extended: number;
  readonly known: number;
}

/** The code of the nearest heading that means one; a chapter between them ends what stands above it. */
export function codeOf({ headings }: AdoptedQuote, coded: CodedStudy): string | undefined {
  for (const { text } of headings) {
    const meant = headingMeans(text, coded.codebook);
    if (meant) return meant.code;
  }
  return undefined;
}
