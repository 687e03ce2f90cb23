import type { Plan } from '../model/plan.ts';
import type { Edit, Problem } from '../model/problem.ts';
import { slug } from '../model/slug.ts';
import { placeName, type Source, stemOf } from '../model/source.ts';
import type { Study } from '../model/study.ts';
import { readFrontMatter } from '../parse/front-matter.ts';
import { editFrontMatter } from './edit-front-matter.ts';
import type { ReadFile, ReadSource } from './import-file.ts';
import { waveOf, withoutWaves } from './imported-waves.ts';
import { yamlScalar } from './yaml-text.ts';

/** A foreign file that was read, as the call names it. */
export interface FileRead extends ReadFile {
  readonly file: string;
}

/** What becomes of one source of a foreign file. */
export interface PlannedSource {
  /** Of the study. */
  readonly path: string;
  /** Where it is an answer in a table of the study, which an import leaves as it is. */
  readonly row?: string;
  readonly file: string;
  readonly format: string;
  /** `kept`: the study has another text under this path, and keeps it. */
  readonly state: 'new' | 'replaced' | 'unchanged' | 'kept';
  readonly read: ReadSource;
  /** Front matter written or added. */
  readonly variables: Readonly<Record<string, string>>;
}

export interface SourcesPlan {
  readonly plan: Plan;
  readonly sources: readonly PlannedSource[];
  readonly problems: readonly Problem[];
}

export interface SourcesWanted {
  readonly wave?: string;
  readonly case?: string;
  /** New texts take the place of those the study has. */
  readonly replace: boolean;
  /** The waves are the folders of the corpus: another folder is another wave. */
  readonly folderWaves: boolean;
  /** Variables of a source, by its file and its own name. */
  readonly variables: (file: string, name: string) => Readonly<Record<string, string>>;
}

/** The sources a study gets from foreign files; those it has are kept unless they are to be replaced. */
export function planSources(files: readonly FileRead[], study: Study, wanted: SourcesWanted): SourcesPlan {
  const taken = new Map<string, string>();
  const outcomes = files.flatMap((file) => file.sources.map((read) => planned(file, read, study, wanted, taken)));
  return {
    plan: {
      edits: outcomes.flatMap(({ edits = [] }) => edits),
      created: outcomes.flatMap(({ created = [] }) => created),
    },
    sources: outcomes.flatMap(({ source }) => source ?? []),
    problems: [
      ...outcomes.flatMap(({ problem }) => problem ?? []),
      ...withoutWaves(
        outcomes.flatMap(({ source }) => source ?? []),
        study,
      ),
    ],
  };
}

/** What one source of a file comes to. */
interface Outcome extends Partial<Plan> {
  readonly source?: PlannedSource;
  readonly problem?: Problem;
}

function planned(
  { file, format, codes }: FileRead,
  read: ReadSource,
  study: Study,
  wanted: SourcesWanted,
  taken: Map<string, string>,
): Outcome {
  const { wave: ofTable, ...ofRow } = wanted.variables(file, read.name);
  // A row of the table of variables knows better than the call, and the call better than the file.
  const { wave, ...said } =
    ofTable === undefined
      ? waveOf(read.variables, study, wanted.folderWaves, wanted.wave)
      : waveOf({ ...read.variables, wave: ofTable }, study, wanted.folderWaves);
  const known = codes ? sourceKnown(read, study, file, taken) : undefined;
  if (known?.row !== undefined)
    return { source: { path: known.path, row: known.row, file, format, state: 'unchanged', read, variables: {} } };
  const path = known?.path ?? freePath(withoutWave(read, wave), file, wave, taken);
  if (path === undefined) return { problem: clash(file, read.name, taken) };
  const table = `${stemOf(path)}.csv`;
  if (study.texts.has(table))
    return {
      problem: fault(file, `It would have the same coding files as the table ${table}. Rename one of the two.`),
    };
  const variables = {
    ...(wanted.case === undefined ? {} : { case: wanted.case }),
    ...said,
    ...ofRow,
  };
  const plan = planSource(path, read.body, variables, study, wanted.replace);
  if ('fault' in plan) return { problem: fault(file, plan.fault) };
  return {
    edits: plan.edits,
    created: plan.text === undefined ? [] : [{ path, text: plan.text }],
    source: { path, file, format, state: plan.state, read, variables: plan.variables },
  };
}

/** The study's own source that a project brings back, by its id, or the pseudonym it was exported under. */
function sourceKnown(
  { name }: ReadSource,
  { sources }: Study,
  file: string,
  taken: Map<string, string>,
): Source | undefined {
  const named = (source: Source) => [source.id, source.pseudonym, `${source.pseudonym}-${source.wave}`].includes(name);
  const [only, ...others] = sources.filter(named);
  if (!only || others.length > 0 || taken.has(placeName(only))) return undefined;
  taken.set(placeName(only), file);
  return only;
}

/** Of a name that begins with its wave, the rest: the folder of the wave says it. */
function withoutWave({ name, variables }: ReadSource, wave: string | undefined): string {
  const prefix = `${slug(wave ?? '')}-`;
  const isOwn = wave !== undefined && wave === variables.wave && name.startsWith(prefix);
  return isOwn ? name.slice(prefix.length) : name;
}

/** A path nobody has in this import; two sources of one file are numbered, two files of one name are a clash. */
function freePath(
  name: string,
  file: string,
  wave: string | undefined,
  taken: Map<string, string>,
): string | undefined {
  const folder = wave === undefined ? 'corpus' : `corpus/${wave}`;
  const stem = slug(name) || 'source';
  const own = stem === 'readme' ? 'readme-1' : stem;
  for (let number = 1; ; number++) {
    const path = `${folder}/${own}${number === 1 ? '' : `-${number}`}.md`;
    const by = taken.get(path);
    if (by !== undefined && by !== file) return undefined;
    if (by === undefined) {
      taken.set(path, file);
      return path;
    }
  }
}

function clash(file: string, name: string, taken: ReadonlyMap<string, string>): Problem {
  const other = [...taken].find(([path]) => path.endsWith(`/${slug(name) || 'source'}.md`))?.[1] ?? '';
  return fault(file, `It would be the same source as ${other}. Rename one of the two files.`);
}

function fault(file: string, message: string): Problem {
  return { file, line: 1, column: 1, rule: 'import-exists', severity: 'error', message };
}

interface Planned {
  readonly state: PlannedSource['state'];
  readonly edits: readonly Edit[];
  readonly text?: string;
  readonly variables: Readonly<Record<string, string>>;
}

function planSource(
  path: string,
  body: string,
  variables: Readonly<Record<string, string>>,
  study: Study,
  replace: boolean,
): Planned | { readonly fault: string } {
  const text = study.texts.get(path);
  if (text === undefined) {
    const id = slug(path.replace(/^corpus\/|\.md$/g, ''));
    const other = study.sources.find((source) => source.id === id);
    if (other) return { fault: `It would have the id of ${other.path}, « ${id} ». Rename one of the two files.` };
    return { state: 'new', edits: [], text: frontMatter(variables) + body, variables };
  }
  const { bodyStart, map } = readFrontMatter(path, text);
  const keys = new Set(map?.entries.map(({ key }) => key));
  const added = Object.fromEntries(Object.entries(variables).filter(([key]) => !keys.has(key)));
  const keyEdits = editFrontMatter(path, text, added);
  if (!keyEdits) return { fault: `${path} is there, and its front matter cannot be read: \`study check\` says why.` };
  const isSame = text.slice(bodyStart).trim() === body.trim();
  if (isSame && (!replace || Object.keys(added).length === 0)) return { state: 'unchanged', edits: [], variables: {} };
  if (!replace) return { state: 'kept', edits: [], variables: {} };
  const hasFront = bodyStart > 0 || keyEdits.length > 0;
  const edits = isSame ? [] : [{ file: path, start: bodyStart, end: text.length, text: hasFront ? `\n${body}` : body }];
  return { state: 'replaced', edits: [...keyEdits, ...edits], variables: added };
}

function frontMatter(variables: Readonly<Record<string, string>>): string {
  const lines = keyLines(variables);
  return lines === '' ? '' : `---\n${lines}---\n\n`;
}

function keyLines(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([key, value]) => `${yamlScalar(key)}: ${yamlScalar(value)}\n`)
    .join('');
}
