import type { ExportedStudy } from '../model/exported.ts';

/** A study in the form of another program. */
export interface Exported {
  /** The file, one piece after the other. */
  readonly pieces: readonly Uint8Array[];
  /** What the form has no place for: « 12 indicators ». */
  readonly losses: readonly string[];
}

/** One form, or one family of them; the same bytes for the same study. */
export interface Exporter {
  /** @param ending of the file's name, where several are written */
  write(study: ExportedStudy, ending: string): Exported | Promise<Exported>;
}
