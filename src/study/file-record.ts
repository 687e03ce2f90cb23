import type { Packing } from '../model/memory.ts';

/** Values by name; those that depend on more than their file in a map by what they depend on, under the name and `mark`. */
type Values = Map<string, unknown>;
const mark = '\0';

/** A record as it is written: the settings that values depend on, and each value, packed. */
interface Written {
  readonly settings: string;
  readonly rows: readonly (readonly [name: string, given: string, packed: unknown])[];
}

/** What was made of one file: in an earlier run, or in this one. */
export class FileRecord {
  private readonly before: Values = new Map();
  /** What was asked for in this run. */
  private readonly now: Values = new Map();
  private settings = '';
  /** Whether it tells anything that what it was read from does not. */
  private isNew = true;

  /** @param packings by name, those that `recall` was asked with. */
  constructor(private readonly packings: Map<string, Packing<unknown>>) {}

  get changed(): boolean {
    return this.isNew;
  }

  /** @param bytes as `bytes()` gave them in an earlier run. */
  read(bytes: Buffer): void {
    const { settings, rows }: Written = JSON.parse(bytes.toString('utf8'));
    this.settings = settings;
    for (const [name, given, packed] of rows) put(this.before, name, given, packed);
    this.isNew = false;
  }

  /** Under other settings than before nothing is known. */
  under(settings: string): void {
    if (this.settings === settings) return;
    this.settings = settings;
    this.before.clear();
    this.isNew = true;
  }

  recall<T>(name: string, given: string, make: () => T, packing: Packing<T> | undefined): T {
    const known = get(this.now, name, given);
    if (known !== undefined) return known as T;
    if (packing) this.packings.set(name, packing as Packing<unknown>);
    const before = get(this.before, name, given);
    const value = before === undefined ? made(make, packing) : packing ? packing.unpack(before) : (before as T);
    if (before === undefined) this.isNew = true;
    put(this.now, name, given, value);
    return value;
  }

  /** Of what was asked for in this run, only the values that were; of the rest all. */
  bytes(): Buffer {
    const rows = [...rowsOf(this.now)].map(([name, given, value]) => {
      const packing = this.packings.get(name);
      return [name, given, packing ? packing.pack(value) : value] as const;
    });
    const asked = new Set(rows.map(([name]) => name));
    const rest = [...rowsOf(this.before)].filter(([name]) => !asked.has(name));
    const written: Written = { settings: this.settings, rows: [...rows, ...rest] };
    return Buffer.from(JSON.stringify(written));
  }
}

/** What is kept is what will be read: plain, and without the strings that pieces of text hold on to. */
function made<T>(make: () => T, packing: Packing<T> | undefined): T {
  const value = make();
  return packing || typeof value === 'boolean' ? value : JSON.parse(JSON.stringify(value));
}

function get(values: Values, name: string, given: string): unknown {
  if (given === '') return values.get(name);
  return (values.get(name + mark) as Values | undefined)?.get(given);
}

function put(values: Values, name: string, given: string, value: unknown): void {
  if (given === '') {
    values.set(name, value);
    return;
  }
  const key = name + mark;
  const ofName = (values.get(key) as Values | undefined) ?? new Map();
  values.set(key, ofName.set(given, value));
}

function* rowsOf(values: Values): Generator<readonly [name: string, given: string, value: unknown]> {
  for (const [name, value] of values) {
    if (!name.endsWith(mark)) yield [name, '', value];
    else for (const [given, one] of value as Values) yield [name.slice(0, -1), given, one];
  }
}
