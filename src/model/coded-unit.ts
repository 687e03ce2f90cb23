/** A unit of text as one coder coded it. */
export interface UnitReading {
  /** Ids of the codes as given, aliases followed. */
  readonly given: ReadonlySet<string>;
  /** The same and all codes above them: who gives a sub-theme gives its theme. */
  readonly codes: ReadonlySet<string>;
  /** Codes the unit speaks against. */
  readonly against: ReadonlySet<string>;
  /** Codes the coder read the unit for; any other is missing, not absent. */
  readonly assessed: ReadonlySet<string>;
}

/** A unit of text as several coders coded it. */
export interface CodedUnit {
  /** What a bootstrap draws as a whole, since units within it depend on each other: the source, or the case. */
  readonly cluster: string;
  /** How much it counts: 1, or its length in characters (UTF-16). */
  readonly weight: number;
  /** One a coder; null where the coder did not read it. */
  readonly readings: readonly (UnitReading | null)[];
}
