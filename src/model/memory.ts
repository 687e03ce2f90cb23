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
 * Makes a value that is not known.
 * @param again it is known of the file what was made under something else given.
 */
export type Make<T> = (again: boolean) => T;

/**
 * What was made of files before, in this run or an earlier one: always what would be made of them again. Nobody changes
 * a value. Without a packing values are plain JSON, and hold on to no text they were cut from.
 */
export interface Memory {
  /** It is of a few sources, and what is made of them is let go with their texts: what only all can tell is not found out. */
  readonly isBrief?: true;

  /**
   * @param path the file below the study, whose content the value depends on.
   * @param name what was made of it; always of one packing.
   * @param given all else the value depends on.
   */
  recall<T>(path: string, name: string, given: string, make: Make<T>, packing?: Packing<T>): T;

  /**
   * What was found out about a file under other settings of the study is forgotten.
   * @param settings a fingerprint of theirs.
   */
  under(path: string, settings: string): void;

  /**
   * A piece of a file, as it was when its fingerprint was taken.
   * @param place offset and length in bytes.
   * @throws where it is another now.
   */
  piece(path: string, place: { readonly start: number; readonly length: number }, print: string): Uint8Array;
}

/**
 * Under what is remembered what was made of a piece of a file, wherever it stands in it: as a path.
 * @param piece a fingerprint of its content, and of all else its values depend on.
 * @param part of what was made of it: what is asked together.
 */
export function piecePath(path: string, piece: string, part: string): string {
  return `${path}\0${piece}\0${part}`;
}

/** The file that a piece is of, and which; undefined for a path that is no piece’s. */
export function pieceAt(path: string): { readonly file: string; readonly piece: string } | undefined {
  const [file = '', piece] = path.includes('\0') ? path.split('\0') : [];
  return piece === undefined ? undefined : { file, piece };
}
