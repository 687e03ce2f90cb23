import type { Edit } from '../model/problem.ts';
import type { KeyRow } from '../model/pseudonym-key.ts';
import { slug } from '../model/slug.ts';
import { type Source, stemOf } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { replacedSlug, slugRows } from './pseudonym-slugs.ts';

/** What sources are called afterwards: their files with those of their codings, their ids, their cases. */
export interface Renaming {
  readonly moved: readonly { readonly from: string; readonly to: string }[];
  /** Id before → after. */
  readonly ids: ReadonlyMap<string, string>;
  readonly cases: ReadonlyMap<string, string>;
}

export const noRenaming: Renaming = { moved: [], ids: new Map(), cases: new Map() };

/**
 * The files and ids of sources that hold a name of the key, with the pseudonym instead; files that would meet keep
 * theirs, and so do answers in a table.
 */
export function planRenaming(coded: CodedStudy, rows: readonly KeyRow[]): Renaming {
  const slugs = slugRows(rows.filter(({ replaceBy, kept }) => replaceBy !== '' && !kept));
  const taken = new Set(coded.texts.keys());
  const moved: { from: string; to: string }[] = [];
  const [ids, cases] = [new Map<string, string>(), new Map<string, string>()];
  for (const source of coded.sources) {
    if (source.row !== undefined) continue;
    const stem = stemOf(source.path);
    const newStem = renamedStem(stem, (name) => replacedSlug(name, slugs));
    const files = [...taken].filter((file) => file === source.path || isCodingOf(file, stem, coded));
    const moves = files.map((from) => ({ from, to: newStem + from.slice(stem.length) }));
    const isMoved = newStem !== stem && moves.every(({ to }) => !taken.has(to));
    if (isMoved) {
      moved.push(...moves);
      for (const { to } of moves) taken.add(to);
    }
    note(
      ids,
      source.id,
      source.keys.id === undefined ? (isMoved ? idOf(newStem) : source.id) : replacedSlug(source.id, slugs),
    );
    note(cases, source.case, caseAfter(source, coded, { slugs, ids, stem: isMoved ? newStem : stem }));
  }
  return { moved, ids, cases };
}

function note(names: Map<string, string>, before: string, after: string): void {
  if (after !== before) names.set(before, after);
}

function caseAfter(
  source: Source,
  { settings }: CodedStudy,
  { slugs, ids, stem }: { slugs: ReturnType<typeof slugRows>; ids: ReadonlyMap<string, string>; stem: string },
): string {
  if (source.keys.case !== undefined) return replacedSlug(source.case, slugs);
  return settings.design === 'panel' ? slug(stem.slice(stem.lastIndexOf('/') + 1)) : (ids.get(source.id) ?? source.id);
}

/** A file keeps the spelling of its name unless the name of somebody is in it. */
function renamedStem(stem: string, replaced: (name: string) => string): string {
  const at = stem.lastIndexOf('/') + 1;
  const name = slug(stem.slice(at));
  const after = replaced(name);
  return after === name ? stem : stem.slice(0, at) + after;
}

function idOf(stem: string): string {
  return slug(stem.replace(/^corpus\//, ''));
}

/** Whether a coding file is this source's, and not that of one with a longer name. */
function isCodingOf(file: string, stem: string, { codingFiles, sources }: CodedStudy): boolean {
  const owner = codingFiles.find(({ path }) => path === file)?.source;
  if (owner !== undefined) return sources.find(({ id }) => id === owner)?.path === `${stem}.md`;
  return file.startsWith(`${stem}.`) && /^\.[a-z0-9-]+\.yaml$/.test(file.slice(stem.length));
}

/** The ids and cases in the braces of a template's directives. */
export function templateEdits(file: string, text: string, bodyStart: number, { ids, cases }: Renaming): Edit[] {
  const names = new Map([...cases, ...ids]);
  if (names.size === 0) return [];
  return [...text.matchAll(/\{[^{}\n]*\}/g)].flatMap(({ 0: braces, index: from }) =>
    from < bodyStart
      ? []
      : [...braces.matchAll(/(?<![\p{L}\p{N}-])[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*(?![\p{L}\p{N}-])/gu)].flatMap(
          ({ 0: word, index }): Edit[] => {
            const after = names.get(word);
            const isValue = /(?:^|[\s{])(?:source|except|where)\s*=\s*(?:"[^"]*|'[^']*|[^\s"'}]*)$/u.test(
              braces.slice(0, index),
            );
            if (after === undefined || !isValue) return [];
            return [{ file, start: from + index, end: from + index + word.length, text: after }];
          },
        ),
  );
}
