/**
 * How a value is written, where it is not written as it is: plain JSON, quickly read. What was read of such values is let
 * go once it was asked for; whoever asks holds it.
 */
export interface Packing<T> {
  /** @param given what the value depends on besides the file. */
  pack(value: T, given: string): unknown;
  unpack(packed: unknown, given: string): T;
}

/**
 * What was made of files before, in this run or an earlier one: always what would be made of them again. Nobody changes
 * a value. Without a packing values are plain JSON, and hold on to no text they were cut from.
 */
export interface Memory {
  /**
   * @param path the file below the study, whose content the value depends on.
   * @param name what was made of it; always of one packing.
   * @param given all else the value depends on.
   */
  recall<T>(path: string, name: string, given: string, make: () => T, packing?: Packing<T>): T;

  /**
   * What was found out about a file under other settings of the study is forgotten.
   * @param settings a fingerprint of theirs.
   */
  under(path: string, settings: string): void;
}
