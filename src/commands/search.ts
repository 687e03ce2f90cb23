import { matchPatterns, type Pattern, parsePattern } from '../language/pattern.ts';
import { segmentsOf } from '../measure/frequency.ts';
import { codedSegments } from '../model/coded-segments.ts';
import { bodyOffset } from '../model/paragraph.ts';
import { isSelected } from '../model/selection.ts';
import type { Language } from '../model/settings.ts';
import type { Source } from '../model/source.ts';
import { overlaps } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';
import { shownSource } from '../verbatims/attribution.ts';
import { maskNames } from '../verbatims/identities.ts';
import { type Call, type Command, exitCode, jsonDocument, UsageError } from './command.ts';
import { codeNamed, numberGiven, openCoded, problemNotes, selectionNamed } from './opened.ts';
import manual from './search.md';

export interface Hit {
  source: string;
  start: number;
  end: number;
  left: string;
  hit: string;
  right: string;
  speaker: string | null;
  codes: string[];
}

export const command: Command = {
  args: '<query...>',
  options: [
    ['--code <code>', 'within passages coded with it or a code below'],
    ['--wave <ids>', 'of these waves only'],
    ['--where <condition>', 'of these sources only: sector=mécanique'],
    ['--speaker <label>', 'what this speaker says; an interviewer too'],
    ['--context <n>', 'characters on either side; 60 by default'],
    ['--max <n>', 'at most so many'],
  ],
  changes: false,
  manual,
  run(call) {
    const { coded, problems } = openCoded(call);
    const query = call.args.join(' ');
    const pattern = parsePattern(query);
    if ('error' in pattern) throw new UsageError(`This search cannot be read: ${pattern.error}.`);
    if (pattern.forbids) throw new UsageError('A search looks for something: it cannot begin with « - ».');
    const { hits, withheld } = search(coded, pattern, call);
    const exit = exitCode(problems, call.options.strict === true);
    if (call.options.json) return { output: jsonDocument({ query, hits, withheld, problems }), exitCode: exit };
    return { output: concordance(hits, withheld, call), exitCode: exit, ...problemNotes(problems, call) };
  },
};

/** Hits in order of the sources; those in interviews without consent are counted, never shown. */
function search(coded: CodedStudy, pattern: Pattern, call: Call): { hits: Hit[]; withheld: number } {
  const selection = selectionNamed(call, coded);
  const speaker = speakerNamed(call, coded);
  const context = numberGiven(call, 'context') ?? 60;
  const { code } = call.options;
  const within = typeof code === 'string' ? segmentsOf(coded, codeNamed(code, coded)) : undefined;
  const hits: Hit[] = [];
  let withheld = 0;
  for (const source of coded.sources.filter((one) => isSelected(one, selection))) {
    const inside = within?.filter((segment) => segment.source === source.id);
    for (const { turn, paragraph, start, end } of occurrences(source, pattern, speaker, coded.settings.language)) {
      const span = { start: bodyOffset(paragraph, start), end: bodyOffset(paragraph, end - 1) + 1 };
      if (inside && !inside.some((segment) => overlaps(segment, span))) continue;
      if (source.consent === 'none') {
        withheld++;
        continue;
      }
      const words = around(paragraph.text, start, end, context);
      hits.push({
        source: shownSource(source),
        ...span,
        left: maskNames(words.left, coded, source.id),
        hit: maskNames(words.hit, coded, source.id),
        right: maskNames(words.right, coded, source.id),
        speaker: turn.speaker === undefined ? null : maskNames(turn.speaker, coded, source.id),
        codes: codesAt(coded, source, span),
      });
    }
  }
  return { hits: hits.slice(0, numberGiven(call, 'max')), withheld };
}

function speakerNamed(call: Call, coded: CodedStudy): string | undefined {
  const { speaker } = call.options;
  if (typeof speaker !== 'string') return undefined;
  const labels = coded.sources.flatMap(({ turns }) => turns.map((turn) => turn.speaker));
  if (!labels.includes(speaker)) throw new UsageError(`Nobody is called « ${speaker} » in the transcripts.`);
  return speaker;
}

/** Where a pattern matches in what respondents say, or one speaker; offsets in the paragraph's text. */
function* occurrences(source: Source, pattern: Pattern, speaker: string | undefined, language: Language) {
  for (const turn of source.turns) {
    if (speaker === undefined ? turn.asks : turn.speaker !== speaker) continue;
    for (const paragraph of turn.paragraphs) {
      for (const { start, end } of matchPatterns([pattern], paragraph.text, language))
        yield { turn, paragraph, start, end };
    }
  }
}

function codesAt(coded: CodedStudy, source: Source, span: { start: number; end: number }): string[] {
  return [
    ...new Set(
      codedSegments(coded).flatMap((segment) =>
        segment.source === source.id && overlaps(segment, span) ? segment.codes : [],
      ),
    ),
  ];
}

/** The words around a hit, whole words only. */
function around(text: string, start: number, end: number, context: number): Pick<Hit, 'left' | 'hit' | 'right'> {
  const left = text.slice(Math.max(0, start - context), start);
  const right = text.slice(end, end + context);
  return {
    left: start > context ? left.replace(/^\S*\s/, '') : left,
    hit: text.slice(start, end),
    right: end + context < text.length ? right.replace(/\s\S*$/, '') : right,
  };
}

function concordance(hits: readonly Hit[], withheld: number, call: Call): string {
  const held = withheld > 0 ? `${withheld} more in interviews without consent: counted, not shown.\n` : '';
  if (hits.length === 0) return `Nothing found.\n${held}`;
  const rows = hits.map(({ source, left, hit, right, codes }) => ({
    source,
    left: oneLine(left),
    hit: call.color ? `\u001b[1m${oneLine(hit)}\u001b[22m` : oneLine(hit),
    rest: `${oneLine(right)}${codes.length > 0 ? `  [${codes.join(', ')}]` : ''}`,
  }));
  const left = Math.max(...rows.map((row) => row.left.length));
  const names = Math.max(...rows.map(({ source }) => source.length));
  const lines = rows.map((row) => `${row.source.padEnd(names)}  ${row.left.padStart(left)}${row.hit}${row.rest}\n`);
  const sources = new Set(hits.map(({ source }) => source)).size;
  const count = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;
  return `${lines.join('')}${count(hits.length, 'hit')} in ${count(sources, 'source')}.\n${held}`;
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}
