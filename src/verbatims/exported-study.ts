import { isContact } from '../language/personal-variable.ts';
import { frequency } from '../measure/frequency.ts';
import { type Chapter, type Code, findCode } from '../model/codebook.ts';
import { codedSegments } from '../model/coded-segments.ts';
import { type LocatedCoding, machines, type Segment, segmentKey } from '../model/coding.ts';
import type {
  ExportedCase,
  ExportedCoding,
  ExportedSegment,
  ExportedSource,
  ExportedStudy,
} from '../model/exported.ts';
import { grouped } from '../model/grouped.ts';
import { isSelected, type Selection } from '../model/selection.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { shownCases, shownSource } from './attribution.ts';
import type { ExportedText } from './exported-text.ts';
import { maskNames } from './identities.ts';
import { isQuotable } from './quotable.ts';
import { textAsExported } from './text-as-exported.ts';
import { timeAt } from './time-at.ts';

export interface ExportWanted {
  readonly full: boolean;
  readonly selection: Selection;
}

/** A source with what leaves of it. */
interface Leaving extends ExportedText {
  readonly source: Source;
  readonly name: string;
}

/**
 * A study as it may leave the team: interviews that may be quoted, names masked as a report masks them, those who are not
 * named under their pseudonyms. What interviewees took back is in no export.
 * @param wanted `full`: everything under its own name, for the team itself
 */
export function exportedStudy(coded: CodedStudy, wanted: ExportWanted): ExportedStudy {
  const { settings, codebook } = coded;
  const { full, selection } = wanted;
  const mask = (text: string, source?: string) => (full ? text : maskNames(text, coded, source));
  const selected = coded.sources.filter((source) => isSelected(source, selection));
  const sources = selected.filter((source) => full || isQuotable(source, settings));
  const leaving = sources.map((source): Leaving => {
    const name = full ? source.id : shownSource(source);
    return { ...textAsExported(source, coded, full), source, name };
  });
  const named = withUniqueNames(leaving);
  const bySource = new Map(named.map((one) => [one.source.id, one]));
  const codings = codingsOf(coded, bySource, mask);
  return {
    title: mask(settings.title),
    ...(settings.subtitle === undefined ? {} : { subtitle: mask(settings.subtitle) }),
    language: settings.spoken.language,
    authors: settings.authors.map((author) => mask(author)),
    unit: settings.unit,
    waves: settings.waves.map(({ id, label }) => ({ id, label })),
    chapters: codebook.chapters.map((chapter) => maskedChapter(chapter, mask)),
    sources: named.map((one) => sourceOf(one, coded, full)),
    codings,
    segments: segmentsOf(coded, bySource, mask),
    presence: presenceOf(coded, wanted),
    masked: !full,
    left: [...leftOut(coded, selected, sources), ...(full ? [] : privateLeft(sources, settings.identifying))],
  };
}

/** Two sources of one pseudonym are told apart by their wave, else by a number. */
function withUniqueNames(leaving: readonly Leaving[]): Leaving[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  for (const { name } of leaving) counts.set(name, (counts.get(name) ?? 0) + 1);
  return leaving.map((one) => {
    const wanted =
      (counts.get(one.name) ?? 0) > 1 && one.source.wave !== undefined ? `${one.name}-${one.source.wave}` : one.name;
    let name = wanted;
    for (let number = 2; taken.has(name); number++) name = `${wanted}-${number}`;
    taken.add(name);
    return { ...one, name };
  });
}

function sourceOf({ source, name, text, turns }: Leaving, coded: CodedStudy, full: boolean): ExportedSource {
  const { wave } = source;
  return {
    name,
    case: full ? source.case : (caseNames(coded).get(source.case) ?? source.case),
    ...(wave === undefined ? {} : { wave }),
    variables: variablesOf(source, coded, full),
    text,
    turns,
  };
}

const caseCache = new WeakMap<CodedStudy, ReadonlyMap<string, string>>();

/** What the cases of a study are called; made once. */
function caseNames(coded: CodedStudy): ReadonlyMap<string, string> {
  const known = caseCache.get(coded);
  if (known) return known;
  const cases = [...new Set(coded.sources.map((source) => source.case))];
  const shown = shownCases(cases, coded.sources);
  const names = new Map(cases.map((name, i) => [name, shown[i] ?? name]));
  caseCache.set(coded, names);
  return names;
}

/** What may be shown of a source's front matter; of one that is counted and never shown, nothing. */
function variablesOf(source: Source, coded: CodedStudy, full: boolean): Record<string, string> {
  if (!full && source.consent === 'none') return {};
  const open = full || source.consent === 'named';
  const { date, url, pseudonym, consent, counted, kind, memo } = source;
  const hidden = open ? [] : [...coded.settings.identifying, 'date'];
  const own = Object.entries(source.variables).filter(
    ([key, value]) => !hidden.includes(key) && (open || !isContact(value)),
  );
  return {
    ...(kind === 'transcript' ? {} : { kind }),
    ...(open && date !== undefined ? { date } : {}),
    ...(source.language === coded.settings.spoken.language ? {} : { language: source.language }),
    ...(counted ? {} : { counted: 'false' }),
    ...(open && url !== undefined ? { url } : {}),
    ...(full ? { consent, pseudonym, ...(memo === undefined ? {} : { memo }) } : {}),
    ...Object.fromEntries(own.map(([key, value]) => [key, open ? value : maskNames(value, coded, source.id)])),
  };
}

type Mask = (text: string, source?: string) => string;

function codingsOf(coded: CodedStudy, leaving: ReadonlyMap<string, Leaving>, mask: Mask): ExportedCoding[] {
  const found = coded.codings.flatMap((located): ExportedCoding[] => {
    const one = leaving.get(located.source);
    if (!one || !located.segment || !isPersons(located)) return [];
    const { coding, coder, segment } = located;
    const { memo, date } = coding;
    const ids = (list: readonly string[]) => list.flatMap((id) => findCode(coded.codebook, id)?.id ?? []);
    const said = {
      source: one.name,
      coder,
      codes: ids(coding.codes),
      against: ids(coding.against),
      ...(memo === undefined ? {} : { memo: mask(memo, located.source).trim() }),
      ...(date === undefined ? {} : { date }),
    };
    if (said.codes.length + said.against.length === 0 && memo === undefined) return [];
    const places = segment.parts.flatMap((part) => one.placeOf(part) ?? []);
    return places.map((place, index) => {
      const text = one.text.slice(place.start, place.end);
      return { ...said, ...place, text, ...(index === 0 ? {} : { continues: true as const }) };
    });
  });
  const order = new Map([...leaving.values()].map(({ name }, index) => [name, index]));
  return found.sort(
    (a, b) => (order.get(a.source) ?? 0) - (order.get(b.source) ?? 0) || a.start - b.start || a.end - b.end,
  );
}

/** Also what was accepted of a machine is a person's; what a machine suggests is nobody's yet. */
function isPersons({ coder, coding }: LocatedCoding): boolean {
  return !machines.has(coder) && coding.status !== 'rejected';
}

function segmentsOf(coded: CodedStudy, leaving: ReadonlyMap<string, Leaving>, mask: Mask): ExportedSegment[] {
  const persons = coded.codings.filter((one) => one.segment !== undefined && isPersons(one));
  const byPlace = grouped(persons, ({ segment }) => segmentKey(segment as Segment));
  return codedSegments(coded).flatMap((segment): ExportedSegment[] => {
    const one = leaving.get(segment.source);
    const place = one?.placeOf(segment);
    if (!one || !place || segment.codes.length + segment.against.length === 0) return [];
    const time = timeAt(one.source, segment.start);
    const { coders, codes, against, speaker, translation } = segment;
    const own = byPlace.get(segmentKey(segment)) ?? [];
    const memos = own.flatMap(({ coding }) => coding.memo ?? []);
    const by = (key: 'codes' | 'against', code: string) =>
      coders.filter((coder) => own.some((given) => given.coder === coder && says(coded, given.coding[key], code)));
    return [
      {
        source: one.name,
        ...place,
        coders,
        text: mask(segment.text, segment.source).replace(/(?<!\n)\n(?!\n)/g, ' '),
        ...(speaker === undefined ? {} : { speaker: mask(speaker, segment.source) }),
        ...(time === undefined ? {} : { time }),
        codes,
        against,
        codesBy: codes.map((code) => by('codes', code)),
        againstBy: against.map((code) => by('against', code)),
        ...(translation === undefined ? {} : { translation: mask(translation, segment.source) }),
        memos: memos.map((memo) => mask(memo.trim(), segment.source)),
      },
    ];
  });
}

/** Whether a list of ids, former ones among them, names a code. */
function says(coded: CodedStudy, ids: readonly string[], code: string): boolean {
  return ids.some((id) => findCode(coded.codebook, id)?.id === code);
}

/** Who has what; consent changes no count, and a case is shown under its pseudonym. */
function presenceOf(coded: CodedStudy, { full, selection }: ExportWanted): ExportedStudy['presence'] {
  const codes = [...coded.codebook.codes.keys()];
  const counted = coded.sources.filter((source) => source.counted && isSelected(source, selection));
  const cases = [...new Set(counted.map((source) => source.case))];
  const shown = full ? cases : shownCases(cases, coded.sources);
  const columns = codes.map((code) => {
    const { present, unassessed } = frequency(coded, code, selection).cases;
    return { present: new Set(present), unassessed: new Set(unassessed) };
  });
  const ofCase = new Map<string, Source[]>();
  for (const source of counted) {
    const own = ofCase.get(source.case);
    if (own) own.push(source);
    else ofCase.set(source.case, [source]);
  }
  const rows = cases.map((name, index): ExportedCase => {
    const own = ofCase.get(name) ?? [];
    const shownOf = own.filter(({ consent }) => full || consent !== 'none');
    const all = shownOf.map((source) => variablesOf(source, coded, full));
    const shared = Object.entries(all[0] ?? {}).filter(([key, value]) => all.every((one) => one[key] === value));
    return {
      case: shown[index] ?? name,
      variables: Object.fromEntries(shared),
      waves: [...new Set(own.flatMap(({ wave }) => wave ?? []))],
      cells: columns.map(({ present, unassessed }) => (unassessed.has(name) ? null : present.has(name) ? 1 : 0)),
    };
  });
  return { codes, rows };
}

function maskedChapter(chapter: Chapter, mask: Mask): Chapter {
  const code = (one: Code): Code => ({
    ...one,
    label: mask(one.label),
    definition: mask(one.definition),
    include: mask(one.include),
    exclude: mask(one.exclude),
    examples: mask(one.examples),
    indicators: one.indicators.map((indicator) => mask(indicator)),
    children: one.children.map(code),
  });
  return {
    ...chapter,
    label: mask(chapter.label),
    introduction: mask(chapter.introduction),
    themes: chapter.themes.map(code),
  };
}

/** Notes on whole interviews are the team's own; where to reach somebody nobody needs who may not know the name. */
function privateLeft(sources: readonly Source[], identifying: readonly string[]): string[] {
  const count = (number: number, one: string, many: string) =>
    number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];
  const contacts = sources
    .filter(({ consent }) => consent !== 'named')
    .flatMap(({ variables }) => Object.entries(variables))
    .filter(([key, value]) => !identifying.includes(key) && isContact(value));
  return [
    ...count(sources.filter(({ memo }) => memo !== undefined).length, 'note on an interview', 'notes on interviews'),
    ...count(contacts.length, 'e-mail address or telephone number', 'e-mail addresses and telephone numbers'),
  ];
}

function leftOut(coded: CodedStudy, selected: readonly Source[], leaving: readonly Source[]): string[] {
  const count = (number: number, one: string, many: string) =>
    number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];
  const ids = new Set(leaving.map(({ id }) => id));
  const own = coded.codings.filter(({ source }) => ids.has(source));
  const passages = leaving.flatMap(({ id }) => coded.withdrawn.get(id) ?? []).length;
  const suggested = own.filter(({ coder }) => machines.has(coder)).length;
  const lost = own.filter(({ segment }) => !segment).length;
  const refused = selected.length - leaving.length;
  return [
    ...count(refused, 'interview that may not be quoted', 'interviews that may not be quoted'),
    ...count(passages, 'passage that was taken back', 'passages that were taken back'),
    ...count(suggested, 'suggestion of a machine', 'suggestions of machines'),
    ...count(lost, 'coding whose words are not found', 'codings whose words are not found'),
  ];
}
