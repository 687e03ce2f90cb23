import type { Problem } from '../model/problem.ts';

/** What a report says, for programs: every verbatim, count and claim it holds. Of sources not named it holds pseudonyms only. */
export interface Manifest<Shown = ManifestVerbatim> {
  schema: 1;
  name: string;
  title: string;
  corpus: { sources: number; cases: number; codings: number; codes: number; coders: string[]; fingerprint: string };
  chapters: {
    id: string;
    label: string;
    themes: { code: string; label: string; k: number; n: number; segments: number }[];
  }[];
  verbatims: Shown[];
  counts: ManifestCount[];
  claims: ManifestClaim[];
  problems: Problem[];
}

export interface ManifestVerbatim {
  source: string;
  case: string;
  coders: readonly string[];
  codes: readonly string[];
  /** The nearest code heading above; null where there is none. */
  under: string | null;
  /** The full segment. */
  text: string;
  /** As printed. */
  shown: string;
  abridged: boolean;
  /** Null where the paragraph before names the case. */
  attribution: string | null;
  /** The full segment's place, UTF-16 units in the source's body. */
  start: number;
  end: number;
  /** In the language of the report, where it was said in another. */
  translation?: string;
  /** The author's own prose quotes it; absent where a directive shows it. */
  prose?: true;
}

/** Verbatims one after the other, composed when they are asked for. */
export interface ManifestQuotes {
  readonly count: number;
  /** Whose they are, as shown, each once. */
  readonly cases: readonly string[];
  /** A fingerprint of all that they depend on. */
  readonly print: string;
  readonly order: number;
  readonly verbatims: () => readonly ManifestVerbatim[];
}

export type FoldedManifest = Manifest<ManifestVerbatim | ManifestQuotes>;

/** All its verbatims, one by one. */
export function unfoldedManifest({ verbatims, ...rest }: FoldedManifest): Manifest {
  const { schema, name, title, corpus, chapters, ...after } = rest;
  const all = verbatims.flatMap((one) => ('verbatims' in one ? one.verbatims() : [one]));
  return { schema, name, title, corpus, chapters, verbatims: all, ...after };
}

/** How many verbatims a manifest holds. */
export function verbatimCount({ verbatims }: Pick<FoldedManifest, 'verbatims'>): number {
  return verbatims.reduce((sum, one) => sum + ('verbatims' in one ? one.count : 1), 0);
}

export interface ManifestCount {
  text: string;
  code: string | null;
  k: number;
  n: number;
  file: string;
  line: number;
}

export interface ManifestClaim {
  text: string;
  code: string | null;
  rule: string | null;
  /** Of a claim that compares: what `k` and `n` are compared with. */
  from?: { k: number; n: number };
  k: number;
  n: number;
  verdict: 'holds' | 'edge' | 'fails';
  /** Cases that do not do as the claim says, as they may be shown. */
  exceptions: string[];
  /** Of all the cases the claim speaks of, those that speak against the code, as they may be shown. */
  against: string[];
  file: string;
  line: number;
}
