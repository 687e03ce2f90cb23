import { comparison } from '../measure/comparison.ts';
import type { Side } from '../measure/side.ts';
import { idsBelow } from '../model/codebook.ts';
import type { CodedStudy } from '../model/study.ts';
import { isEmpty } from '../report/comparison-cautions.ts';
import { comparisonDocument, rowsShown } from '../report/comparison-document.ts';
import { mappingNote } from '../report/mapping-note.ts';
import { pickSides } from '../report/pick-sides.ts';
import { type Answer, type Call, type Command, exitCode, jsonDocument, UsageError } from './command.ts';
import manual from './diff.md';
import { diffText } from './diff-text.ts';
import {
  codeNamed,
  knownVariable,
  numberGiven,
  openCodedToRead,
  problemNotes,
  selectionNamed,
  variablesOf,
} from './opened.ts';

const formats = ['md', 'html', 'csv'] as const;
/** Verbatims a side, behind each difference. */
const someVerbatims = 2;

export const command: Command = {
  args: '<from> <to>',
  options: [
    ['--by <variable>', 'the values are of this variable, or two coders (coder); by default two waves'],
    ['--code <code>', 'this code and those below it only'],
    ['--level <n>', 'down to this level; 1, themes only, on a terminal, every level with --json and csv'],
    ['--wave <ids>', 'with --by: of these waves only'],
    ['--where <condition>', 'of these sources only: sector=mécanique'],
    ['--verbatims', 'what was said then and now, behind each difference'],
    ['--max <n>', `with --verbatims: at most so many a side; ${someVerbatims} by default`],
    ['--inference', 'differences with intervals and tests; by default only of a random sample'],
    ['--no-inference', 'neither, also with --json: for interpretive studies'],
    ['--format <format>', `${formats.join(', ')}, instead of a table for the terminal`],
  ],
  changes: false,
  manual,
  async run(call) {
    refuseTogether(call);
    const { opened, coded, problems } = await openCodedToRead(call);
    const by = typeof call.options.by === 'string' ? call.options.by : 'wave';
    const sides = sidesNamed(call, by, coded);
    call.progress('Comparing …');
    const format = formatNamed(call);
    const max = numberGiven(call, 'max') ?? someVerbatims;
    if (max === 0) throw new UsageError('`--max` must be at least 1.');
    const level = numberGiven(call, 'level');
    if (level === 0) throw new UsageError('`--level` must be at least 1.');
    const code = typeof call.options.code === 'string' ? codeNamed(call.options.code, coded) : undefined;
    const exit = { exitCode: exitCode(problems, call.options.strict === true), from: opened };
    const asked = {
      by,
      sides,
      code,
      inference: call.options.inference as boolean | undefined,
      verbatims: call.options.verbatims ? max : undefined,
    };
    if (!call.options.json && (format === 'md' || format === 'html')) {
      const { diffReport } = await import('./diff-report.ts');
      return { output: diffReport(coded, format, { ...asked, level, call }), ...exit, ...problemNotes(problems, call) };
    }
    const compared = comparison(by, ...sides, coded);
    const isWhole = call.options.json === true || format === 'csv';
    const shown = {
      inference: asked.inference !== false,
      level: level ?? (isWhole || code !== undefined ? undefined : 1),
      within: code === undefined ? undefined : new Set(idsBelow(coded.codebook, code)),
      verbatims: asked.verbatims,
    };
    const document = comparisonDocument(compared, sides, coded, shown);
    if (call.options.json) return { output: jsonDocument({ ...document, problems }), ...exit };
    const isInferring = asked.inference ?? coded.settings.sampling === 'random';
    const output =
      format === 'csv'
        ? (await import('./diff-csv.ts')).diffTable(document, coded.settings.language)
        : diffText(document, coded, {
            isEmpty: isEmpty(compared),
            isInferring,
            mapping: mappingNote(compared, rowsShown(compared, shown), coded),
          });
    return { output, ...exit, ...problemNotes(problems, call) } satisfies Answer;
  },
};

/** Of options that take each other's effect away, one would be lost without a word. */
function refuseTogether({ options }: Call): void {
  if (options.max !== undefined && options.verbatims !== true)
    throw new UsageError('`--max` is of `--verbatims`: give both.');
  if (options.format !== undefined && options.json === true)
    throw new UsageError('`--format` and `--json` exclude each other: --json is a format of its own.');
  if (options.format === 'csv' && options.verbatims === true)
    throw new UsageError('`--format csv` has no place for `--verbatims`: --format md, html or --json has.');
}

function sidesNamed(call: Call, by: string, coded: CodedStudy): readonly [Side, Side] {
  knownVariable(by, ['coder', ...variablesOf(coded)]);
  if (by === 'wave' && call.options.wave !== undefined)
    throw new UsageError('`--wave` selects only with `--by`: two waves are compared.');
  const [from, to] = call.args as [string, string];
  const picked = pickSides(by, [from, to], selectionNamed(call, coded), coded);
  if (!('fault' in picked)) return picked;
  const { fault, expected } = picked;
  throw new UsageError(`${fault}${expected && !fault.includes('Known:') ? ` Did you mean « ${expected} »?` : ''}`);
}

function formatNamed({ options }: Call): (typeof formats)[number] | undefined {
  if (typeof options.format !== 'string') return undefined;
  const format = formats.find((name) => name === options.format);
  if (format) return format;
  throw new UsageError(`There is no format « ${options.format} ». Known: ${formats.join(', ')}.`);
}
