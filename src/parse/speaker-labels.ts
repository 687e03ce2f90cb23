/** One way transcripts name who speaks. */
export interface SpeakerConvention {
  readonly name: string;
  /** As it looks in a transcript; the tests read it. */
  readonly example: string;
  /** Matches at the start of a line; groups `label` and `time`. What it matches is no part of what is said. */
  readonly pattern: RegExp;
  /** Prose may look like this: the label must be known, or open two or more paragraphs. */
  readonly doubtful?: true;
}

const time = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?`;
const name = String.raw`[\p{L}\p{N}](?:[^\n:：*_\[\]()<>]{0,46}[^\n:：*_\[\]()<>\s])?`;
const aside = String.raw`(?:[ \t\u00a0]*\([^()\n:]{0,60}\))?`;
const gap = String.raw`[ \t\u00a0\u202f]*`;
const stop = String.raw`${gap}[:：]`;

function pattern(text: string): RegExp {
  return new RegExp(`^${text}`, 'u');
}

/** The conventions, tried in this order; to add one: a line here and its fixture in the tests. */
export const speakerConventions: readonly SpeakerConvention[] = [
  {
    name: 'caption with a voice tag',
    example: '00:00:01.000 --> 00:00:04.000\n<v Marie Dupont>Bonjour.</v>',
    pattern: pattern(
      String.raw`(?:(?:\d+\n)?(?<time>${time})${gap}-->${gap}${time}[^\n]*\n)?<v(?:\.[^ >]*)? (?<label>[^>\n]+)>`,
    ),
  },
  {
    name: 'Zoom caption',
    example: '12\n00:00:01.000 --> 00:00:04.000\nMarie Dupont: Bonjour.',
    pattern: pattern(
      String.raw`(?:\d+\n)?(?<time>${time})${gap}-->${gap}${time}[^\n]*\n(?<label>${name})${stop}(?=\s)`,
    ),
    doubtful: true,
  },
  {
    name: 'Teams transcript',
    example: '0:0:1.0 --> 0:0:4.200\nMarie Dupont\nBonjour.',
    pattern: pattern(
      String.raw`(?<time>\d{1,2}:\d{1,2}:\d{1,2}\.\d+)${gap}-->${gap}[\d:.]+\n(?<label>${name})${gap}(?=\n)`,
    ),
    doubtful: true,
  },
  {
    name: 'Otter and Teams headings',
    example: 'Marie Dupont  0:03\nBonjour.',
    pattern: pattern(String.raw`(?:\*\*)?(?<label>${name})(?:\*\*)?[ \t\u00a0]+(?<time>${time})${gap}\\?(?=\n|$)`),
    doubtful: true,
  },
  {
    name: 'Zoom chat',
    example: '[Marie Dupont] 10:12:33\nBonjour.',
    pattern: pattern(String.raw`\[(?<label>[^\[\]\n]{1,48})\]${gap}(?<time>${time})${gap}\\?(?=\n|$)`),
  },
  {
    name: 'bold label',
    example: '**Q :** Quelle est votre mission ?',
    pattern: pattern(
      String.raw`(?<mark>\*{1,3}|_{1,3})${gap}(?:[\[(]?(?<time>${time})[\])]?${gap}[-–—]?${gap})?(?<label>${name})${aside}(?:${gap}[\[(]${time}[\])])?${stop}${gap}\k<mark>(?:${gap}[\[(]${time}[\])])?`,
    ),
  },
  {
    name: 'bold name, then a colon',
    example: '**Marie Dupont** [00:12] : Bonjour.',
    pattern: pattern(
      String.raw`(?<mark>\*{1,3}|_{1,3})(?<label>${name})${aside}\k<mark>${aside}(?:${gap}[\[(](?<time>${time})[\])])?${stop}(?=\s|$)`,
    ),
  },
  {
    name: 'time code, then a label',
    example: '[00:12:03] Marie Dupont : Bonjour.',
    pattern: pattern(
      String.raw`[\[(]?(?<time>${time})[\])]?${gap}[-–—]?${gap}(?<label>${name})${aside}${stop}(?=\s|$)`,
    ),
    doubtful: true,
  },
  {
    name: 'label, then a time code',
    example: 'Marie Dupont (00:12:03) : Bonjour.',
    pattern: pattern(String.raw`(?<label>${name})${aside}${gap}[\[(](?<time>${time})[\])]${gap}(?:[:：]|(?=\n|$))`),
    doubtful: true,
  },
  {
    name: 'bare label',
    example: 'Q : Quelle est votre mission ?',
    pattern: pattern(String.raw`[*_]{0,3}(?<label>${name})${aside}${stop}[*_]{0,3}(?=\s|$)`),
    doubtful: true,
  },
  {
    name: 'caption without a name',
    example: '12\n00:00:01.000 --> 00:00:04.000\nBonjour.',
    pattern: pattern(String.raw`(?:\d+\n)?(?<time>[\d:.,]{5,14})${gap}-->${gap}[\d:.,]{5,14}[^\n]*\n`),
  },
  {
    name: 'time code alone',
    example: '[00:12:03] Bonjour.',
    pattern: pattern(String.raw`[\[(](?<time>${time})[\])]${gap}`),
  },
];

const asking =
  /^(?:q|question|i|int|interviewe?r|intervieweu(?:r|se)|enq|enquet(?:eur|rice|eurs|rices)|moderat(?:eur|rice|or)|chercheu(?:r|se)|researcher|facilitator)(?: ?\d+)?$/;
const answering =
  /^(?:r|reponse|answer|a|interviewee?s?|enquetee?s?|repondante?s?|respondents?|participante?s?|speaker|locut(?:eur|rice)|intervenante?)(?: ?\d+)?$/;

function fold(label: string): string {
  return label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s\u00a0\u202f.]+/g, ' ')
    .trim();
}

/** Whether the speaker of this label asks: an interviewer of the study, a known role, or a name ending in `?` (Sonal). */
export function asksByLabel(label: string, interviewers: readonly string[]): boolean {
  const folded = fold(label);
  if (folded.endsWith('?')) return true;
  if (interviewers.some((other) => fold(other) === folded || fold(other) === folded.replace(/ ?\d+$/, ''))) return true;
  return asking.test(folded);
}

/** Whether the label is one people use for a role, so that one occurrence is enough. */
export function isKnownLabel(label: string, interviewers: readonly string[]): boolean {
  return asksByLabel(label, interviewers) || answering.test(fold(label));
}
