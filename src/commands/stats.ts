import { cooccurrences } from '../measure/cooccurrences.ts';
import { type Frequency, frequency } from '../measure/frequency.ts';
import type { Code } from '../model/codebook.ts';
import { isSelected, type Selection } from '../model/selection.ts';
import type { Source } from '../model/source.ts';
import { splitBy } from '../model/split.ts';
import type { CodedStudy } from '../model/study.ts';
import { shownCases, shownSource } from '../verbatims/attribution.ts';
import { shownValue } from '../verbatims/shown-value.ts';
import { type Command, exitCode, jsonDocument } from './command.ts';
import {
  codeNamed,
  knownVariable,
  numberGiven,
  openCoded,
  problemNotes,
  selectionNamed,
  variablesOf,
} from './opened.ts';
import manual from './stats.md';
import { statsTables } from './stats-tables.ts';

export const command: Command = {
  args: '',
  options: [
    ['--by <variable>', 'split by wave, or by any variable of the sources'],
    ['--matrix', 'the table of codes by cases'],
    ['--sources', 'the interviews: wave, consent, what they are shown as, who has read them'],
    ['--cooccurrences', 'the pairs of codes that meet in the same passages'],
    ['--code <code>', 'this code and those below it only'],
    ['--level <n>', 'down to this level: 1 for themes only'],
    ['--wave <ids>', 'of these waves only'],
    ['--where <condition>', 'of these sources only: sector=mécanique'],
  ],
  changes: false,
  manual,
  run(call) {
    const { coded, problems } = openCoded(call);
    const selection = selectionNamed(call, coded);
    const codes = codesOf(coded, call.options.code, numberGiven(call, 'level'));
    const { by } = call.options;
    if (typeof by === 'string') knownVariable(by, variablesOf(coded));
    const counted = coded.sources.filter((source) => source.counted && isSelected(source, selection));
    const cases = [...new Set(counted.map((source) => source.case))];
    const values = typeof by === 'string' ? splitBy(by, selection, coded) : [];
    const rows = (part: Selection) => codes.map((code) => row(code, frequency(coded, code.id, part)));
    const document = {
      n: cases.length,
      codes: rows(selection),
      ...(typeof by === 'string'
        ? {
            by: {
              variable: by,
              values: values.map(({ value, selection: part }) => ({
                value: shownValue(by, value, coded),
                codes: rows(part),
              })),
            },
          }
        : {}),
      ...(call.options.matrix ? { matrix: matrix(coded, codes, cases, selection) } : {}),
      ...(call.options.cooccurrences
        ? {
            cooccurrences: cooccurrences(
              coded,
              codes.map(({ id }) => id),
              selection,
            ),
          }
        : {}),
      ...(call.options.sources ? { sources: coded.sources.map((source) => sourceRow(source, coded)) } : {}),
      unassessed: shownCases(unassessed(coded, codes, selection), coded.sources),
      problems,
    };
    const exit = exitCode(problems, call.options.strict === true);
    if (call.options.json) return { output: jsonDocument(document), exitCode: exit };
    return { output: statsTables(document, coded), exitCode: exit, ...problemNotes(problems, call) };
  },
};

function row({ id, label, level }: Code, { k, n, unassessed, against, segments, share, interval, reason }: Frequency) {
  return {
    code: id,
    label,
    level,
    k,
    n,
    unassessed,
    against,
    segments,
    share,
    interval,
    ...(reason ? { reason } : {}),
  };
}

function codesOf(coded: CodedStudy, code: unknown, level: number | undefined): Code[] {
  const root = typeof code === 'string' ? coded.codebook.codes.get(codeNamed(code, coded)) : undefined;
  const down = (one: Code): Code[] =>
    level !== undefined && one.level > level ? [] : [one, ...one.children.flatMap(down)];
  return root ? down(root) : coded.codebook.chapters.flatMap(({ themes }) => themes.flatMap(down));
}

/** 1 present, 0 absent, null not assessed. */
function matrix(coded: CodedStudy, codes: readonly Code[], cases: readonly string[], selection: Selection) {
  const cells = codes.map(({ id }) => {
    const { present, absent } = frequency(coded, id, selection).cases;
    return cases.map((name) => (present.includes(name) ? 1 : absent.includes(name) ? 0 : null));
  });
  return { codes: codes.map(({ id }) => id), cases: shownCases(cases, coded.sources), cells };
}

/** Cases not assessed for any of the codes. */
function unassessed(coded: CodedStudy, codes: readonly Code[], selection: Selection): string[] {
  const lists = codes.map(({ id }) => frequency(coded, id, selection).cases.unassessed);
  return (lists[0] ?? []).filter((name) => lists.every((list) => list.includes(name)));
}

/** An interview as the researcher knows it, and as it is shown: the one list that joins the two. */
function sourceRow(source: Source, coded: CodedStudy) {
  const files = coded.codingFiles.filter((file) => file.source === source.id);
  const by = (status: 'complete' | 'partial') =>
    files.filter((file) => file.status === status).map(({ coder }) => coder);
  return {
    source: source.id,
    path: source.path,
    case: source.case,
    wave: source.wave ?? null,
    consent: source.consent,
    shown: shownSource(source),
    counted: source.counted,
    complete: by('complete'),
    partial: by('partial'),
  };
}
