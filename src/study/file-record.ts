import type { Packing } from '../model/memory.ts';

type Row = [name: string, given: string, packed: unknown, isAsked?: true];

/** A record as it is written: the settings that values depend on, and each value, packed. */
interface Written {
  readonly settings: string;
  readonly rows: Row[];
}

/** What a record holds between two times of use: which of its values were asked for in this run, and what is new. */
interface Asleep {
  /** A sign for each value that was written, in their order. */
  readonly asked: string;
  /** As it is to be written; absent where it is as it was read. */
  readonly bytes?: Buffer;
}

const asked = '1';

/** What was made of one file: in an earlier run, or in this one. */
export class FileRecord {
  private rows: Row[] = [];
  private settings = '';
  /** Where the value may stand that is asked for next: they are asked for in one order, run after run. */
  private next = 0;
  /** Whether it tells anything that what it was read from does not. */
  private isNew = false;

  /**
   * @param read what `bytes()` gave in an earlier run; undefined where there was none, or it is lost.
   * @param asleep what `asleep` gave in this run.
   */
  constructor(read: () => Buffer | undefined, asleep?: Asleep) {
    const bytes = asleep?.bytes ?? read();
    this.isNew = asleep?.bytes !== undefined || !bytes;
    if (!bytes) return;
    const written: Written = JSON.parse(bytes.toString('utf8'));
    [this.settings, this.rows] = [written.settings, written.rows];
    for (const [index, row] of this.rows.entries()) if (asleep?.asked[index] === asked) row[3] = true;
  }

  get changed(): boolean {
    return this.isNew;
  }

  /** Under other settings than before nothing is known but what was asked for without any. */
  under(settings: string): void {
    if (this.settings === settings) return;
    this.settings = settings;
    this.rows = this.rows.filter(([, , , isAsked]) => isAsked);
    this.isNew = true;
  }

  recall<T>(name: string, given: string, make: () => T, packing: Packing<T> | undefined): T {
    const known = this.row(name, given);
    if (known) {
      known[3] = true;
      return packing ? packing.unpack(known[2], given) : (known[2] as T);
    }
    const value = made(make, packing);
    this.rows.push([name, given, packing ? packing.pack(value, given) : value, true]);
    this.isNew = true;
    return value;
  }

  private row(name: string, given: string): Row | undefined {
    const { rows, next } = this;
    for (let i = 0; i < rows.length; i++) {
      const at = next + i < rows.length ? next + i : next + i - rows.length;
      const row = rows[at] as Row;
      if (row[0] !== name || row[1] !== given) continue;
      this.next = at + 1;
      return row;
    }
    return undefined;
  }

  /** Of what was asked for in this run, only the values that were; of the rest all. */
  bytes(): Buffer {
    const names = new Set(this.rows.flatMap(([name, , , isAsked]) => (isAsked ? [name] : [])));
    return this.written(this.rows.filter(([name, , , isAsked]) => isAsked || !names.has(name)));
  }

  /** What to make it of when it is asked again. */
  asleep(): Asleep {
    const signs = this.rows.map(([, , , isAsked]) => (isAsked ? asked : '0')).join('');
    return this.isNew ? { asked: signs, bytes: this.written(this.rows) } : { asked: signs };
  }

  private written(rows: readonly Row[]): Buffer {
    const written: Written = {
      settings: this.settings,
      rows: rows.map(([name, given, packed]): Row => [name, given, packed]),
    };
    return Buffer.from(JSON.stringify(written));
  }
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
