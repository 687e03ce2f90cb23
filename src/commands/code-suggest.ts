import { joinPlans } from '../coding/join-plans.ts';
import { type Learned, learnCodes } from '../coding/learn-codes.ts';
import type { MachineFilePlan, Suggestion } from '../coding/machine-file.ts';
import { machinePlan, unreadableCodings } from '../coding/machine-plan.ts';
import { isReadToTheEnd } from '../coding/rules.ts';
import {
  type CodeSuggestion,
  passagesAtOnce,
  type SuggestedCodes,
  suggestCodes,
  worthWriting,
} from '../coding/suggest-codes.ts';
import { type SuggestionCorpus, suggestionCorpus, type Unit } from '../coding/suggestion-corpus.ts';
import { excerptOf, reasonsLine } from '../coding/suggestion-words.ts';
import { lineage } from '../model/codebook.ts';
import type { Segment } from '../model/coding.ts';
import { grouped } from '../model/grouped.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { plannedChanges } from '../study/planned-changes.ts';
import { shownName, shownSource } from '../verbatims/attribution.ts';
import { maskNames } from '../verbatims/identities.ts';
import { maskPassage } from '../verbatims/mask-passage.ts';
import { isQuotable } from '../verbatims/quotable.ts';
import { type RankedPassage, type SuggestReport, suggestText } from './code-suggest-text.ts';
import { type Answer, type Call, exitCode, jsonDocument, UsageError } from './command.ts';
import { modelsAsked } from './models-asked.ts';
import { numberGiven, type Opened, openCoded, problemNotes } from './opened.ts';
import { shareGiven } from './share-given.ts';
import { sourcesChosen } from './sources-to-code.ts';

/** From this confidence on a suggestion is written: it is more likely right than wrong. */
export const defaultThreshold = 0.5;
const mostListed = 10;

/** Ranks the codes of every passage of some sources, and writes down those that are likely enough. */
export async function run(call: Call): Promise<Answer> {
  const all = openCoded(call);
  const { coded, opened, problems } = all;
  const least = leastGiven(call);
  const most = numberGiven(call, 'max') ?? mostListed;
  const { sources: chosen, scope } = chosenSources(call, all);
  const sources = chosen.filter((source) => unreadableCodings(all, source).length === 0);
  const corpus = corpusOf(coded, unitGiven(call), call);
  const models = await modelsAsked(call, all, corpus, sources);
  call.progress('Learning from what people coded …');
  const learned = learnCodes(corpus, { scores: models?.scores() ?? [] });
  const { length } = corpus.units;
  const ranked = suggestCodes(coded, corpus, learned, {
    progress: (done) => call.progress(`Ranking the codes … ${done} of ${length} passages`),
    sources: new Set(sources.map(({ id }) => id)),
    most: 'best' in least ? Math.max(most, least.best) : most,
    again: scope !== 'unread',
    mayQuote: (id) => mayQuote(coded, id),
    because: models?.because,
  });
  const bySource = grouped(ranked, ({ unit }) => unit.source);
  const rankedOf = (source: Source) => bySource.get(source.id) ?? [];
  const isWritten = scope !== 'all' && !opened.codebookBroken && ('best' in least || learned.isCalibrated);
  const files = sources.flatMap((source) => {
    const plan = isWritten ? planFile(all, source, rankedOf(source), least) : emptyPlan;
    return plan ? [{ source, plan }] : [];
  });
  const report: SuggestReport = {
    unit: unitGiven(call),
    scope,
    learned: { passages: corpus.passages.length, sources: corpus.trained.length, calibrated: learned.isCalibrated },
    threshold: 'threshold' in least ? least.threshold : null,
    reason: learned.isCalibrated ? null : tooFew(learned),
    written: files.map(({ source, plan }) => ({
      source: shownSource(source),
      passages: rankedOf(source).length,
      added: plan.added,
      kept: plan.kept,
      dropped: plan.dropped,
      decided: plan.decided,
    })),
    unreadable: chosen.filter((source) => !files.some((file) => file.source === source)).map(shownSource),
    withheld: ranked.filter(({ unit }) => isWithheld(coded, unit.source)).length,
  };
  const plan = joinPlans(
    files.map((file) => file.plan),
    coded.texts,
  );
  const changes = { changes: plannedChanges(opened, plan), folder: opened.folder };
  const exit = report.unreadable.length > 0 ? 1 : exitCode(problems, call.options.strict === true);
  const listed = (most: number) => listedPassages(coded, ranked, most, call);
  if (call.options.json) {
    const provider = models ? { provider: models.provider } : {};
    const document = { suggestions: listed(Number.POSITIVE_INFINITY), ...report, ...provider, problems };
    return { output: jsonDocument(document), exitCode: exit, ...changes };
  }
  const shown = scope === 'named' || !isWritten ? listed(3) : [];
  return {
    output: suggestText(report, shown) + (models?.note ?? ''),
    exitCode: exit,
    ...changes,
    ...notesOf(all, call),
  };
}

function listedPassages(
  coded: CodedStudy,
  ranked: readonly SuggestedCodes[],
  most: number,
  call: Call,
): RankedPassage[] {
  const shown = ranked.filter(({ unit }) => !isWithheld(coded, unit.source));
  return shown.map((one, done) => {
    if (done % passagesAtOnce === 0) call.progress(`Saying why … ${done} of ${shown.length} passages`);
    return rankedPassage(coded, one, most);
  });
}

/** Suggestions of themes that could not be read would be taken for ones that are no longer made. */
function notesOf({ opened, problems }: Opened, call: Call): { notes?: string } {
  const { notes = '' } = problemNotes(problems, call);
  const broken = opened.codebookBroken ? 'The codebook could not be read: no suggestion was changed.\n' : '';
  return notes + broken === '' ? {} : { notes: notes + broken };
}

const emptyPlan: MachineFilePlan = { edits: [], added: 0, kept: 0, decided: 0, dropped: 0 };

/** @throws UsageError where there is no code to suggest. */
export function corpusOf(coded: CodedStudy, unit: Unit, call: Call): SuggestionCorpus {
  if (coded.codebook.codes.size === 0) throw new UsageError('The codebook has no codes: there is nothing to suggest.');
  call.progress('Reading the interviews …');
  return suggestionCorpus(coded, unit);
}

export function unitGiven(call: Call): Unit {
  const { unit = 'paragraph' } = call.options;
  if (unit === 'paragraph' || unit === 'answer') return unit;
  throw new UsageError(`\`--unit ${unit}\`: a unit is \`paragraph\` or \`answer\`.`);
}

/** @throws UsageError where it is no share. */
export function thresholdGiven(call: Call): number {
  return shareGiven(call, 'threshold') ?? defaultThreshold;
}

function leastGiven(call: Call): { threshold: number } | { best: number } {
  const best = numberGiven(call, 'best');
  if (best === undefined) return { threshold: thresholdGiven(call) };
  if (call.options.threshold !== undefined) throw new UsageError('Give --threshold or --best, not both.');
  if (best === 0) throw new UsageError('`--best 0` would suggest nothing: give 1 or more.');
  return { best };
}

/** The sources a call names; else those nobody has read to the end; where there are none, all; of its waves only. */
function chosenSources(call: Call, all: Opened): { sources: readonly Source[]; scope: SuggestReport['scope'] } {
  const sources = sourcesChosen(call, all, ({ counted }) => counted);
  if (call.args.length > 0) return { sources, scope: 'named' };
  const unread = sources.filter((source) => !isReadToTheEnd(all.coded, source));
  return unread.length > 0 ? { sources: unread, scope: 'unread' } : { sources, scope: 'all' };
}

function planFile(
  all: Opened,
  source: Source,
  ranked: readonly SuggestedCodes[],
  least: { threshold: number } | { best: number },
): MachineFilePlan | undefined {
  const { coded } = all;
  const isAbove = (above: string, code: string) => lineage(coded.codebook, code).some(({ id }) => id === above);
  const suggestions = ranked.flatMap((one): Suggestion[] => {
    const { start, end, text } = one.unit;
    return worthWriting(one, isAbove, least).map((suggestion) => ({
      start,
      end,
      text,
      code: suggestion.code,
      ...(suggestion.confidence === null ? {} : { confidence: suggestion.confidence }),
      because: because(coded, one, suggestion),
    }));
  });
  return machinePlan(all, source, 'model', suggestions);
}

function rankedPassage(coded: CodedStudy, one: SuggestedCodes, most: number): RankedPassage {
  const { source: id, start, end } = one.unit;
  const source = coded.sourceById.get(id) as Source;
  return {
    source: shownSource(source),
    start,
    end,
    text: maskPassage(one.unit, coded),
    codes: one.codes.slice(0, most).map((suggestion) => ({
      code: suggestion.code,
      confidence: suggestion.confidence === null ? null : Number(suggestion.confidence.toFixed(4)),
      because: because(coded, one, suggestion),
    })),
  };
}

/** Why, as it may be shown: a name hidden in the passage is none of the words, and nobody is quoted who may not be. */
function because(coded: CodedStudy, { unit }: SuggestedCodes, { reasons }: CodeSuggestion): string {
  const { words, indicators, nearest, model } = reasons();
  const masked = maskPassage(unit, coded);
  const line = reasonsLine(
    {
      words: masked === unit.text ? words : words.filter((word) => masked.includes(word)),
      indicators,
      ...(nearest ? { nearest: shownNearest(coded, nearest) } : {}),
      ...(model ? { model } : {}),
    },
    coded.settings.language,
  );
  return maskNames(line, coded);
}

function shownNearest(coded: CodedStudy, nearest: Segment): { source: string; excerpt: string } {
  const source = coded.sourceById.get(nearest.source) as Source;
  return { source: shownName(source), excerpt: excerptOf(maskPassage(nearest, coded)) };
}

function mayQuote(coded: CodedStudy, id: string): boolean {
  const source = coded.sourceById.get(id);
  return source !== undefined && isQuotable(source, coded.settings);
}

function isWithheld(coded: CodedStudy, id: string): boolean {
  return coded.sourceById.get(id)?.consent === 'none';
}

export function tooFew({ coded, fewest }: Pick<Learned, 'coded' | 'fewest'>): string {
  return `${coded} coded passages of several interviews, ${fewest} are needed to know how often such a suggestion is right`;
}
