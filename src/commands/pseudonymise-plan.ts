import { editAt } from '../coding/edit-at.ts';
import { editFrontMatter } from '../exchange/edit-front-matter.ts';
import { replaceInYaml } from '../exchange/replace-in-yaml.ts';
import { firstApart } from '../model/apart.ts';
import { appendAll } from '../model/append.ts';
import { grouped } from '../model/grouped.ts';
import type { Plan } from '../model/plan.ts';
import type { Edit } from '../model/problem.ts';
import type { KeyRow } from '../model/pseudonym-key.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { readFrontMatter } from '../parse/front-matter.ts';
import { readYaml } from '../parse/yaml.ts';
import type { FindKeyNames } from '../verbatims/key-names.ts';
import { type Replacement, replaceNames, splicesOf } from '../verbatims/replace-names.ts';
import { contextOf, finderFor, isRecord, languageOf } from './pseudonym-places.ts';
import { standingIn } from './pseudonym-standing.ts';
import { type Renaming, templateEdits } from './pseudonymise-names.ts';
import { tableEdits } from './pseudonymise-table.ts';

/** One name replaced in a file, for people to look at. */
export interface Replaced {
  /** Path before. */
  readonly file: string;
  readonly row: KeyRow;
  readonly before: string;
  readonly after: string;
  /** An article was chosen that may be wrong. */
  readonly article: boolean;
}

export interface PseudonymPlan extends Plan {
  readonly edits: readonly Edit[];
  readonly replaced: readonly Replaced[];
  /** Where a place of a source's body is afterwards, by the source's id before. */
  readonly shift: ReadonlyMap<string, Shift>;
}

/** Where a place of a text is after its edits: within a name, at its beginning, or with `atEnd` at its end. */
export type Shift = (offset: number, atEnd?: boolean) => number;

/** The edits that replace the names of a key in every file of a study; the places of codings follow. */
export function planPseudonyms(coded: CodedStudy, rows: readonly KeyRow[], renaming: Renaming): PseudonymPlan {
  const find = finderFor(coded, rows);
  const edits: Edit[] = [];
  const replaced: Replaced[] = [];
  const shift = new Map<string, Shift>();
  const bySource = new Map(coded.sources.map((source) => [source.path, source]));
  for (const [file, text] of coded.texts) {
    if (isRecord(file)) continue;
    const rewriter = rewriterOf(file, coded, find, replaced);
    if (file.endsWith('.csv')) {
      const answers = coded.sources.filter(({ path }) => path === file);
      const seen = ({ id }: Source, own: readonly Omit<Edit, 'file'>[]) => shift.set(id, shifted(own));
      appendAll(edits, named(file, tableEdits(text, standingIn(coded, file), answers, rewriter, seen)));
      continue;
    }
    if (!file.endsWith('.md')) {
      const { root } = readYaml(file, text);
      appendAll(
        edits,
        named(file, replaceInYaml(text, { start: 0, end: text.length, root }, rewriter, standingIn(coded, file))),
      );
      continue;
    }
    const front = readFrontMatter(file, text);
    const head = { start: 0, end: front.bodyStart, root: front.map };
    const body = rewriter(text.slice(front.bodyStart));
    const inBody = body.map((one) => ({ ...one, start: one.start + front.bodyStart, end: one.end + front.bodyStart }));
    appendAll(edits, named(file, [...replaceInYaml(text, head, rewriter), ...inBody]));
    const source = bySource.get(file);
    if (source) shift.set(source.id, shifted(body));
    if (source) edits.push(...idEdits(source, text, renaming));
    else if (file.startsWith('reports/')) appendAll(edits, templateEdits(file, text, front.bodyStart, renaming));
  }
  appendAll(edits, placeEdits(coded, shift));
  return { edits: withoutOverlaps(edits), replaced, shift, moved: renaming.moved };
}

function named(file: string, splices: readonly Omit<Edit, 'file'>[]): Edit[] {
  return splices.map((one) => ({ file, ...one }));
}

function rewriterOf(file: string, coded: CodedStudy, find: FindKeyNames, replaced: Replaced[]) {
  const language = languageOf(file, coded);
  return (text: string) => {
    const found = replaceNames(text, find, language).replaced;
    for (const one of found) replaced.push(shown(file, text, one));
    return found.flatMap(splicesOf);
  };
}

function shown(file: string, text: string, { start, end, text: after, name, article }: Replacement): Replaced {
  return {
    file,
    row: name.row,
    before: contextOf(text, start, end, `[${text.slice(start, end)}]`),
    after,
    article: article === true,
  };
}

function shifted(edits: readonly Omit<Edit, 'file'>[]): Shift {
  const ordered = [...edits].sort((a, b) => a.start - b.start);
  return (offset, atEnd = false) => {
    let moved = 0;
    for (const { start, end, text } of ordered) {
      if (start >= offset) break;
      if (end > offset) return start + moved + (atEnd ? text.length : 0);
      moved += text.length - (end - start);
    }
    return offset + moved;
  };
}

/** Ids and cases that a source states, and the pseudonym that would change with its case. */
function idEdits(source: Source, text: string, { ids, cases, moved }: Renaming): Edit[] {
  const values: Record<string, string> = {};
  const [id, name] = [ids.get(source.id), cases.get(source.case)];
  const isMoved = moved.some(({ from }) => from === source.path);
  if (id !== undefined && source.keys.id !== undefined) values.id = id;
  if (name !== undefined && source.keys.case !== undefined) values.case = name;
  if (name !== undefined && source.keys.pseudonym === undefined) values.pseudonym = source.pseudonym;
  else if (isMoved && source.keys.pseudonym === undefined && source.keys.case === undefined)
    values.pseudonym = source.pseudonym;
  return Object.keys(values).length === 0 ? [] : (editFrontMatter(source.path, text, values) ?? []);
}

function placeEdits(coded: CodedStudy, shift: ReadonlyMap<string, Shift>): Edit[] {
  return coded.codings.flatMap(({ coding, source, path }): Edit[] => {
    const text = coded.texts.get(path);
    const at = coding.at === undefined ? undefined : shift.get(source)?.(coding.at);
    if (text === undefined || at === undefined || at === coding.at) return [];
    const edit = editAt(path, text, coding, at);
    return edit ? [edit] : [];
  });
}

/** Of edits of one place the first: ids come before what a name in them would have become. */
function withoutOverlaps(edits: readonly Edit[]): Edit[] {
  return [...grouped(edits, ({ file }) => file).values()].flatMap(firstApart);
}
