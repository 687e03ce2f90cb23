import type { ImportedCode } from './importer.ts';

/** A category of Sonal: the list's order and the depth say what stands below what. */
export interface SonalCategory {
  readonly id: string;
  readonly label: string;
  /** 0 at the top. */
  readonly depth: number;
  readonly color?: string;
}

interface OpenCode extends ImportedCode {
  readonly children: OpenCode[];
}

/** Categories as a tree: each stands below the last before it that is less deep. */
export function sonalCodes(categories: readonly SonalCategory[]): ImportedCode[] {
  const top: OpenCode[] = [];
  const open: { readonly depth: number; readonly code: OpenCode }[] = [];
  for (const { id, label, depth, color } of categories) {
    const code: OpenCode = { id, label: label || id, ...(color === undefined ? {} : { color }), children: [] };
    while ((open.at(-1)?.depth ?? -1) >= depth) open.pop();
    (open.at(-1)?.code.children ?? top).push(code);
    open.push({ depth, code });
  }
  return top;
}
