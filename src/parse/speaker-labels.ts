/** One way transcripts name who speaks. */
export interface SpeakerConvention {
  readonly name: string;
  /** As it looks in a transcript; the tests read it. */
  readonly example: string;
  /** Matches at the start of a line; groups `label` and `time`. What it matches is no part of what is said. */
  readonly pattern: RegExp;
  /** Matches, quickly, wherever the pattern does. */
  readonly sign: RegExp;
  /** Prose may look like this: the label must be known, or open two or more paragraphs. */
  readonly doubtful?: true;
  /** A name alone on its line: only where names take turns so, one of whom asks by role or with a `?`. */
  readonly alone?: true;
  /** Much else looks like this: only where a known role that asks stands so, and then for roles and names that return. */
  readonly together?: true;
}

const time = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?`;
const letter = String.raw`(?:[^\n:：*_\[\]()<>\\]|_(?=[\p{L}\p{N}]))`;
const name = String.raw`[\p{L}\p{N}](?:${letter}{0,46}(?!\s)${letter})?`;
const aside = String.raw`(?:[ \t\u00a0]*\([^()\n:]{0,60}\))?`;
const gap = String.raw`[ \t\u00a0\u202f]*`;
const stop = `${gap}[:：]`;
/** A name that holds none of the signs that may end it. */
const plain = String.raw`[\p{L}\p{N}](?:[^\n\t:：*_\[\]()<>\\—–|/]{0,46}?[^\s:：*_\[\]()<>\\—–|/])?`;
/** A colon and a space; a full-width one holds its own. */
const apart = String.raw`${stop}(?:(?<=：)|(?=\s|$))`;
const open = String.raw`\\?[\[(]`;
const close = String.raw`\\?[\])]`;

function pattern(text: string): RegExp {
  return new RegExp(`^${text}`, 'u');
}

const arrow = /-->/;
const timeCode = /\d:\d/;
const colon = /[:：]/;

/** The conventions, tried in this order; to add one: a line here and its fixture in the tests. */
export const speakerConventions: readonly SpeakerConvention[] = [
  {
    name: 'caption with a voice tag',
    example: '00:00:01.000 --> 00:00:04.000\n<v Marie Dupont>Bonjour.</v>',
    sign: /<v/,
    pattern: pattern(
      String.raw`(?:(?:\d+\n)?(?<time>${time})${gap}-->${gap}${time}[^\n]*\n)?<v(?:\.[^ >]*)? (?<label>[^>\n]+)>`,
    ),
  },
  {
    name: 'Zoom caption',
    example: '12\n00:00:01.000 --> 00:00:04.000\nMarie Dupont: Bonjour.',
    sign: arrow,
    pattern: pattern(
      String.raw`(?:\d+\n)?(?<time>${time})${gap}-->${gap}${time}[^\n]*\n(?<label>${name})${stop}(?=\s)`,
    ),
    doubtful: true,
  },
  {
    name: 'Teams transcript',
    example: '0:0:1.0 --> 0:0:4.200\nMarie Dupont\nBonjour.',
    sign: arrow,
    pattern: pattern(
      String.raw`(?<time>\d{1,2}:\d{1,2}:\d{1,2}\.\d+)${gap}-->${gap}[\d:.]+\n(?<label>${name})${gap}(?=\n)`,
    ),
    doubtful: true,
  },
  {
    name: 'Otter and Teams headings',
    example: 'Marie Dupont  0:03\nBonjour.',
    sign: timeCode,
    pattern: pattern(String.raw`(?:\*\*)?(?<label>${name})(?:\*\*)?[ \t\u00a0]+(?<time>${time})${gap}\\?(?=\n|$)`),
    doubtful: true,
  },
  {
    name: 'name, the time below',
    example: 'Marie Dupont\n0:03\nBonjour.',
    sign: timeCode,
    pattern: pattern(
      String.raw`(?:\*\*)?(?<label>${name})(?:\*\*)?${gap}\\?\n${gap}(?:${open})?(?<time>${time})(?:${close})?${gap}\\?(?=\n|$)`,
    ),
    doubtful: true,
  },
  {
    name: 'Zoom chat',
    example: '[Marie Dupont] 10:12:33\nBonjour.',
    sign: timeCode,
    pattern: pattern(String.raw`\\?\[(?<label>[^\[\]\\\n]{1,48})\\?\]${gap}(?<time>${time})${gap}\\?(?=\n|$)`),
  },
  {
    name: 'bold label',
    example: '**Q :** Quelle est votre mission ?',
    sign: /^(?:\*\*|__)/,
    pattern: pattern(
      String.raw`(?<mark>\*{2,3}|_{2,3})${gap}(?:(?:${open})?(?<time>${time})(?:${close})?${gap}[-–—]?${gap})?(?<label>${name})${aside}(?:${gap}${open}${time}${close})?${stop}${gap}\k<mark>(?:${gap}${open}${time}${close})?`,
    ),
  },
  {
    name: 'bold name, then a colon',
    example: '**Marie Dupont** [00:12] : Bonjour.',
    sign: /^(?:\*\*|__)/,
    pattern: pattern(
      String.raw`(?<mark>\*{2,3}|_{2,3})(?<label>${name})${aside}\k<mark>${aside}(?:${gap}${open}(?<time>${time})${close})?${apart}`,
    ),
    doubtful: true,
  },
  {
    name: 'italic label',
    example: '*Q :* Quelle est votre mission ?',
    sign: /^[*_]/,
    pattern: pattern(
      String.raw`(?<mark>[*_])${gap}(?<label>${name})${aside}(?:${stop}${gap}\k<mark>|\k<mark>${aside}${stop}(?=\s|$))`,
    ),
    doubtful: true,
  },
  {
    name: 'time code, then a label',
    example: '[00:12:03] Marie Dupont : Bonjour.',
    sign: /^(?:\\?[[(])?\d/,
    pattern: pattern(`(?:${open})?(?<time>${time})(?:${close})?${gap}[-–—]?${gap}(?<label>${name})${aside}${apart}`),
    doubtful: true,
  },
  {
    name: 'label, then a time code',
    example: 'Marie Dupont (00:12:03) : Bonjour.',
    sign: timeCode,
    pattern: pattern(
      String.raw`(?<label>${name})${aside}${gap}${open}(?<time>${time})${close}${gap}(?:[:：]|(?=\n|$))`,
    ),
    doubtful: true,
  },
  {
    name: 'bare label',
    example: 'Q : Quelle est votre mission ?',
    sign: colon,
    pattern: pattern(
      String.raw`[*_]{0,3}(?:\\?\[)?(?<label>${name})(?:\\?\])?${aside}${stop}(?:[*_]{0,3}(?=\s|$)|(?<=：))`,
    ),
    doubtful: true,
  },
  {
    name: 'numbered role',
    example: 'Q2. Quelle est votre mission ?',
    sign: /^[*_]{0,3}[QR]/,
    pattern: pattern(
      String.raw`[*_]{0,3}(?<label>(?:Q|R|Question|Réponse) ?\d{1,3})(?:${gap}[-–—]|\.)[*_]{0,3}(?=\s|$)`,
    ),
    doubtful: true,
  },
  {
    name: 'label, then a tab',
    example: 'Q\tQuelle est votre mission ?\nMarie\tBonjour.\nQ\tEt vous ?\nMarie\tBonjour.',
    sign: /\t/,
    pattern: pattern(String.raw`(?<label>${plain})[ \u00a0]*\t\s*(?=\S)`),
    doubtful: true,
    together: true,
  },
  {
    name: 'label in brackets',
    example: '[Enquêteur] Quelle est votre mission ?\n[Marie] Bonjour.\n[Enquêteur] Et vous ?\n[Marie] Bonjour.',
    sign: /^(?:\\?[[(<]|&lt;)/,
    pattern: pattern(
      String.raw`(?:${open}(?<label>${plain})${close}|(?:\\?<|&lt;)(?<chevron>${plain})\\?(?:>|&gt;))(?=[^\S\n])`,
    ),
    doubtful: true,
    together: true,
  },
  {
    name: 'label, then a dash or a stroke',
    example: 'Q — Quelle est votre mission ?\nMarie — Bonjour.\nQ — Et vous ?\nMarie — Bonjour.',
    sign: /[—–|/-]/,
    pattern: pattern(
      String.raw`(?<label>${plain})(?:[ \u00a0\u202f]*[—–|/]|[ \u00a0\u202f]+-)(?=[ \t\u00a0\u202f]+\S)`,
    ),
    doubtful: true,
    together: true,
  },
  {
    name: 'label, then a colon without a space',
    example: 'Q:Quelle est votre mission ?\nMarie:Bonjour.\nQ:Et vous ?\nMarie:Bonjour.',
    sign: colon,
    pattern: pattern(String.raw`(?<label>${plain})[:：](?=[\p{L}«"“(…])`),
    doubtful: true,
    together: true,
  },
  {
    name: 'letter and a point',
    example: 'Q. Quelle est votre mission ?\nR. Bonjour.',
    sign: /^[*_]{0,3}[QRIA]\./,
    pattern: pattern(String.raw`[*_]{0,3}(?<label>[QRIA])\.[*_]{0,3}(?=\s)`),
    doubtful: true,
    together: true,
  },
  {
    name: 'name alone on its line',
    example: 'Enquêtrice ?\nQuelle est votre mission ?',
    sign: /\n/,
    pattern: pattern(String.raw`(?:\*\*)?(?<label>${name})(?:\*\*)?${gap}\\?(?=\n)`),
    doubtful: true,
    alone: true,
  },
  {
    name: 'caption without a name',
    example: '12\n00:00:01.000 --> 00:00:04.000\nBonjour.',
    sign: arrow,
    pattern: pattern(String.raw`(?:\d+\n)?(?<time>[\d:.,]{5,14})${gap}-->${gap}[\d:.,]{5,14}[^\n]*\n`),
  },
  {
    name: 'time code alone',
    example: '[00:12:03] Bonjour.',
    sign: /^\\?[[(]\d/,
    pattern: pattern(`${open}(?<time>${time})${close}${gap}`),
  },
];

const asking =
  /^(?:q|question|i|int|interviewe?r|intervieweu(?:r|se)|enq|enquet(?:eur|rice|eurs|rices)|moderat(?:eur|rice|or)|animat(?:eur|rice)|chercheu(?:r|se)|researcher|facilitator)(?: ?\d+)?$/;
const answering =
  /^(?:r|reponse|answer|a|interviewee?s?|enquetee?s?|repondante?s?|respondents?|participante?s?|speaker|locut(?:eur|rice)|intervenante?)(?: ?\d+)?$/;

const folded = new Map<string, string>();
/** More labels than a source has. */
const mostFolded = 1000;

/** A label without what people write one way and another: case, accents, points and kinds of space. */
export function foldLabel(label: string): string {
  const known = folded.get(label);
  if (known !== undefined) return known;
  const made = label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s\u00a0\u202f._]+/g, ' ')
    .trim();
  if (folded.size >= mostFolded) folded.clear();
  folded.set(label, made);
  return made;
}

/** Whether the speaker of this label asks: an interviewer of the study, a known role, or a name ending in `?` (Sonal). */
export function asksByLabel(label: string, interviewers: readonly string[]): boolean {
  const name = foldLabel(label);
  return name.endsWith('?') || isInterviewer(name, interviewers) || asking.test(name);
}

/** Whether the label is one people use for a role, so that one occurrence is enough. */
export function isKnownLabel(label: string, interviewers: readonly string[]): boolean {
  const name = foldLabel(label);
  if (isInterviewer(name, interviewers)) return true;
  // « a : » and « i : » number a list; « Qui a dit cela ? : » is prose.
  if (/^[ai]$/.test(label)) return false;
  return asking.test(name) || answering.test(name) || /^[^\s?]+ ?\?$/.test(name);
}

function isInterviewer(name: string, interviewers: readonly string[]): boolean {
  return interviewers.some((other) => foldLabel(other) === name || foldLabel(other) === name.replace(/ ?\d+$/, ''));
}

/** Whether this reads as first name and name: beside a time code, one occurrence is enough. */
export function isNameLike(label: string): boolean {
  return /^\p{Lu}[\p{L}\p{M}'’.-]*(?: (?:de|du|des|la|le|d'|d’|von|van|\p{Lu}[\p{L}\p{M}'’.-]*))* \p{Lu}[\p{L}\p{M}'’.-]*$/u.test(
    label,
  );
}
