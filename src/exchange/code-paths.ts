import type { ImportedCode } from './importer.ts';

interface OpenCode extends ImportedCode {
  readonly children: OpenCode[];
}

/** Codes named by their path, gathered as a tree. */
export interface CodePaths {
  /** Takes a path, « Theme > Sub-theme » or « Theme\Sub-theme », and gives the id of its last code. */
  add(path: string): string;
  readonly codes: readonly ImportedCode[];
}

export function codePaths(): CodePaths {
  const codes: OpenCode[] = [];
  const byId = new Map<string, OpenCode>();
  return {
    codes,
    add(path) {
      const labels = path
        .split(/\s+[>›→]\s+|\\+|(?<=\S)>(?=\S)/)
        .map((label) => label.trim())
        .filter((label) => label !== '');
      let beside = codes;
      let id = '';
      for (const label of labels) {
        id = id === '' ? label : `${id} > ${label}`;
        const known = byId.get(id);
        const code: OpenCode = known ?? { id, label, children: [] };
        if (!known) {
          byId.set(id, code);
          beside.push(code);
        }
        beside = code.children;
      }
      return id;
    },
  };
}
