import type { Make, Memory, Packing } from '../model/memory.ts';
import type { Aside, PlaceAside } from './aside.ts';
import { FileRecord } from './file-record.ts';
import { tried } from './memory-file.ts';

type Slept = ReturnType<FileRecord['asleep']>;

/** A record that made room for others: which of its values were asked for, and what is new, or where that was put. */
interface Asleep extends Slept {
  readonly aside?: PlaceAside;
}

/** Bytes of records, as they are written, that are at hand; of the others it is known which of their values were asked for. */
const mostAwake = 24_000_000;
/** Where not all of them are, this part: whoever goes through them all finds the first asleep when they come round again. */
const lastPart = 1 / 8;

/** One alone that is as heavy sleeps as soon as another is asked: of those asked once it would take the room of many. */
const heavy = 4_000_000;
/** So many that fell asleep are passed over. */
const mostPassed = 10_000;

interface Awake {
  readonly record: FileRecord;
  /** What it weighed when it was last asked. */
  weight: number;
}

/** What was made of files, in this run and before. */
export class FileRecords implements Pick<Memory, 'recall' | 'under'> {
  private readonly awake = new Map<string, Awake>();
  /** In the order in which they woke, from the first that is awake still: a map would pass over all that were taken out. */
  private order: string[] = [];
  private first = 0;
  /** The one asked last. */
  private last = '';
  private readonly asleep = new Map<string, Asleep>();
  /** Of those that are awake, and of those that may be. */
  private weight = 0;
  private room = mostAwake;
  /** One value for all that were asked alike. */
  private readonly alike = new Map<Asleep['asked'], Asleep>();

  /**
   * @param read the record of a file, as an earlier run wrote it; undefined where there is none, or it is lost.
   * @param aside takes what is new in records that are asleep; absent: it is held.
   */
  constructor(
    private readonly read: (path: string) => Buffer | undefined,
    private readonly aside?: Pick<Aside, 'put' | 'read'>,
  ) {}

  recall<T>(path: string, name: string, given: string, make: Make<T>, packing?: Packing<T>): T {
    const value = this.of(path).recall(name, given, make, packing);
    this.weigh(path);
    return value;
  }

  under(path: string, settings: string): void {
    this.of(path).under(settings);
  }

  private weigh(path: string): void {
    const awake = this.awake.get(path);
    if (!awake) return;
    this.weight += awake.record.weight - awake.weight;
    awake.weight = awake.record.weight;
  }

  /** The files that anything was asked about in this run. */
  *asked(): Generator<string> {
    yield* this.awake.keys();
    yield* this.asleep.keys();
  }

  /** Whether anything is known that is not written yet. */
  get changed(): boolean {
    for (const { record } of this.awake.values()) if (record.changed) return true;
    for (const asleep of this.asleep.values()) if (isNew(asleep)) return true;
    return false;
  }

  /** The record of a file as it is to be written; undefined where it is as it was read, or nothing was asked about it. */
  news(path: string): Buffer | undefined {
    const asleep = this.asleep.get(path);
    if (asleep && !isNew(asleep)) return undefined;
    const record = this.awake.get(path)?.record ?? (asleep && new FileRecord(() => undefined, this.slept(asleep)));
    return record?.changed ? record.bytes() : undefined;
  }

  private of(path: string): FileRecord {
    if (path !== this.last && (this.awake.get(this.last)?.weight ?? 0) >= heavy) this.sleep(this.last);
    this.last = path;
    const known = this.awake.get(path);
    if (known) return known.record;
    const asleep = this.asleep.get(path);
    const record = new FileRecord(() => this.read(path), asleep && this.slept(asleep));
    this.asleep.delete(path);
    this.awake.set(path, { record, weight: 0 });
    this.order.push(path);
    this.weigh(path);
    if (this.weight > mostAwake) this.room = mostAwake * lastPart;
    while (this.weight > this.room && this.awake.size > 1) this.putToSleep();
    return record;
  }

  private putToSleep(): void {
    const path = this.order[this.first++] as string;
    if (this.first > mostPassed) {
      this.order = this.order.slice(this.first);
      this.first = 0;
    }
    // The one that is asked stays; one that was heavy may sleep already.
    if (path === this.last) this.order.push(path);
    else if (this.awake.has(path)) this.sleep(path);
  }

  private sleep(path: string): void {
    const { record, weight } = this.awake.get(path) as Awake;
    const asleep = record.asleep();
    this.awake.delete(path);
    this.weight -= weight;
    this.asleep.set(path, asleep.bytes || !asleep.asked.isShared ? this.withAside(asleep) : this.shared(asleep));
  }

  private withAside({ asked, bytes }: Slept): Asleep {
    const place = bytes && this.aside?.put(bytes);
    if (place) return { asked, aside: place };
    return bytes ? { asked, bytes } : { asked };
  }

  private slept({ asked, bytes, aside }: Asleep): Slept {
    // What the disk does not give back is found out again.
    const read = aside ? tried(() => this.aside?.read(aside)) : bytes;
    return read ? { asked, bytes: read } : { asked };
  }

  private shared(asleep: Asleep): Asleep {
    const known = this.alike.get(asleep.asked) ?? asleep;
    this.alike.set(asleep.asked, known);
    return known;
  }
}

function isNew({ bytes, aside }: Asleep): boolean {
  return bytes !== undefined || aside !== undefined;
}
