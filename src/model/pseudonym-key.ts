export const nameKinds = ['person', 'organisation', 'place', 'email', 'phone', 'other'] as const;
export type NameKind = (typeof nameKinds)[number];

/** A row of a key: a name, and what stands instead of it. The key lies outside the study; nothing of it is written there. */
export interface KeyRow {
  readonly name: string;
  /** Empty: not replaced. */
  readonly replaceBy: string;
  readonly kind: NameKind;
  /** A person has decided that it stays: it is neither proposed again nor looked for. */
  readonly kept: boolean;
  /** 1-based, as the program that made the table counts. */
  readonly number: number;
}
