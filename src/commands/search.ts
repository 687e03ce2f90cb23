import { parsePattern } from '../language/pattern.ts';
import { segmentsOf } from '../measure/frequency.ts';
import type { CodedStudy } from '../model/study.ts';
import { concordance, type Hit } from '../verbatims/concordance.ts';
import { type Call, type Command, exitCode, jsonDocument, UsageError } from './command.ts';
import { codeNamed, numberGiven, openCodedToRead, problemNotes, selectionNamed } from './opened.ts';
import manual from './search.md';

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
  words: true,
  changes: false,
  manual,
  async run(call) {
    const forbidding = call.args.find((word) => /^-[^\s-]/.test(word));
    if (forbidding !== undefined) throw new UsageError(forbids(forbidding));
    const { opened, coded, problems } = await openCodedToRead(call);
    const query = call.args.join(' ');
    const pattern = parsePattern(query);
    if ('error' in pattern) throw new UsageError(`This search cannot be read: ${pattern.error}.`);
    if (pattern.forbids) throw new UsageError(forbids(query.trim()));
    const { code } = call.options;
    const speaker = speakerNamed(call, coded);
    const max = numberGiven(call, 'max');
    const { hits, withheld } = concordance(coded, pattern, {
      selection: selectionNamed(call, coded),
      context: numberGiven(call, 'context') ?? 60,
      ...(typeof code === 'string' ? { within: segmentsOf(coded, codeNamed(code, coded)) } : {}),
      ...(speaker === undefined ? {} : { speaker }),
      ...(max === undefined ? {} : { max }),
    });
    const exit = { exitCode: exitCode(problems, call.options.strict === true), from: opened };
    if (call.options.json) return { output: jsonDocument({ query, hits, withheld, problems }), ...exit };
    return { output: concordanceText(hits, withheld, call), ...exit, ...problemNotes(problems, call) };
  },
};

function forbids(words: string): string {
  return `\`${words}\` forbids, as an indicator does, and a search looks for something: leave out the « - ». Options begin with « -- ».`;
}

function speakerNamed(call: Call, coded: CodedStudy): string | undefined {
  const { speaker } = call.options;
  if (typeof speaker !== 'string') return undefined;
  const labels = coded.sources.flatMap(({ turns }) => turns.map((turn) => turn.speaker));
  if (!labels.includes(speaker)) throw new UsageError(`Nobody is called « ${speaker} » in the transcripts.`);
  return speaker;
}

function concordanceText(hits: readonly Hit[], withheld: number, call: Call): string {
  const held = withheld > 0 ? `${withheld} more in interviews without consent: counted, not shown.\n` : '';
  if (hits.length === 0) return `Nothing found.\n${held}`;
  const rows = hits.map(({ source, left, hit, right, codes }) => ({
    source,
    left: oneLine(left),
    hit: call.color ? `\u001b[1m${oneLine(hit)}\u001b[22m` : oneLine(hit),
    rest: `${oneLine(right)}${codes.length > 0 ? `  [${codes.join(', ')}]` : ''}`,
  }));
  const left = rows.reduce((most, row) => Math.max(most, row.left.length), 0);
  const names = rows.reduce((most, { source }) => Math.max(most, source.length), 0);
  const lines = rows.map((row) => `${row.source.padEnd(names)}  ${row.left.padStart(left)}${row.hit}${row.rest}\n`);
  const sources = new Set(hits.map(({ source }) => source)).size;
  const count = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;
  return `${lines.join('')}${count(hits.length, 'hit')} in ${count(sources, 'source')}.\n${held}`;
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}
