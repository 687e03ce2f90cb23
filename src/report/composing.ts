import type { Segment } from '../model/coding.ts';
import type { Place } from '../model/place.ts';
import type { Problem, Severity } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { shownMessage } from '../verbatims/shown-message.ts';
import type { KnownQuote } from './check-quotes.ts';
import type { Block, Heading, Quotes, Verbatim } from './document.ts';
import type { ManifestClaim, ManifestCount, ManifestQuotes, ManifestVerbatim } from './manifest.ts';

/** A passage as a report shows it or refers to it; `source` is the id. */
export interface ShownPassage extends Pick<Segment, 'source' | 'parts'> {
  readonly code?: string;
  readonly against: boolean;
  /** The analyst chose it: `::verbatim`, not a ranked one. */
  readonly pinned: boolean;
}

export interface ComposeOptions {
  /** Show the headings that wait for the analyst. */
  readonly draft?: boolean;
  /** Nothing is composed but what the analyst chose to quote: what else there is to see is of no interest. */
  readonly pinnedOnly?: boolean;
  /** False: without the passages around quotes, which only a page shows. */
  readonly passages?: boolean;
  /** Quotes that follow each other may be `Quotes`, where things are remembered of the study. */
  readonly folded?: boolean;
}

/** What is gathered while one report is composed, block after block. */
export interface Composing {
  readonly coded: CodedStudy;
  readonly options: ComposeOptions;
  /** What the template's front matter says, before the study's own. */
  readonly titles: { readonly title?: string; readonly subtitle?: string };
  readonly problems: Problem[];
  readonly verbatims: (ManifestVerbatim | ManifestQuotes)[];
  readonly counts: ManifestCount[];
  readonly claims: ManifestClaim[];
  /** Every passage shown or referred to, with the code it stands under or speaks against. */
  readonly shown: ShownPassage[];
  /** Verbatims that get the passage around them once all is composed. */
  readonly around: { readonly block: Verbatim; readonly source: Source; readonly segment: Segment }[];
  /** The template's body, and the author's own quotations in it whose words are an interview's. */
  own: { readonly body: string; readonly quotes: readonly KnownQuote[] };
  /** Anchors in use. */
  readonly anchors: Set<string>;
  /** The code the last heading or term named. */
  under: string | undefined;
  /** The chapter the last heading named. */
  chapter: string | undefined;
  /** The block before, where there is one. */
  before: Block | Quotes | undefined;
  lastHeading: Heading | undefined;
  /** Composes Markdown with directives, for the directives that give more than blocks of their own. */
  readonly composeBody: (body: string, composing: Composing, placeOf: (offset: number) => Place) => (Block | Quotes)[];
}

export function startComposing(
  coded: CodedStudy,
  options: ComposeOptions,
  composeBody: Composing['composeBody'],
  titles: Composing['titles'] = {},
): Composing {
  return {
    composeBody,
    titles,
    coded,
    options,
    problems: [],
    verbatims: [],
    counts: [],
    claims: [],
    shown: [],
    around: [],
    own: { body: '', quotes: [] },
    anchors: new Set(),
    under: undefined,
    chapter: undefined,
    before: undefined,
    lastHeading: undefined,
  };
}

/** Records a problem of the template and returns its message as a report may show it, for a marker where it stands. */
export function fault(
  composing: Composing,
  place: Place,
  rule: string,
  message: string,
  more: { severity?: Severity; expected?: string | undefined; related?: Place } = {},
): string {
  const { severity = 'error', expected, related } = more;
  const unsaid = expected !== undefined && rule.startsWith('unknown-') && !/Did you mean|Known:/.test(message);
  const whole = unsaid ? `${message} Did you mean « ${expected} »?` : message;
  composing.problems.push({
    ...place,
    rule,
    severity,
    message: whole,
    ...(expected === undefined ? {} : { expected }),
    ...(related ? { related } : {}),
  });
  return shownMessage(whole, composing.coded);
}

/** The message of the last problem, as a report may show it: for a marker where a block could not be built. */
export function lastMessage({ problems, coded }: Composing): string {
  return shownMessage(problems.at(-1)?.message ?? '', coded);
}

/** Notes that a passage is shown or referred to here. */
export function noteShown(
  composing: Composing,
  { source, parts }: Segment,
  { against, pinned = false }: { readonly against?: string | undefined; readonly pinned?: boolean | undefined } = {},
): void {
  const code = against ?? composing.under;
  composing.shown.push({
    source,
    parts,
    ...(code === undefined ? {} : { code }),
    against: against !== undefined,
    pinned,
  });
}

/** An anchor not yet in use, from one that says what it is for. */
export function uniqueAnchor(composing: Composing, wanted: string): string {
  let anchor = wanted;
  for (let i = 1; composing.anchors.has(anchor); i++) anchor = `${wanted}-${i}`;
  composing.anchors.add(anchor);
  return anchor;
}
