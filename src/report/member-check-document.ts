import GithubSlugger from 'github-slugger';
import { frenchSpaces } from '../language/typography.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { attribution, shownName } from '../verbatims/attribution.ts';
import { maskNames, maskOthers } from '../verbatims/identities.ts';
import type { Composition } from './compose.ts';
import { dateText } from './corpus-words.ts';
import type { Block, Document, Heading } from './document.ts';
import { labelsIn } from './labels.ts';
import { interviewText } from './member-check-interview.ts';
import { quotedPassages } from './member-check-passages.ts';
import { type MemberCheckWords, memberCheckWords } from './member-check-words.ts';
import { literal, proseOf } from './prose.ts';

export interface MemberCheck {
  readonly document: Document;
  /** How many passages of the interview the reports print. */
  readonly passages: number;
}

/**
 * What an interviewee is sent: how they will be named, the passages that reports print, as printed, each with space to
 * answer, and the whole text. It shows them their own words, and no name of another interview that is not named.
 * @param name of its files, without ending
 * @param reports those their words may stand in, `reportsToCome`
 */
export function memberCheckDocument(
  coded: CodedStudy,
  source: Source,
  { name, reports: all }: { readonly name: string; readonly reports: readonly Composition[] },
): MemberCheck {
  const { settings } = coded;
  const words = memberCheckWords[settings.language];
  const show = (text: string) => maskOthers(text, coded, source);
  const title = { title: words.title, subtitle: show(settings.title), authors: settings.authors.map(show) };
  const slugger = new GithubSlugger();
  const heading = (depth: number, text: string) => headingBlock(depth, text, slugger);
  const say = (text: string) => proseOf(frenchSpaces(text, settings.language));
  const reports = source.consent === 'none' ? [] : quotedPassages(coded, source, all);
  const passages = reports.reduce((sum, report) => sum + report.verbatims.length, 0);
  let number = 0;
  const quoted = reports.flatMap(({ title, verbatims }): Block[] => [
    heading(3, frenchSpaces(title, settings.language)),
    ...verbatims.flatMap(({ block, theme }) => {
      number += 1;
      const under = theme === undefined ? '' : ` · ${literal(show(theme))}`;
      return [say(`**${words.passage} ${number}**${under}`), block, say(answers(words))];
    }),
  ]);
  const blocks: Block[] = [
    { type: 'cover', ...title, lines: coverLines(source, coded, words) },
    say(words.introduction(passages > 0)),
    heading(2, words.naming),
    say(namingText(source, coded, words)),
    heading(2, words.quoted),
    say(source.consent === 'none' ? words.neverQuoted : passages === 0 ? words.notQuoted : words.howToAnswer),
    ...quoted,
    heading(2, words.text),
    say(words.aboutText),
    ...interviewText(coded, source, words),
    heading(2, words.remarks),
    say(words.closing(passages > 0)),
  ];
  return { document: { schema: 1, name, language: settings.language, ...title, blocks }, passages };
}

function answers(words: MemberCheckWords): string {
  return `- ☐ ${words.agree}\n- ☐ ${words.correct}${words.colon} ${'…'.repeat(20)}\n- ☐ ${words.remove}`;
}

function coverLines(source: Source, { settings }: CodedStudy, words: MemberCheckWords): string[] {
  const date = source.date === undefined ? undefined : dateText(source.date, settings.language);
  return [shownName(source), ...(date === undefined ? [] : [`${words.interviewOf} ${date}`])];
}

function namingText(source: Source, coded: CodedStudy, words: MemberCheckWords): string {
  const { settings } = coded;
  if (source.consent === 'none') return words.counted;
  const example = literal(maskNames(attribution(source, undefined, settings), coded, source.id));
  if (source.consent === 'named')
    return `${signsByName(source, settings) ? words.named : words.namedUnsigned} ${example}`;
  const labels: Readonly<Record<string, string>> = labelsIn(settings.language);
  const hidden = settings.identifying.map((variable) => (labels[variable] ?? variable).toLowerCase());
  const never = hidden.length === 0 ? '' : ` ${words.never(hidden.join(', '))}`;
  return `${words.anonymous(source.pseudonym)}${never} ${words.attributed} ${example}`;
}

/** Whether an attribution shows what only a named interview may show. */
function signsByName(source: Source, settings: CodedStudy['settings']): boolean {
  const unnamed: Source = { ...source, consent: 'anonymous' };
  return attribution(source, undefined, settings) !== attribution(unnamed, undefined, settings);
}

function headingBlock(depth: number, text: string, slugger: GithubSlugger): Heading {
  return {
    type: 'heading',
    depth,
    text,
    markdown: `${'#'.repeat(depth)} ${literal(text)}`,
    nodes: [{ type: 'text', value: text }],
    anchor: slugger.slug(text),
  };
}
