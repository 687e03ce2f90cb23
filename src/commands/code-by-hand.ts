import type { NewCoding } from '../coding/entry-text.ts';
import { type Location, locateEach } from '../coding/locate.ts';
import { isOnlySigns } from '../coding/only-signs.ts';
import { answerParagraphs } from '../coding/passages.ts';
import { planHandCodings } from '../coding/plan-hand-codings.ts';
import { segmentText } from '../coding/segment-text.ts';
import { placeName, type Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { withdrawnParts } from '../model/withdrawn-parts.ts';
import { plannedChanges } from '../study/planned-changes.ts';
import { maskPassage } from '../verbatims/mask-passage.ts';
import { shownWords } from '../verbatims/shown-words.ts';
import { coderNamed } from './coder-named.ts';
import { type Answer, type Call, exitCode, jsonDocument, UsageError } from './command.ts';
import { numberedParagraphs } from './numbered-paragraphs.ts';
import { codeNamed, numberGiven, openCoded, problemNotes } from './opened.ts';
import { sourcesNamed } from './sources-named.ts';
import { today } from './today.ts';

/** Adds one coding to a person's file: the words quoted, or a paragraph by its number. */
export function run(call: Call): Answer {
  const { opened, coded, problems } = openCoded(call);
  const coder = coderNamed(call, coded);
  const source = onlySource(call, coded, opened);
  const place = call.options.paragraph === undefined ? quoted(call, source, coded) : paragraph(call, source, coded);
  const codes = codesGiven(call, 'codes', coded);
  const against = codesGiven(call, 'against', coded);
  if (codes.length + against.length === 0) throw new UsageError('Say which codes: --codes a,b, or --against a.');
  const { memo } = call.options;
  const coding: NewCoding = {
    ...place,
    codes,
    against,
    ...(typeof memo === 'string' && memo.trim() !== '' ? { memo } : {}),
    date: today(call.env),
  };
  const plan = planHandCodings(coded, source.id, coder, [coding]);
  if (!plan) throw new UsageError(`The file of ${coder} for this source cannot be read: \`study check\` says why.`);
  const changes = plannedChanges(opened, plan);
  const exit = exitCode(problems, call.options.strict === true);
  const { path, isNew, added, extended, known } = plan;
  const done = added > 0 ? 'coded' : extended > 0 ? 'given further codes' : 'coded so already: nothing to do';
  const output = call.options.json
    ? jsonDocument({ path, added, extended, known, at: place.at, codes, against, problems })
    : `${path}: ${excerpt(place.quote, source, coded)} ${done}.\n${isNew ? partialNote(path, source) : ''}`;
  return { output, exitCode: exit, changes, folder: opened.folder, ...problemNotes(problems, call) };
}

/** What a person should know of a file that a coding of theirs has made. */
export function partialNote(path: string, { row }: Source): string {
  const isNew = `${path} is new and \`status: partial\``;
  if (row === undefined)
    return `${isNew}: it counts once you have read the interview to the end and write \`status: complete\`.\n`;
  return `${isNew}: an answer counts once you have read it to the end and write \`status: complete\`, with the rows you have read: \`rows: [${row}]\`, or \`rows: all\`.\n`;
}

function onlySource(call: Call, coded: CodedStudy, opened: Parameters<typeof sourcesNamed>[2]): Source {
  const [source, other] = sourcesNamed(call.args, coded, opened, call.cwd);
  if (source && !other) return source;
  throw new UsageError('A coding is of one source: study code SOURCE --quote "…" --codes a,b.');
}

function codesGiven(call: Call, option: 'codes' | 'against', coded: CodedStudy): string[] {
  const given = call.options[option];
  const ids = typeof given === 'string' ? given.split(/[\s,]+/).filter((id) => id !== '') : [];
  return [...new Set(ids.map((id) => codeNamed(id, coded)))];
}

/** The words a call quotes, where they stand literally and once, or at `--at`. */
function quoted(call: Call, source: Source, coded: CodedStudy): { quote: string; at: number } {
  const quote = String(call.options.quote).trim();
  const words = excerpt(quote, source, coded);
  const at = numberGiven(call, 'at');
  const found = quote === '' ? [] : locateEach(quote, source);
  const first = found[0];
  if (!first) throw new UsageError(`${words} is not in ${placeName(source)}. Copy the words from the transcript.`);
  if (first.located === 'drifted') {
    const { text } = segmentText(source, first.parts, first.joints);
    const said =
      source.consent === 'none' ? '[…]' : maskPassage({ source: source.id, parts: first.parts, text }, coded);
    throw new UsageError(`${words} is not in ${placeName(source)} word for word. The transcript says: « ${said} ».`);
  }
  const chosen = at === undefined ? (found.length === 1 ? first : undefined) : placeAt(at, found, source);
  if (!chosen) {
    const places = found.map(({ start }) => start).join(', ');
    throw new UsageError(
      found.length === 1
        ? `${words} stands at ${places} of ${placeName(source)}, not at ${at}.`
        : `${words} stands in several places of ${placeName(source)}: quote more words, or add --at with one of ${places}.`,
    );
  }
  const holes = withdrawnParts(coded, source.id);
  if (segmentText(source, chosen.parts, chosen.joints, holes).text === '')
    throw new UsageError(
      `${words} is the interviewer's, a heading, or was taken back: it can be neither counted nor quoted.`,
    );
  return { quote, at: chosen.start };
}

/** The place that is meant: where its words begin, or the signs of Markdown before them. */
function placeAt(at: number, found: readonly Location[], { body }: Source): Location | undefined {
  return found.find(({ start }) => start === at) ?? found.find(({ start }) => isOnlySigns(body, at, start));
}

/** A paragraph by the number `--print` shows. */
function paragraph(call: Call, source: Source, coded: CodedStudy): { quote: string; at: number } {
  if (call.options.quote !== undefined) throw new UsageError('--quote and --paragraph name two passages: use one.');
  if (call.options.at !== undefined)
    throw new UsageError('--at is the place of a --quote: --paragraph has its number.');
  const number = numberGiven(call, 'paragraph');
  const numbered = numberedParagraphs(source).find((one) => one.number === number);
  const own = answerParagraphs(coded, source).find(({ start }) => start === numbered?.start);
  if (own) return { quote: own.text, at: own.start };
  throw new UsageError(
    numbered
      ? `Paragraph ${number} is the interviewer's, a heading, or was taken back: it cannot be coded.`
      : `${placeName(source)} has no paragraph ${number}: \`study code --print\` numbers them.`,
  );
}

/** The first words of a quote, as they may be shown. */
function excerpt(quote: string, source: Source, coded: CodedStudy): string {
  const words = shownWords(quote, source, coded).split(/\s+/);
  return `« ${words.length > 8 ? `${words.slice(0, 8).join(' ')} …` : words.join(' ')} »`;
}
