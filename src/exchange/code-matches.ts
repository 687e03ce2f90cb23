import type { Code, Codebook } from '../model/codebook.ts';
import { slug } from '../model/slug.ts';
import { guidOf } from './guid.ts';
import type { ImportedCode } from './importer.ts';

/** A code of the study, or one that it is to get from a foreign file. */
export interface CodeMatch {
  readonly id: string;
  readonly parent: CodeMatch | undefined;
  readonly children: CodeMatch[];
  /** Its own, or the label, as they are compared. */
  readonly names: ReadonlySet<string>;
  /** Of a new one: what it is made of. */
  readonly fresh?: { readonly code: ImportedCode; readonly chapter: string };
}

/** Finds the codes of foreign files among those of a study, and keeps the new ones. */
export interface CodeMatches {
  readonly all: readonly CodeMatch[];
  /** @param sole no other code of the file has this label. */
  find(code: ImportedCode, parent: CodeMatch | undefined, sole: boolean): CodeMatch | undefined;
  add(code: ImportedCode, parent: CodeMatch | undefined, chapter: string): CodeMatch;
}

/** A label, or an id, as labels are compared: without case, accents and signs; of one that has only signs, itself. */
export function comparedName(label: string): string {
  return slug(label) || label.trim();
}

export function codeMatches({ chapters, codes, aliases }: Codebook): CodeMatches {
  const all: CodeMatch[] = [];
  const byName = new Map<string, CodeMatch[]>();
  const byGuid = new Map<string, CodeMatch>();
  const taken = new Set([...codes.keys(), ...aliases.keys()]);
  const keep = (match: CodeMatch): CodeMatch => {
    all.push(match);
    match.parent?.children.push(match);
    byGuid.set(guidOf('code', match.id), match);
    for (const name of match.names) byName.set(name, [...(byName.get(name) ?? []), match]);
    return match;
  };
  const known = ({ id, label, aliases: former, children }: Code, parent: CodeMatch | undefined): void => {
    const match = keep({ id, parent, children: [], names: new Set([id, comparedName(label), ...former]) });
    for (const child of children) known(child, match);
  };
  for (const { themes } of chapters) for (const theme of themes) known(theme, undefined);
  return {
    all,
    find(code, parent, sole) {
      const guid = byGuid.get(code.id.replace(/[{}]/g, '').toLowerCase());
      if (guid) return guid;
      const named = byName.get(comparedName(code.label)) ?? [];
      const beside = named.filter((match) => match.parent === parent);
      if (beside.length === 1) return beside[0];
      return sole && named.length === 1 ? named[0] : undefined;
    },
    add(code, parent, chapter) {
      const id = freeId(code.label, parent?.id, taken);
      taken.add(id);
      const names = new Set([comparedName(code.label)]);
      return keep({ id, parent, children: [], names, fresh: { code, chapter } });
    },
  };
}

/** The label as an id; where it is taken, with the code above it before it; then with a number. */
function freeId(label: string, parent: string | undefined, taken: ReadonlySet<string>): string {
  const own = slug(label).slice(0, 80).replace(/-+$/, '') || 'code';
  const below = parent === undefined ? own : `${parent}-${own}`.slice(-120).replace(/^-+/, '');
  const wanted = taken.has(own) ? below : own;
  for (let number = 1; ; number++) {
    const id = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(id)) return id;
  }
}
