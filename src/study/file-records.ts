import type { Memory, Packing } from '../model/memory.ts';
import { FileRecord } from './file-record.ts';

type Asleep = ReturnType<FileRecord['asleep']>;

/** Bytes of records, as they are written, that are at hand; of the others it is known which of their values were asked for. */
const mostAwake = 3_000_000;

/** What was made of files, in this run and before. */
export class FileRecords implements Pick<Memory, 'recall' | 'under'> {
  /** In the order in which they woke. */
  private readonly awake = new Map<string, FileRecord>();
  private readonly asleep = new Map<string, Asleep>();
  /** Of those that are awake, when they woke. */
  private weight = 0;
  /** The same words for all that were asked alike. */
  private readonly signs = new Map<string, Asleep>();

  /** @param read the record of a file, as an earlier run wrote it; undefined where there is none, or it is lost. */
  constructor(private readonly read: (path: string) => Buffer | undefined) {}

  recall<T>(path: string, name: string, given: string, make: () => T, packing?: Packing<T>): T {
    return this.of(path).recall(name, given, make, packing);
  }

  under(path: string, settings: string): void {
    this.of(path).under(settings);
  }

  /** The files that anything was asked about in this run. */
  *asked(): Generator<string> {
    yield* this.awake.keys();
    yield* this.asleep.keys();
  }

  /** Whether anything is known that is not written yet. */
  get changed(): boolean {
    for (const record of this.awake.values()) if (record.changed) return true;
    for (const { bytes } of this.asleep.values()) if (bytes) return true;
    return false;
  }

  /** The record of a file as it is to be written; undefined where it is as it was read, or nothing was asked about it. */
  news(path: string): Buffer | undefined {
    const asleep = this.asleep.get(path);
    if (asleep && !asleep.bytes) return undefined;
    const record = this.awake.get(path) ?? (asleep && new FileRecord(() => undefined, asleep));
    return record?.changed ? record.bytes() : undefined;
  }

  private of(path: string): FileRecord {
    const known = this.awake.get(path);
    if (known) return known;
    const record = new FileRecord(() => this.read(path), this.asleep.get(path));
    this.asleep.delete(path);
    this.awake.set(path, record);
    this.weight += record.weight;
    while (this.weight > mostAwake && this.awake.size > 1) this.putToSleep();
    return record;
  }

  private putToSleep(): void {
    const [path, record] = this.awake.entries().next().value as [string, FileRecord];
    const asleep = record.asleep();
    this.awake.delete(path);
    this.weight -= record.weight;
    this.asleep.set(path, asleep.bytes ? asleep : this.shared(asleep));
  }

  private shared(asleep: Asleep): Asleep {
    const known = this.signs.get(asleep.asked);
    if (known) return known;
    this.signs.set(asleep.asked, asleep);
    return asleep;
  }
}
