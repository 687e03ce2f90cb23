import type { Packing } from '../model/memory.ts';

/** Whether a value was asked for in this run, and if so, whether it is as it was read, unpacked, or let go. */
type State = 'asked' | 'unpacked' | 'gone';
type Row = [name: string, given: string, value: unknown, state?: State];

/** A record as it is written: the settings that values depend on, and each value, packed. */
interface Written {
  readonly settings: string;
  readonly rows: Row[];
}

/** What was made of one file: in an earlier run, or in this one. */
export class FileRecord {
  private rows: Row[] = [];
  private settings = '';
  /** Where the value may stand that is asked for next: they are asked for in one order, run after run. */
  private next = 0;
  /** Whether it tells anything that what it was read from does not. */
  private isNew = false;
  /** Whether values that were read and unpacked are let go: they can be read again. */
  private letsGo = true;

  /**
   * @param packings by name, those that `recall` was asked with.
   * @param read what `bytes()` gave in an earlier run, as long as it can be had; undefined where there was none.
   */
  constructor(
    private readonly packings: Map<string, Packing<unknown>>,
    private readonly read: () => Buffer | undefined,
  ) {
    const written = this.written();
    if (!written) this.isNew = true;
    else [this.settings, this.rows] = [written.settings, written.rows];
  }

  get changed(): boolean {
    return this.isNew;
  }

  private written(): Written | undefined {
    const bytes = this.read();
    return bytes && JSON.parse(bytes.toString('utf8'));
  }

  /** Puts the values that were let go back in their places; those that are lost are made again. */
  private bringBack(): void {
    this.letsGo = false;
    const written = this.written()?.rows ?? [];
    this.rows = this.rows.flatMap((row): Row[] => {
      if (row[3] !== 'gone') return [row];
      const [name, given] = row;
      const before = written.find(([ofName, ofGiven]) => ofName === name && ofGiven === given);
      return before ? [[name, given, before[2], 'asked']] : [];
    });
  }

  /** Under other settings than before nothing is known but what was asked for without any. */
  under(settings: string): void {
    if (this.settings === settings) return;
    this.settings = settings;
    this.rows = this.rows.filter(([, , , state]) => state !== undefined);
    this.isNew = true;
  }

  recall<T>(name: string, given: string, make: () => T, packing: Packing<T> | undefined): T {
    if (packing) this.packings.set(name, packing as Packing<unknown>);
    let known = this.row(name, given);
    if (known?.[3] === 'gone') {
      this.bringBack();
      known = this.row(name, given);
    }
    if (!known) {
      const value = made(make, packing);
      this.rows.push([name, given, value, packing ? 'unpacked' : 'asked']);
      this.isNew = true;
      return value;
    }
    const [, , before, state] = known;
    if (!packing || state === 'unpacked') {
      known[3] ??= 'asked';
      return before as T;
    }
    const value = packing.unpack(before, given);
    // Whoever asks holds on to what it is asked with: one string then, instead of two.
    known[1] = given;
    [known[2], known[3]] = this.letsGo ? [undefined, 'gone'] : [value, 'unpacked'];
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
    if (this.rows.some(([, , , state]) => state === 'gone')) this.bringBack();
    const asked = new Set(this.rows.flatMap(([name, , , state]) => (state ? [name] : [])));
    const rows = this.rows
      .filter(([name, , , state]) => state || !asked.has(name))
      .map(([name, given, value, state]): Row => [name, given, this.packed(name, given, value, state)]);
    const written: Written = { settings: this.settings, rows };
    return Buffer.from(JSON.stringify(written));
  }

  private packed(name: string, given: string, value: unknown, state: State | undefined): unknown {
    return state === 'unpacked' ? (this.packings.get(name) as Packing<unknown>).pack(value, given) : value;
  }
}

/** What is kept is what will be read: plain, and without the strings that pieces of text hold on to. */
function made<T>(make: () => T, packing: Packing<T> | undefined): T {
  const value = make();
  return packing || typeof value === 'boolean' ? value : JSON.parse(JSON.stringify(value));
}
