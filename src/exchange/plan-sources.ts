import type { Plan } from '../model/plan.ts';
import type { Edit, Problem } from '../model/problem.ts';
import { slug } from '../model/slug.ts';
import type { Study } from '../model/study.ts';
import { readFrontMatter } from '../parse/front-matter.ts';
import type { ReadFile, ReadSource } from './import-file.ts';
import { yamlScalar } from './yaml-text.ts';

/** A foreign file that was read, as the call names it. */
export interface FileRead extends ReadFile {
  readonly file: string;
}

/** What becomes of one source of a foreign file. */
export interface PlannedSource {
  /** Of the study. */
  readonly path: string;
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
  /** Variables of a source, by its file and its own name. */
  readonly variables: (file: string, name: string) => Readonly<Record<string, string>>;
}

/** The sources a study gets from foreign files; those it has are kept unless they are to be replaced. */
export function planSources(files: readonly FileRead[], study: Study, wanted: SourcesWanted): SourcesPlan {
  const taken = new Map<string, string>();
  const problems: Problem[] = [];
  const edits: Edit[] = [];
  const created: { path: string; text: string }[] = [];
  const sources: PlannedSource[] = [];
  for (const { file, format, sources: own } of files) {
    for (const read of own) {
      const { wave, ...said } = waveOf(read.variables, study, wanted.wave);
      const path = freePath(read.name, file, wave, taken);
      if (path === undefined) {
        problems.push(clash(file, read.name, taken));
        continue;
      }
      const variables = { ...(wanted.case === undefined ? {} : { case: wanted.case }), ...said };
      Object.assign(variables, wanted.variables(file, read.name));
      const planned = planSource(path, read.body, variables, study, wanted.replace);
      if ('fault' in planned) problems.push(fault(file, planned.fault));
      else {
        edits.push(...planned.edits);
        if (planned.text !== undefined) created.push({ path, text: planned.text });
        sources.push({ path, file, format, state: planned.state, read, variables: planned.variables });
      }
    }
  }
  return { plan: { edits, created }, sources, problems };
}

/** The variables with the wave whose folder the source goes to: that of the call, or its own where the study can have it. */
function waveOf(
  { wave: own, ...variables }: Readonly<Record<string, string>>,
  { settings, sources }: Study,
  wanted: string | undefined,
): Readonly<Record<string, string>> {
  if (own === undefined) return wanted === undefined ? variables : { ...variables, wave: wanted };
  const known = settings.waves.map(({ id }) => id);
  const isNew = known.length === 0 && sources.length === 0;
  const wave = wanted ?? (known.includes(own) || isNew ? own : undefined);
  return { ...variables, ...(wave === undefined ? {} : { wave }), ...(wave === own ? {} : { 'imported-wave': own }) };
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
  const { bodyStart, map, broken } = readFrontMatter(path, text);
  if (broken) return { fault: `${path} is there, and its front matter cannot be read: \`study check\` says why.` };
  const keys = new Set(map?.entries.map(({ key }) => key));
  const added = Object.fromEntries(Object.entries(variables).filter(([key]) => !keys.has(key)));
  const isSame = text.slice(bodyStart).trim() === body.trim();
  if (isSame && (!replace || Object.keys(added).length === 0)) return { state: 'unchanged', edits: [], variables: {} };
  if (!replace) return { state: 'kept', edits: [], variables: {} };
  const edits = isSame
    ? []
    : [{ file: path, start: bodyStart, end: text.length, text: bodyStart > 0 ? `\n${body}` : body }];
  return { state: 'replaced', edits: [...addedKeys(path, text, bodyStart, added), ...edits], variables: added };
}

/** Keys that the front matter of a source does not have, put below its own. */
function addedKeys(file: string, text: string, bodyStart: number, added: Readonly<Record<string, string>>): Edit[] {
  if (Object.keys(added).length === 0) return [];
  if (bodyStart === 0) return [{ file, start: 0, end: 0, text: frontMatter(added) }];
  const close = text.lastIndexOf('\n---', bodyStart - 1) + 1;
  return [{ file, start: close, end: close, text: keyLines(added) }];
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
