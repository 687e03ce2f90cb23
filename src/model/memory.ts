/**
 * What was made of files before, in this run or an earlier one: always what would be made of them again. Values are plain
 * JSON, and nobody changes them.
 */
export interface Memory {
  /**
   * @param path the file below the study, whose content the value depends on.
   * @param name what was made of it.
   * @param given all else the value depends on.
   */
  recall<T>(path: string, name: string, given: string, make: () => T): T;
}
