import { codeStudy } from '../coding/code-study.ts';
import { joinPlans } from '../coding/join-plans.ts';
import { planFixes } from '../coding/plan-fixes.ts';
import { planHandCodings } from '../coding/plan-hand-codings.ts';
import type { FileRead, PlannedSource } from '../exchange/plan-sources.ts';
import { grouped } from '../model/grouped.ts';
import type { Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { CodedStudy, Study } from '../model/study.ts';
import { type ForeignPlace, foreignPlaces } from './import-places.ts';

export interface CodingsPlan {
  readonly plan: Plan;
  /** Codings written, and those that stood there already. */
  readonly added: number;
  readonly known: number;
  /** Of those written the notes: memos without codes. */
  readonly notes: number;
  /** Passages of the files that became one coding with others of the same words. */
  readonly joined: number;
  /** Whose they are. */
  readonly coders: readonly string[];
  /** The coding files they are for. */
  readonly given: readonly { readonly source: string; readonly coder: string }[];
  readonly problems: readonly Problem[];
}

export interface CodingsWanted {
  /** Whose codings the foreign ones are, where the file does not say. */
  readonly coder: string;
  /** The id of a code of a file that brings codes. */
  readonly idOf: (file: string, code: string) => string | undefined;
}

/**
 * What the codings of a study need once its sources and codes are imported: those of replaced sources get their new
 * places, those of the foreign files are written.
 * @param study with the imported sources and codes.
 */
export function planImportedCodings(
  files: readonly FileRead[],
  sources: readonly PlannedSource[],
  study: Study,
  wanted: CodingsWanted,
): CodingsPlan {
  const coded = codeStudy(study);
  const byPath = new Map(coded.sources.map((source) => [source.path, source]));
  const replaced = new Set(
    sources.flatMap(({ path, state }) => (state === 'replaced' ? (byPath.get(path)?.id ?? []) : [])),
  );
  const { places, problems } = foreignPlaces(files, sources, coded, wanted);
  const groups = grouped(places, ({ source, coder }) => `${source}\0${coder}`);
  const codings = new Map([...groups].map(([key, group]) => [key, merged(group)]));
  const ofProjects = new Set(files.flatMap(({ file, codes }) => (codes ? [file] : [])));
  const plans = [...groups].flatMap(([key, group]) => {
    const { source, coder, file } = group[0] as ForeignPlace;
    return planHandCodings(coded, source, coder, codings.get(key) ?? [], { whole: ofProjects.has(file) }) ?? [];
  });
  const moved: Plan = { edits: planFixes({ ...coded, codings: relocated(coded, replaced) }, []) };
  return {
    plan: joinPlans([moved, ...plans], coded.texts),
    added: plans.reduce((sum, { added, extended }) => sum + added + extended, 0),
    known: plans.reduce((sum, { known }) => sum + known, 0),
    notes: plans.reduce((sum, { notes }) => sum + notes, 0),
    joined: [...codings].reduce((sum, [key, own]) => sum + (groups.get(key)?.length ?? 0) - own.length, 0),
    coders: [...new Set(places.map(({ coder }) => coder))].sort(),
    given: [...groups.values()].map(([first]) => first as ForeignPlace),
    problems,
  };
}

/** The codings of replaced sources whose words stand there still, and whose place is all that may have changed. */
function relocated(coded: CodedStudy, replaced: ReadonlySet<string>) {
  return coded.codings.filter(
    ({ source, located, coding }) => replaced.has(source) && located !== 'drifted' && coding.at !== undefined,
  );
}

/** One entry for the codes of the same words, in the order they stand; two memos follow each other. */
function merged(places: readonly ForeignPlace[]): ForeignPlace['coding'][] {
  const byWords = new Map<string, ForeignPlace['coding']>();
  const ordered = [...places].sort((a, b) => a.coding.at - b.coding.at || a.end - b.end);
  for (const { coding, end } of ordered) {
    const key = `${coding.at}\0${end}\0${coding.quote}`;
    const before = byWords.get(key);
    if (!before) {
      byWords.set(key, coding);
      continue;
    }
    const memos = [...new Set([before.memo, coding.memo].filter((memo) => memo !== undefined))];
    byWords.set(key, {
      ...before,
      codes: [...new Set([...before.codes, ...coding.codes])],
      ...(memos.length > 0 ? { memo: memos.join('\n\n') } : {}),
    });
  }
  return [...byWords.values()];
}
