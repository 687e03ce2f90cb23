import { Interned } from '../model/interned.ts';
import type { Make, Packing } from '../model/memory.ts';
import { AskedRows } from './asked-rows.ts';

/** What a record holds between two times of use: which of its values were asked for in this run, and what is new. */
interface Asleep {
  readonly asked: AskedRows;
  /** As it is to be written; absent where it is as it was read. */
  readonly bytes?: Buffer;
}

/** Those of all files are the same. */
const settingsKnown = new Interned<string>();

/** What a value weighs besides its characters as long as it is held by itself. */
const freshWeight = 500;

/** Characters of a record that tells nothing. */
const least = 50;

/**
 * What was made of one file: in an earlier run, or in this one. It is held as it is written: a line of the settings that
 * values depend on, then one for each value with its name, what it was given, and the value, packed, as JSON. What is
 * not asked for is not taken to pieces, and a text takes a fifth of what the values in it do.
 */
export class FileRecord {
  private settings: string;
  /** As it was read. */
  private text: string;
  /** Where its lines of values begin. */
  private start: number;
  /** Those of this run, each begun as it is asked for. */
  private fresh: Map<string, string> | undefined;
  /** Where the value may stand that is asked for next: they are asked for in one order, run after run. */
  private next: number;
  private nextRow = 0;
  /** Where each value stands, once another was asked for than the next. */
  private places: Map<string, { readonly at: number; readonly row: number }> | undefined;
  private asked: AskedRows;
  /** Whether it tells anything that what it was read from does not. */
  private isNew = false;
  /** About how many bytes it takes. */
  weight: number;

  /**
   * @param read what `bytes()` gave in an earlier run; undefined where there was none, or it is lost.
   * @param asleep what `asleep` gave in this run.
   */
  constructor(read: () => Buffer | undefined, asleep?: Asleep) {
    const bytes = asleep?.bytes ?? read();
    this.isNew = asleep?.bytes !== undefined || !bytes;
    this.asked = (bytes && asleep?.asked) ?? AskedRows.first(0);
    this.text = bytes?.toString('utf8') ?? '\n';
    this.start = this.text.indexOf('\n') + 1;
    this.next = this.start;
    const settings = this.text.slice(0, this.start - 1);
    this.settings = settingsKnown.value(settings, () => settings);
    this.weight = Math.max(least, this.text.length);
  }

  get changed(): boolean {
    return this.isNew;
  }

  /** Under other settings than before nothing is known but what was asked for without any. */
  under(settings: string): void {
    if (this.settings === settings) return;
    this.settings = settings;
    this.text = this.lines(({ row }) => this.asked.has(row));
    this.asked = AskedRows.first(this.asked.size);
    [this.start, this.next, this.nextRow, this.places] = [0, 0, 0, undefined];
    this.isNew = true;
  }

  recall<T>(name: string, given: string, make: Make<T>, packing: Packing<T> | undefined): T {
    const begun = `${written(name)}\t${written(given)}\t`;
    const known = this.known(begun);
    if (known !== undefined) {
      const value = JSON.parse(known);
      return packing ? packing.unpack(value, given) : value;
    }
    const value = make(this.isNamed(written(name)));
    const packed = JSON.stringify(packing ? packing.pack(value, given) : value);
    this.fresh ??= new Map();
    this.fresh.set(begun, packed);
    this.weight += begun.length + packed.length + freshWeight;
    this.isNew = true;
    // What is kept is what will be read: plain, and without the strings that pieces of text hold on to.
    return packing || typeof value === 'boolean' ? value : JSON.parse(packed);
  }

  /** Whether there is any value of a name. */
  private isNamed(name: string): boolean {
    return this.text.startsWith(`${name}\t`, this.start) || this.text.includes(`\n${name}\t`);
  }

  /** A value as it was written, by how its line begins. */
  private known(begun: string): string | undefined {
    if (!this.text.startsWith(begun, this.next)) {
      const fresh = this.fresh?.get(begun);
      if (fresh !== undefined) return fresh;
      const place = this.text.length === this.start ? undefined : this.index().get(begun);
      if (!place) return undefined;
      [this.next, this.nextRow] = [place.at, place.row];
    }
    const end = this.text.indexOf('\n', this.next);
    const value = this.text.slice(this.next + begun.length, end);
    this.asked = this.asked.with(this.nextRow++);
    this.next = end + 1;
    return value;
  }

  /** Where each value stands. */
  private index(): ReadonlyMap<string, { readonly at: number; readonly row: number }> {
    if (this.places) return this.places;
    this.places = new Map();
    for (const { at, row, begun } of linesOf(this.text, this.start)) this.places.set(begun, { at, row });
    return this.places;
  }

  private lines(isKept: (line: Line) => boolean): string {
    let kept = '';
    for (const line of linesOf(this.text, this.start)) if (isKept(line)) kept += this.text.slice(line.at, line.end);
    return kept;
  }

  /** Of what was asked for in this run, only the values that were; of the rest all. */
  bytes(): Buffer {
    const names = new Set([...(this.fresh?.keys() ?? [])].map(nameOf));
    for (const { row, begun } of linesOf(this.text, this.start)) if (this.asked.has(row)) names.add(nameOf(begun));
    return this.written(this.lines(({ row, begun }) => this.asked.has(row) || !names.has(nameOf(begun))));
  }

  /** What to make it of when it is asked again. */
  asleep(): Asleep {
    if (!this.isNew) return { asked: this.asked };
    let asked = this.asked;
    let row = this.fresh ? linesFrom(this.text, this.start) : 0;
    for (const _line of this.fresh?.keys() ?? []) asked = asked.with(row++);
    return { asked, bytes: this.written(this.text.slice(this.start)) };
  }

  private written(lines: string): Buffer {
    let text = `${this.settings}\n${lines}`;
    for (const [begun, packed] of this.fresh ?? []) text += `${begun}${packed}\n`;
    return Buffer.from(text);
  }
}

interface Line {
  readonly row: number;
  /** Where it begins and ends, its line end with it. */
  readonly at: number;
  readonly end: number;
  /** All before its value. */
  readonly begun: string;
}

function* linesOf(text: string, start: number): Generator<Line> {
  for (let at = start, row = 0; at < text.length; row++) {
    const end = text.indexOf('\n', at) + 1;
    const given = text.indexOf('\t', at) + 1;
    yield { row, at, end, begun: text.slice(at, text.indexOf('\t', given) + 1) };
    at = end;
  }
}

function linesFrom(text: string, start: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', start); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

function nameOf(begun: string): string {
  return begun.slice(0, begun.indexOf('\t'));
}

/** What ends a field, what would not be UTF-8, and what makes something else of these. */
const unplain = /[\t\n\\\ud800-\udfff]/;

/** A text in a line of its own field; no two are written alike, since none is plain that was not. */
function written(text: string): string {
  return unplain.test(text) ? JSON.stringify(text) : text;
}

/** Of a file that nothing was asked about. */
export function emptyRecord(): Buffer {
  return new FileRecord(() => undefined).bytes();
}
