import type { LocatedCoding } from '../model/coding.ts';
import type { Problem } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import { overlaps } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';
import { placeInBody } from './places.ts';

/** Codings whose quote is not where it was, not as it was, or not a respondent's. */
export function checkLocated(coded: CodedStudy): Problem[] {
  return coded.codings.flatMap((located) => {
    const source = coded.sourceById.get(located.source) as Source;
    const problem = fault(located, source, coded);
    return problem ? [{ ...located.coding.place, ...problem }] : [];
  });
}

type Fault = Pick<Problem, 'rule' | 'severity' | 'message' | 'expected' | 'related' | 'fix'>;

function fault(located: LocatedCoding, source: Source, coded: CodedStudy): Fault | undefined {
  const { coding, segment } = located;
  const quote = `« ${excerpt(coding.quote)} »`;
  if (!segment) {
    return {
      rule: 'orphan',
      severity: 'error',
      message: `${quote} is not in ${source.path}: this coding is kept, and neither counted nor quoted. Correct the quote, or move the coding to its source.`,
    };
  }
  const related = placeInBody(coded, source, segment.start);
  if (segment.text === '') return silentFault(located, source, coded, quote);
  switch (located.located) {
    case 'drifted':
      return {
        rule: 'drifted',
        severity: 'warning',
        message: `${quote} is no longer in ${source.path} word for word (${Math.round(located.similarity * 100)} % alike); the transcript's words are what is shown.`,
        expected: segment.text,
        related,
      };
    case 'ambiguous':
      return {
        rule: 'ambiguous',
        severity: 'warning',
        message: `${quote} stands in several places of ${source.path}; the first counts. Quote more words, or give its place: \`at: ${segment.start}\`.`,
        related,
      };
    case 'moved':
      return {
        rule: 'moved',
        severity: 'info',
        message: `${quote} now stands at ${segment.start}, no longer at ${coding.at}. \`study check --fix\` notes it.`,
        expected: String(segment.start),
        related,
      };
    default:
      return undefined;
  }
}

function silentFault({ segment }: LocatedCoding, source: Source, coded: CodedStudy, quote: string): Fault {
  const related = placeInBody(coded, source, segment?.start ?? 0);
  const withdrawn = (coded.withdrawn.get(source.id) ?? []).flatMap(({ parts }) => parts ?? []);
  if (segment && withdrawn.some((hole) => overlaps(hole, segment))) {
    return {
      rule: 'withdrawn',
      severity: 'info',
      message: `${quote} was withdrawn by the interviewee: this coding is neither counted nor quoted.`,
      related,
    };
  }
  return {
    rule: 'interviewer-quote',
    severity: 'error',
    message: `${quote} is the interviewer's: an interviewer's words are neither counted nor quoted. Quote the answer, or correct the speakers' labels.`,
    related,
  };
}

function excerpt(quote: string): string {
  const words = quote.trim().split(/\s+/);
  return words.length > 8 ? `${words.slice(0, 8).join(' ')} …` : words.join(' ');
}
