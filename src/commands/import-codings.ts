import { codeStudy } from '../coding/code-study.ts';
import type { NewCoding } from '../coding/entry-text.ts';
import { locate } from '../coding/locate.ts';
import { planFixes } from '../coding/plan-fixes.ts';
import { planHandCodings } from '../coding/plan-hand-codings.ts';
import { segmentText } from '../coding/segment-text.ts';
import type { ImportedCoding } from '../exchange/importer.ts';
import type { PlannedSource } from '../exchange/plan-sources.ts';
import { type Codebook, findCode } from '../model/codebook.ts';
import type { Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import { slug } from '../model/slug.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy, Study } from '../model/study.ts';
import { wholeFile } from './import-read.ts';

export interface CodingsPlan {
  readonly plan: Plan;
  /** Codings written, and those that stood there already. */
  readonly added: number;
  readonly known: number;
  readonly problems: readonly Problem[];
}

/**
 * What the codings of a study need once its sources are imported: those of replaced sources get their new places, those
 * of the foreign files are written.
 * @param study with the imported sources.
 * @param coder whose codings the foreign ones are, where the file does not say.
 */
export function planImportedCodings(sources: readonly PlannedSource[], study: Study, coder: string): CodingsPlan {
  const coded = codeStudy(study);
  const byPath = new Map(coded.sources.map((source) => [source.path, source]));
  const replaced = new Set(
    sources.flatMap(({ path, state }) => (state === 'replaced' ? (byPath.get(path)?.id ?? []) : [])),
  );
  const edits = planFixes({ ...coded, codings: relocated(coded, replaced) }, []);
  const parts = sources.flatMap(({ path, state, file, read }) => {
    const source = byPath.get(path);
    return source && state !== 'kept' ? codingsOf(file, source, read.codings, coded, coder) : [];
  });
  return {
    plan: {
      edits: [...edits, ...parts.flatMap((part) => part.plan.edits)],
      created: parts.flatMap((part) => part.plan.created ?? []),
    },
    added: parts.reduce((sum, part) => sum + part.added, 0),
    known: parts.reduce((sum, part) => sum + part.known, 0),
    problems: parts.flatMap((part) => part.problems),
  };
}

/** The codings of replaced sources whose words stand there still, and whose place is all that may have changed. */
function relocated(coded: CodedStudy, replaced: ReadonlySet<string>) {
  return coded.codings.filter(
    ({ source, located, coding }) => replaced.has(source) && located !== 'drifted' && coding.at !== undefined,
  );
}

function codingsOf(
  file: string,
  source: Source,
  codings: readonly ImportedCoding[],
  coded: CodedStudy,
  fallback: string,
): CodingsPlan[] {
  const byCoder = new Map<string, NewCoding[]>();
  const unknown = new Set<string>();
  let lost = 0;
  for (const { start, end, codes, coder, date, memo } of codings) {
    const quote = segmentText(source, [{ start, end }], []).text;
    const known = codes.map((code) => ({ code, id: codeMeant(code, coded.codebook) }));
    for (const { code, id } of known) if (id === undefined) unknown.add(code);
    const ids = [...new Set(known.flatMap(({ id }) => id ?? []))];
    if (quote === '' || (ids.length === 0 && memo === undefined)) {
      lost++;
      continue;
    }
    const name = slug(coder ?? '') || fallback;
    const entry = {
      quote,
      codes: ids,
      against: [],
      at: locate(quote, start, source)?.start ?? start,
      ...(memo === undefined ? {} : { memo }),
      ...(date === undefined ? {} : { date }),
    };
    byCoder.set(name, [...(byCoder.get(name) ?? []), entry]);
  }
  const warning = (message: string): Problem => {
    return { ...wholeFile(file), rule: 'import-code', severity: 'warning', message };
  };
  const problems = [
    ...[...unknown].map((code) => warning(`The codebook has no code « ${code} ».`)),
    ...(lost === 0 ? [] : [warning(lostMessage(lost, source))]),
  ];
  const plans = [...byCoder].flatMap(([name, own]) => planHandCodings(coded, source.id, name, own) ?? []);
  const none = { plan: { edits: [] }, added: 0, known: 0, problems };
  return [none, ...plans.map((plan) => ({ plan, added: plan.added + plan.extended, known: plan.known, problems: [] }))];
}

function lostMessage(lost: number, source: Source): string {
  const many = lost === 1 ? 'A coding' : `${lost} codings`;
  return `${many} of ${source.path} left out: no code of the codebook, or words that are the interviewer's.`;
}

/** The code a word means: its id, a former id, or its label. */
function codeMeant(word: string, codebook: Codebook): string | undefined {
  const wanted = slug(word);
  const labelled = () => [...codebook.codes.values()].find(({ label }) => slug(label) === wanted);
  return (findCode(codebook, word) ?? findCode(codebook, wanted) ?? labelled())?.id;
}
