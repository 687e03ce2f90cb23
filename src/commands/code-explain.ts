import { type Firing, type IndicatorUse, indicatorsUsed } from '../coding/indicator-use.ts';
import { wilsonInterval } from '../measure/wilson.ts';
import type { CodedStudy } from '../model/study.ts';
import { attribution, shownSource } from '../verbatims/attribution.ts';
import { maskNames } from '../verbatims/identities.ts';
import { isQuotable } from '../verbatims/quotable.ts';
import { explainTables } from './code-explain-tables.ts';
import { type Answer, type Call, exitCode, jsonDocument } from './command.ts';
import { openCoded, problemNotes } from './opened.ts';
import { shownExcerpt } from './shown-excerpt.ts';
import { sourcesChosen } from './sources-to-code.ts';

/** As many passages as it takes to see what misleads an indicator. */
const mostExamples = 3;

/** How often each indicator fires and is right, worst first, and what each code's indicators miss. */
export function run(call: Call): Answer {
  const all = openCoded(call);
  const { coded, problems } = all;
  call.progress('Looking for the indicators …');
  const sources = sourcesChosen(call, all, ({ counted }) => counted);
  const used = indicatorsUsed(coded, sources);
  const document = {
    passages: used.passages,
    sources: sources.length,
    cases: new Set(sources.map((source) => source.case)).size,
    indicators: used.indicators.map((use) => explained(use, coded)).sort(worstFirst),
    codes: used.codes.map(({ code, passages, found }) => {
      const { label = code, level = 1 } = coded.codebook.codes.get(code) ?? {};
      return { code, label, level, passages, found, missed: passages - found, share: found / passages };
    }),
    problems,
  };
  const exit = exitCode(problems, call.options.strict === true);
  if (call.options.json) return { output: jsonDocument(document), exitCode: exit };
  return { output: explainTables(document, coded), exitCode: exit, ...problemNotes(problems, call) };
}

export type Explained = ReturnType<typeof explained>;

function explained(use: IndicatorUse, coded: CodedStudy) {
  const { code, indicator, forbids, passages, sources, cases, judged, right, wrong, silenced, silencedBy } = use;
  return {
    ...{ code, indicator: maskNames(indicator, coded), forbids, passages, sources, cases, judged, right },
    share: judged === 0 ? null : right / judged,
    interval: wilsonInterval(right, judged),
    ...(judged === 0 ? { reason: passages === 0 ? ('never-fires' as const) : ('nobody-has-read' as const) } : {}),
    wrong: examples(wrong, coded),
    silenced: { passages: silenced, by: silencedBy.map((one) => maskNames(one, coded)) },
  };
}

/** Of different cases first, in the order of the sources. */
function examples(wrong: readonly Firing[], coded: CodedStudy) {
  const quotable = wrong.filter(({ source }) => isQuotable(source, coded.settings));
  const first = quotable.filter(
    ({ source }, at) => quotable.findIndex((one) => one.source.case === source.case) === at,
  );
  const rest = quotable.filter((firing) => !first.includes(firing));
  return [...first, ...rest].slice(0, mostExamples).map(({ source, passage, words }) => ({
    source: shownSource(source),
    start: passage.start,
    end: passage.end,
    text: shownExcerpt(coded, source, passage.text, words),
    attribution: maskNames(attribution(source, passage.speaker, coded.settings, passage.start), coded, source.id),
  }));
}

/** What is surely often wrong, by the upper end of the interval; then what nobody could judge, by how often it fires. */
function worstFirst(a: Explained, b: Explained): number {
  if (a.interval && b.interval) return a.interval[1] - b.interval[1] || b.judged - a.judged;
  return Number(a.interval === null) - Number(b.interval === null) || b.passages - a.passages;
}
