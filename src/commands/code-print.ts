import { covers, type LocatedCoding, machines } from '../model/coding.ts';
import { compareText } from '../model/order.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { wrapText } from '../render/wrap-text.ts';
import { shownName, shownSource } from '../verbatims/attribution.ts';
import { shownWords } from '../verbatims/shown-words.ts';
import { type Answer, type Call, exitCode, jsonDocument, UsageError } from './command.ts';
import { type NumberedParagraph, numberedParagraphs } from './numbered-paragraphs.ts';
import { openCoded, problemNotes } from './opened.ts';
import { sourcesNamed } from './sources-named.ts';

interface PrintedCoding {
  readonly coder: string;
  readonly codes: readonly string[];
  readonly against: readonly string[];
  readonly start: number;
  readonly end: number;
  /** Its first and last words; absent where it is the whole paragraph. */
  readonly words?: string;
  readonly memo?: string;
  readonly status?: string;
}

type PrintedParagraph = NumberedParagraph & { readonly codings: readonly PrintedCoding[] };

/** Transcripts with numbered paragraphs and their codings, under what may be shown of them. */
export function run(call: Call): Answer {
  const { opened, coded, problems } = openCoded(call);
  if (call.args.length === 0) throw new UsageError('Say which transcript: study code --print SOURCE.');
  const sources = sourcesNamed(call.args, coded, opened, call.cwd);
  const printed = sources.map((source) => ({
    source: shownSource(source),
    withheld: source.consent === 'none',
    paragraphs: numberedParagraphs(source).map((paragraph) => printedParagraph(paragraph, source, coded)),
  }));
  const exit = exitCode(problems, call.options.strict === true);
  if (call.options.json) return { output: jsonDocument({ sources: printed, problems }), exitCode: exit };
  const texts = printed.map(({ paragraphs }, i) => transcript(sources[i] as Source, paragraphs, call));
  return { output: texts.join('\n'), exitCode: exit, ...problemNotes(problems, call) };
}

function printedParagraph(paragraph: NumberedParagraph, source: Source, coded: CodedStudy): PrintedParagraph {
  const show = (text: string) => shownWords(text, source, coded);
  const codings = coded.codings
    .filter(({ source: id, segment }) => id === source.id && segment && covers(segment, paragraph))
    .filter(
      ({ segment }) =>
        beginsIn(segment?.start ?? 0, paragraph) || segment?.parts.some((part) => beginsIn(part.start, paragraph)),
    )
    .sort((a, b) => (a.segment?.start ?? 0) - (b.segment?.start ?? 0) || compareText(a.coder, b.coder))
    .map((located) => printedCoding(located, paragraph, show));
  const { speaker, ...rest } = paragraph;
  return { ...rest, ...(speaker === undefined ? {} : { speaker: show(speaker) }), text: show(paragraph.text), codings };
}

function beginsIn(offset: number, { start, end }: NumberedParagraph): boolean {
  return offset >= start && offset < end;
}

function printedCoding(
  { coding, coder, segment }: LocatedCoding,
  paragraph: NumberedParagraph,
  show: (text: string) => string,
): PrintedCoding {
  const { start = 0, end = 0, text = '' } = segment ?? {};
  const whole = start <= paragraph.start && end >= paragraph.end && segment?.parts.length === 1;
  return {
    coder,
    codes: coding.codes,
    against: coding.against,
    start,
    end,
    ...(whole ? {} : { words: show(ends(text)) }),
    ...(coding.memo === undefined ? {} : { memo: show(coding.memo) }),
    ...(machines.has(coder) ? { status: coding.status ?? 'suggested' } : {}),
  };
}

/** The first and the last words of a passage. */
function ends(text: string): string {
  const words = text.split(/\s+/);
  return words.length > 9 ? `${words.slice(0, 4).join(' ')} … ${words.slice(-4).join(' ')}` : words.join(' ');
}

function transcript(source: Source, paragraphs: readonly PrintedParagraph[], call: Call): string {
  const withheld = source.consent === 'none' ? `Its words are not shown (consent: none); read them in its file.\n` : '';
  const title = [shownSource(source), shownName(source), source.wave].filter(
    (part, i, all) => part && all.indexOf(part) === i,
  );
  const bold = (text: string) => (call.color ? `\u001b[1m${text}\u001b[22m` : text);
  const faint = (text: string) => (call.color ? `\u001b[2m${text}\u001b[22m` : text);
  const blocks = paragraphs.map((paragraph) => {
    const { number, text, asks, speaker, time, opens, codings } = paragraph;
    const who = opens ? [speaker, time].filter((part) => part !== undefined).join(' ') : '';
    const label = who === '' ? '' : `${who} : `;
    const [first = '', ...rest] = wrapText(label + text, { width: 88, margin: '      ' }).split('\n');
    const said = [`${String(number).padStart(4)}  ${first.trimStart()}`, ...rest].join('\n').trimEnd();
    return `${asks ? faint(said) : said}\n${codings.map((coding) => codingLine(coding)).join('')}`;
  });
  return `${bold(title.join(' · '))}\n${withheld}\n${blocks.join('\n')}`;
}

function codingLine({ coder, codes, against, words, memo, status }: PrintedCoding): string {
  const named = [...codes, ...against.map((code) => `against ${code}`)].join(', ');
  const state = status === undefined ? '' : ` (${status})`;
  const place = words === undefined ? '' : `  « ${words} »`;
  const note = memo === undefined ? '' : `\n${wrapText(memo.trim(), { width: 88, margin: '          ' }).trimEnd()}`;
  return `      └ ${coder}${state}: ${named}${place}${note}\n`;
}
