import { type Codebook, findCode, lineage } from '../model/codebook.ts';

/** The codes of a codebook by position, so that scores can be columns of numbers. */
export interface CodeTree {
  /** In the codebook's order: a code before those below it. */
  readonly ids: readonly string[];
  readonly position: ReadonlyMap<string, number>;
  /** The code above, −1 for a theme. */
  readonly parent: Int32Array;
  readonly children: readonly (readonly number[])[];
  readonly themes: readonly number[];
  /** The theme each code belongs to. */
  readonly theme: Int32Array;
}

export function codeTree(codebook: Codebook): CodeTree {
  const codes = [...codebook.codes.values()].sort((a, b) => a.level - b.level);
  const ids = codes.map(({ id }) => id);
  const position = new Map(ids.map((id, index) => [id, index]));
  const at = (id: string | undefined) => (id === undefined ? -1 : (position.get(id) ?? -1));
  return {
    ids,
    position,
    parent: Int32Array.from(codes, ({ parent }) => at(parent)),
    children: codes.map(({ children }) => children.map(({ id }) => at(id))),
    themes: codes.flatMap(({ level }, index) => (level === 1 ? [index] : [])),
    theme: Int32Array.from(ids, (id) => at(lineage(codebook, id).at(-1)?.id)),
  };
}

/** Positions of the codes that ids name and of all above them, ascending. */
export function closure(ids: readonly string[], tree: CodeTree, codebook: Codebook): number[] {
  const found = new Set<number>();
  for (const id of ids) {
    for (const code of lineage(codebook, findCode(codebook, id)?.id ?? id))
      found.add(tree.position.get(code.id) as number);
  }
  return [...found].sort((a, b) => a - b);
}

/** The highest score in the subtree of each code. */
export function pooled(scores: ArrayLike<number>, tree: CodeTree): Float64Array {
  const best = Float64Array.from(scores);
  for (let code = best.length - 1; code >= 0; code--) {
    const above = tree.parent[code] as number;
    if (above >= 0) best[above] = Math.max(best[above] as number, best[code] as number);
  }
  return best;
}
