import type { Packing } from '../model/memory.ts';

type Row = [name: string, given: string, packed: unknown, isAsked?: true];

/** A record as it is written: the settings that values depend on, and each value, packed. */
type Written = readonly [settings: string, rows: Row[]];

/** What a record holds between two times of use: which of its values were asked for in this run, and what is new. */
interface Asleep {
  /** A sign for each value that was written, in their order. */
  readonly asked: string;
  /** As it is to be written; absent where it is as it was read. */
  readonly bytes?: Buffer;
}

const asked = '1';

/** Bytes of a record that tells nothing. */
const least = 50;

/** What was made of one file: in an earlier run, or in this one. */
export class FileRecord {
  private rows: Row[] = [];
  private settings = '';
  /** Where the value may stand that is asked for next: they are asked for in one order, run after run. */
  private next = 0;
  /** Where each value stands, once another was asked for than the next. */
  private places: Map<string, number> | undefined;
  /** Whether it tells anything that what it was read from does not. */
  private isNew = false;
  /** About how many bytes it is written in. */
  weight: number;

  /**
   * @param read what `bytes()` gave in an earlier run; undefined where there was none, or it is lost.
   * @param asleep what `asleep` gave in this run.
   */
  constructor(read: () => Buffer | undefined, asleep?: Asleep) {
    const bytes = asleep?.bytes ?? read();
    this.weight = bytes?.length ?? least;
    this.isNew = asleep?.bytes !== undefined || !bytes;
    if (!bytes) return;
    [this.settings, this.rows] = JSON.parse(bytes.toString('utf8')) as Written;
    for (let at = 0; asleep && at < this.rows.length; at++)
      if (asleep.asked[at] === asked) (this.rows[at] as Row)[3] = true;
  }

  get changed(): boolean {
    return this.isNew;
  }

  /** Under other settings than before nothing is known but what was asked for without any. */
  under(settings: string): void {
    if (this.settings === settings) return;
    this.settings = settings;
    this.rows = this.rows.filter(([, , , isAsked]) => isAsked);
    this.places = undefined;
    this.isNew = true;
  }

  recall<T>(name: string, given: string, make: () => T, packing: Packing<T> | undefined): T {
    const known = this.row(name, given);
    if (known) {
      known[3] = true;
      return packing ? packing.unpack(known[2], given) : (known[2] as T);
    }
    const value = made(make, packing);
    const row: Row = [name, given, packing ? packing.pack(value, given) : value, true];
    const at = this.rows.push(row);
    this.weight += sizeOf(row);
    this.places?.set(keyOf(name, given), at - 1);
    this.isNew = true;
    return value;
  }

  private row(name: string, given: string): Row | undefined {
    const row = this.rows[this.next];
    if (row && row[0] === name && row[1] === given) {
      this.next++;
      return row;
    }
    const at = this.index().get(keyOf(name, given));
    if (at === undefined) return undefined;
    this.next = at + 1;
    return this.rows[at];
  }

  /** Where each value stands. */
  private index(): Map<string, number> {
    this.places ??= new Map(this.rows.map(([name, given], at) => [keyOf(name, given), at]));
    return this.places;
  }

  /** Of what was asked for in this run, only the values that were; of the rest all. */
  bytes(): Buffer {
    const names = new Set(this.rows.flatMap(([name, , , isAsked]) => (isAsked ? [name] : [])));
    return this.written(this.rows.filter(([name, , , isAsked]) => isAsked || !names.has(name)));
  }

  /** What to make it of when it is asked again. */
  asleep(): Asleep {
    let signs = '';
    for (const [, , , isAsked] of this.rows) signs += isAsked ? asked : '0';
    return this.isNew ? { asked: signs, bytes: this.written(this.rows) } : { asked: signs };
  }

  private written(rows: readonly Row[]): Buffer {
    const written: Written = [this.settings, rows.map(([name, given, packed]): Row => [name, given, packed])];
    return Buffer.from(JSON.stringify(written));
  }
}

/** About how many bytes plain JSON is written in. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 3;
  if (typeof value !== 'object' || value === null) return 5;
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + sizeOf(one), 3);
  return Object.entries(value).reduce((sum, [key, one]) => sum + key.length + 3 + sizeOf(one), 3);
}

function keyOf(name: string, given: string): string {
  return `${name}\0${given}`;
}

/** What is kept is what will be read: plain, and without the strings that pieces of text hold on to. */
function made<T>(make: () => T, packing: Packing<T> | undefined): T {
  const value = make();
  return packing || typeof value === 'boolean' ? value : JSON.parse(JSON.stringify(value));
}

/** Of a file that nothing was asked about. */
export function emptyRecord(): Buffer {
  return new FileRecord(() => undefined).bytes();
}
