import { formatPercent } from '../language/numbers.ts';
import { cooccurrences } from '../measure/cooccurrences.ts';
import { type Frequency, frequency } from '../measure/frequency.ts';
import type { Code } from '../model/codebook.ts';
import { compareText } from '../model/order.ts';
import { isSelected, type Selection, valueOf } from '../model/selection.ts';
import type { CodedStudy } from '../model/study.ts';
import { terminalTable } from '../render/terminal-table.ts';
import { type Command, exitCode, jsonDocument } from './command.ts';
import { codeNamed, knownVariable, numberGiven, openCoded, problemNotes, selectionNamed, variablesOf } from './opened.ts';
import manual from './stats.md';

export const command: Command = {
  args: '',
  options: [
    ['--by <variable>', 'split by wave, or by any variable of the sources'],
    ['--matrix', 'the table of codes by cases'],
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
    const values = typeof by === 'string' ? splits(by, selection, coded) : [];
    const rows = (part: Selection) => codes.map((code) => row(code, frequency(coded, code.id, part)));
    const document = {
      n: cases.length,
      codes: rows(selection),
      ...(typeof by === 'string' ? { by: { variable: by, values: values.map(({ value, selection: part }) => ({ value, codes: rows(part) })) } } : {}),
      ...(call.options.matrix ? { matrix: matrix(coded, codes, cases, selection) } : {}),
      ...(call.options.cooccurrences ? { cooccurrences: cooccurrences(coded, codes.map(({ id }) => id), selection) } : {}),
      unassessed: unassessed(coded, codes, selection),
      problems,
    };
    const exit = exitCode(problems, call.options.strict === true);
    if (call.options.json) return { output: jsonDocument(document), exitCode: exit };
    return { output: tables(document, coded), exitCode: exit, ...problemNotes(problems, call) };
  },
};

type Row = ReturnType<typeof row>;

function row({ id, label, level }: Code, { k, n, unassessed, against, segments, share, interval, reason }: Frequency) {
  return { code: id, label, level, k, n, unassessed, against, segments, share, interval, ...(reason ? { reason } : {}) };
}

function codesOf(coded: CodedStudy, code: unknown, level: number | undefined): Code[] {
  const root = typeof code === 'string' ? coded.codebook.codes.get(codeNamed(code, coded)) : undefined;
  const down = (one: Code): Code[] => (level !== undefined && one.level > level ? [] : [one, ...one.children.flatMap(down)]);
  return root ? down(root) : coded.codebook.chapters.flatMap(({ themes }) => themes.flatMap(down));
}

function splits(variable: string, selection: Selection, coded: CodedStudy): { value: string; selection: Selection }[] {
  if (variable === 'wave') {
    const waves = coded.settings.waves.filter(({ id }) => !selection.waves || selection.waves.includes(id));
    return waves.map(({ id }) => ({ value: id, selection: { ...selection, waves: [id] } }));
  }
  const counted = coded.sources.filter((source) => source.counted && isSelected(source, selection));
  const values = [...new Set(counted.flatMap((source) => valueOf(source, variable) ?? []))].sort(compareText);
  return values.map((value) => ({ value, selection: { ...selection, where: [...(selection.where ?? []), { variable, values: [value] }] } }));
}

/** 1 present, 0 absent, null not assessed. */
function matrix(coded: CodedStudy, codes: readonly Code[], cases: readonly string[], selection: Selection) {
  const cells = codes.map(({ id }) => {
    const { present, absent } = frequency(coded, id, selection).cases;
    return cases.map((name) => (present.includes(name) ? 1 : absent.includes(name) ? 0 : null));
  });
  return { codes: codes.map(({ id }) => id), cases, cells };
}

/** Cases not assessed for any of the codes. */
function unassessed(coded: CodedStudy, codes: readonly Code[], selection: Selection): string[] {
  const lists = codes.map(({ id }) => frequency(coded, id, selection).cases.unassessed);
  return (lists[0] ?? []).filter((name) => lists.every((list) => list.includes(name)));
}

interface Tables {
  n: number;
  codes: Row[];
  by?: { variable: string; values: { value: string; codes: Row[] }[] };
  matrix?: ReturnType<typeof matrix>;
  cooccurrences?: ReturnType<typeof cooccurrences>;
  unassessed: string[];
}

function tables({ n, codes, by, matrix: grid, cooccurrences: pairs, unassessed: unread }: Tables, coded: CodedStudy): string {
  const { language, unit } = coded.settings;
  const words = language === 'fr' ? french : english;
  const indented = ({ label, level }: Row) => `${'  '.repeat(level - 1)}${label}`;
  const ratio = (one: Row) => (one.n === 0 ? '–' : `${one.k}/${one.n}`);
  const parts: string[] = [`${n} ${n === 1 ? unit.one : unit.many}\n`];
  if (by) {
    const rows = codes.map((code, index) => [indented(code), ...by.values.map((value) => ratio(value.codes[index] as Row))]);
    parts.push(terminalTable([words.theme, ...by.values.map(({ value }) => value)], rows, by.values.map((_, index) => index + 1)));
  } else {
    const rows = codes.map((code) => [
      indented(code),
      ratio(code),
      code.share === null || code.n < 10 ? '' : formatPercent(code.share, language),
      String(code.segments),
      code.against > 0 ? String(code.against) : '',
      code.unassessed > 0 ? String(code.unassessed) : '',
    ]);
    parts.push(terminalTable([words.theme, unit.many, '%', words.segments, words.against, words.unassessed], rows, [1, 2, 3, 4, 5]));
  }
  if (grid) {
    const mark = (cell: number | null) => (cell === 1 ? '●' : cell === 0 ? '·' : '–');
    const rows = grid.cells.map((cells, index) => [indented(codes[index] as Row), ...cells.map(mark)]);
    const legend = grid.cases.map((name, index) => `${index + 1} ${name}`).join(', ');
    parts.push(`${terminalTable([words.theme, ...grid.cases.map((_, index) => String(index + 1))], rows)}${legend}\n`);
  }
  if (pairs) {
    const label = (id: string) => coded.codebook.codes.get(id)?.label ?? id;
    const rows = pairs.map(({ codes: [first, second], segments, cases }) => [label(first), label(second), String(segments), String(cases)]);
    parts.push(rows.length > 0 ? terminalTable([words.theme, words.theme, words.segments, unit.many], rows, [2, 3]) : `${words.none}\n`);
  }
  if (unread.length > 0) parts.push(`${words.unread}${unread.join(', ')}\n`);
  return parts.join('\n');
}

const french = { theme: 'Thème', segments: 'extraits', against: 'contre', unassessed: 'non évalués', none: 'Aucune cooccurrence.', unread: 'Pas encore évalués : ' };
const english: typeof french = { theme: 'Theme', segments: 'segments', against: 'against', unassessed: 'unassessed', none: 'No co-occurrence.', unread: 'Not yet assessed: ' };
