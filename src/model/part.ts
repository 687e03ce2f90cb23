/** A stretch of a text that may be known from an earlier run. */
export interface Piece {
  /** A fingerprint of all that it depends on. */
  readonly key: string;
  /** Pieces are made in the order of these numbers: what they are made from is then read once. */
  readonly order: number;
  make(): string;
}

/** What a long text is put together from. */
export type Part = string | Piece;

/** Pieces that were made in an earlier run. */
export interface KeptPieces {
  /** In bytes; undefined for a piece that is not known. */
  lengthOf(key: string): number | undefined;
  /** @returns whether the piece is still there; else what is in `into` means nothing. */
  read(key: string, into: Uint8Array): boolean;
}

/** A text in UTF-8, and where its pieces stand in it: one may stand in several places. */
export interface Assembled {
  readonly bytes: Uint8Array;
  readonly places: readonly { readonly key: string; readonly start: number; readonly length: number }[];
}

/** A text with all its parts as they are made. */
export function joined(parts: Iterable<Part>): string {
  const all = [...parts];
  const made = madePieces(
    all,
    () => true,
    (text) => text,
  );
  return all.map((part) => (typeof part === 'string' ? part : (made.get(part.key) as string))).join('');
}

/** Puts a text together; only what is not known of it is made. */
export function assembled(parts: Iterable<Part>, kept?: KeptPieces): Assembled {
  const all = [...parts].map((part) => (typeof part === 'string' ? Buffer.from(part) : part));
  const lost = new Set<string>();
  const lengthOf = (key: string) => (lost.has(key) ? undefined : kept?.lengthOf(key));
  const made = new Map<string, Buffer>();
  for (;;) {
    for (const [key, bytes] of madePieces(all, (key) => lengthOf(key) === undefined && !made.has(key), Buffer.from))
      made.set(key, bytes);
    const whole = laidOut(all, made, (key) => lengthOf(key) as number);
    for (const { key, start, length } of whole.places)
      if (!made.has(key) && !kept?.read(key, whole.bytes.subarray(start, start + length))) lost.add(key);
    if ([...lost].every((key) => made.has(key))) return whole;
  }
}

function madePieces<T>(
  parts: readonly (Part | Uint8Array)[],
  isWanted: (key: string) => boolean,
  encode: (text: string) => T,
): Map<string, T> {
  const wanted = parts.filter((part): part is Piece => isPiece(part) && isWanted(part.key));
  const made = new Map<string, T>();
  for (const piece of wanted.sort((a, b) => a.order - b.order))
    if (!made.has(piece.key)) made.set(piece.key, encode(piece.make()));
  return made;
}

function laidOut(
  parts: readonly (Piece | Buffer)[],
  made: ReadonlyMap<string, Buffer>,
  lengthOf: (key: string) => number,
): Assembled {
  const sizes = parts.map((part) => (isPiece(part) ? (made.get(part.key)?.length ?? lengthOf(part.key)) : part.length));
  const bytes = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + size, 0));
  const places: { key: string; start: number; length: number }[] = [];
  let start = 0;
  for (const [index, part] of parts.entries()) {
    const length = sizes[index] as number;
    const own = isPiece(part) ? made.get(part.key) : part;
    own?.copy(bytes, start);
    if (isPiece(part)) places.push({ key: part.key, start, length });
    start += length;
  }
  return { bytes, places };
}

function isPiece(part: Part | Uint8Array): part is Piece {
  return typeof part === 'object' && 'key' in part;
}
