import type { StudyAtHand } from '../coding/code-study.ts';
import { speakersIn } from '../coding/segment-text.ts';
import { covers, type LocatedCoding, type Segment } from '../model/coding.ts';
import type { Problem } from '../model/problem.ts';
import { known, placeName, type Source } from '../model/source.ts';
import { overlaps, type Span } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';
import { withdrawnParts } from '../model/withdrawn-parts.ts';
import { placeInBody } from './places.ts';

/** Codings whose quote is not where it was, not as it was, or not one respondent's. */
export function checkLocated(coded: CodedStudy): Problem[] {
  return coded.codings.flatMap((located) => {
    const source = coded.sourceById.get(located.source) as Source;
    return faults(located, source, coded).map((problem) => ({ ...located.coding.place, ...problem }));
  });
}

/** Finds out, while the text of a source is at hand, what the check of its codings asks about it. */
export function lookAtCodings(codings: readonly LocatedCoding[], source: Source, study: StudyAtHand): void {
  for (const located of codings) faults(located, source, study);
}

type Fault = Pick<Problem, 'rule' | 'severity' | 'message' | 'expected' | 'related' | 'fix'>;

const none: readonly Fault[] = [];

function faults(located: LocatedCoding, source: Source, study: StudyAtHand): readonly Fault[] {
  const { segment } = located;
  // Nearly all codings: where they are said to be, one respondent's.
  if (segment?.speaker !== undefined && segment.text !== '' && located.located === 'exact') return none;
  return [fault(located, source, study), speakersFault(located, source, study)].flatMap((one) => one ?? []);
}

function fault(located: LocatedCoding, source: Source, study: StudyAtHand): Fault | undefined {
  const { coding, segment } = located;
  if (segment && segment.text !== '' && located.located === 'exact') return undefined;
  const quote = `« ${excerpt(coding.quote)} »`;
  if (!segment) {
    return {
      rule: 'orphan',
      severity: 'error',
      message: `${quote} is not in ${placeName(source)}: this coding is kept, and neither counted nor quoted. Correct the quote, or move the coding to its source.`,
    };
  }
  const related = placeInBody(study, source, segment.start);
  if (segment.text === '') return silentFault(located, source, study, quote);
  switch (located.located) {
    case 'drifted':
      return {
        rule: 'drifted',
        severity: 'warning',
        message: `${quote} ${driftOf(located, source)}; the transcript's words are what is shown.`,
        expected: segment.text,
        related,
      };
    case 'ambiguous':
      return {
        rule: 'ambiguous',
        severity: 'warning',
        message:
          coding.at === undefined
            ? `${quote} stands in several places of ${placeName(source)}; the first counts. Quote more words, or give its place: \`at: ${segment.start}\`.`
            : `${quote} stands in several places of ${placeName(source)}, none of them ${coding.at}, where it was; the nearest counts. Check it, and give its place: \`at: ${segment.start}\`.`,
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

function driftOf({ similarity }: LocatedCoding, source: Source): string {
  return similarity === 1
    ? `differs from ${placeName(source)} in capitals, punctuation or dashes only`
    : `is no longer in ${placeName(source)} word for word (${Math.floor(similarity * 100)} % alike)`;
}

function speakersFault({ coding, segment }: LocatedCoding, source: Source, study: StudyAtHand): Fault | undefined {
  // A segment of one speaker has his label; an answer in a table has one speaker, and none.
  if (!segment || segment.speaker !== undefined || source.row !== undefined) return undefined;
  const speakers = known(source, 'speakers', spansKey(segment.parts), () =>
    speakersIn(source, segment.parts, withdrawnParts(study, source.id)),
  );
  if (speakers.length < 2) return undefined;
  const names = `${speakers.slice(0, -1).join(', ')} and ${speakers.at(-1)}`;
  const number = speakers.length === 2 ? 'two' : 'several';
  return {
    rule: 'two-speakers',
    severity: 'warning',
    message: `« ${excerpt(coding.quote)} » spans ${number} speakers, ${names}: it is attributed to the interview. Split it to attribute each.`,
    related: placeInBody(study, source, segment.start),
  };
}

function silentFault(
  { coding, segment }: LocatedCoding,
  source: Source,
  study: StudyAtHand,
  quote: string,
): Fault | undefined {
  const related = placeInBody(study, source, segment?.start ?? 0);
  if (segment && withdrawnParts(study, source.id).some((hole) => overlaps(hole, segment))) {
    return {
      rule: 'withdrawn',
      severity: 'info',
      message: `${quote} was withdrawn by the interviewee: this coding is neither counted nor quoted.`,
      related,
    };
  }
  // A note may be made of a question, or of a title: it counts nowhere.
  if (coding.memo !== undefined && coding.codes.length + coding.against.length === 0) return undefined;
  if (segment && !isAsked(segment, source)) {
    return {
      rule: 'not-speech',
      severity: 'error',
      message: `${quote} is a heading or a note, not what somebody says: it is neither counted nor quoted. Quote the answer.`,
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

/** Whether an interviewer says any of a segment; a heading below a question is nobody's, unless it asks one itself. */
function isAsked(segment: Segment, source: Source): boolean {
  return known(source, 'asked', spansKey(segment.parts), () =>
    source.turns.some(
      ({ asks, paragraphs }) =>
        asks &&
        paragraphs.some(
          (paragraph) => covers(segment, paragraph) && (paragraph.kind !== 'heading' || paragraph.text.includes('?')),
        ),
    ),
  );
}

function spansKey(spans: readonly Span[]): string {
  return spans.map(({ start, end }) => `${start}-${end}`).join(' ');
}

function excerpt(quote: string): string {
  const words = quote.trim().split(/\s+/);
  return words.length > 8 ? `${words.slice(0, 8).join(' ')} …` : words.join(' ');
}
