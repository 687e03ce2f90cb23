/** White space below U+0100, by code. */
const isLowSpace = new Uint8Array(0x100);
for (const code of [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0xa0]) isLowSpace[code] = 1;

function isSpace(code: number): boolean {
  if (code < 0x100) return isLowSpace[code] === 1;
  return code >= 0x1680 && /\s/.test(String.fromCharCode(code));
}

/** Spellings remembered: those of a large study; beyond, they are met anew. */
const mostChunks = 500_000;

/**
 * The chunks of texts, what stands between white space, each spelling known by a number: texts repeat theirs. Digits that
 * only a space parts, and the `h` of a time, are of one chunk (« 1 200 », « 14 h 30 »), so that no word stands in two.
 */
export class Chunks {
  /** Of the text scanned last: the number of each chunk, and where it begins in UTF-16 units. */
  ids = new Int32Array(256);
  starts = new Int32Array(256);
  /** A table by hash: the number of a chunk, and 1; a power of two in size, at most half full. */
  private slots = new Int32Array(2048);
  private hashes = new Int32Array(1024);
  private spellings: string[] = [];

  /**
   * @param learn what is to be found out about a spelling when it is met, under its number.
   * @param forget all numbers are given anew.
   */
  constructor(
    private readonly learn: (id: number, chunk: string) => void,
    private readonly forget: () => void,
  ) {}

  /** Takes a text apart. @returns how many chunks it has. */
  scan(text: string): number {
    if (this.spellings.length >= mostChunks) this.clear();
    let count = 0;
    for (let at = 0; at < text.length; ) {
      if (isSpace(text.charCodeAt(at))) {
        at++;
        continue;
      }
      const start = at;
      let hash = 0;
      for (;;) {
        for (; at < text.length; at++) {
          const code = text.charCodeAt(at);
          if (isSpace(code)) break;
          hash = (Math.imul(hash, 31) + code) | 0;
        }
        if (!goesOn(text, at)) break;
        hash = (Math.imul(hash, 31) + text.charCodeAt(at++)) | 0;
      }
      if (count === this.ids.length) this.grow();
      this.ids[count] = this.idOf(text, start, at, hash);
      this.starts[count++] = start;
    }
    return count;
  }

  /** How a chunk is written. */
  readonly spelling = (id: number): string => this.spellings[id] as string;

  private idOf(text: string, start: number, end: number, hash: number): number {
    let slot = this.firstSlot(hash);
    for (let known = this.slots[slot] as number; known !== 0; known = this.slots[slot] as number) {
      if (this.hashes[known - 1] === hash && isWritten(this.spellings[known - 1] as string, text, start, end))
        return known - 1;
      slot = (slot + 1) & (this.slots.length - 1);
    }
    const id = this.spellings.length;
    if (id === this.hashes.length) {
      this.hashes = doubled(this.hashes);
      this.rehash();
      slot = this.freeSlot(hash);
    }
    // Not a slice of the text, which would keep all of it.
    const spelling = ` ${text.slice(start, end)}`.slice(1);
    this.spellings.push(spelling);
    this.hashes[id] = hash;
    this.slots[slot] = id + 1;
    this.learn(id, spelling);
    return id;
  }

  /** The last bits of a sum of products differ least. */
  private firstSlot(hash: number): number {
    return (hash ^ (hash >>> 15)) & (this.slots.length - 1);
  }

  private freeSlot(hash: number): number {
    let slot = this.firstSlot(hash);
    while (this.slots[slot] !== 0) slot = (slot + 1) & (this.slots.length - 1);
    return slot;
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    for (let id = 0; id < this.spellings.length; id++) this.slots[this.freeSlot(this.hashes[id] as number)] = id + 1;
  }

  private clear(): void {
    this.slots.fill(0);
    this.spellings = [];
    this.forget();
  }

  private grow(): void {
    this.ids = doubled(this.ids);
    this.starts = doubled(this.starts);
  }
}

/** Whether a chunk goes on after the space at an offset: a number or a time of day does. */
function goesOn(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  if (!isDigit(before) && !isHour(before)) return false;
  const next = text.charCodeAt(at + 1);
  return isDigit(next) ? isSpace(text.charCodeAt(at)) : isHour(next) && isDigit(before);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isHour(code: number): boolean {
  return code === 0x68 || code === 0x48;
}

function isWritten(spelling: string, text: string, start: number, end: number): boolean {
  if (spelling.length !== end - start) return false;
  for (let i = 0; i < spelling.length; i++) if (spelling.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}

function doubled(values: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(values.length * 2);
  more.set(values);
  return more;
}
