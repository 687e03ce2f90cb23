import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { build } from '../model/build.ts';
import type { Found, KnownBefore } from '../study/part-memory.ts';
import { keptBefore, type StudyMemory, type Unread } from '../study/study-memory.ts';
import { type PartialStudy, readPart } from './read-part.ts';

/** Interviews that are read at once, with their codings: of more, what was made of the first is old when all are read. */
const batchSize = 16;
/** Bytes below which a second thread costs more than it gives. */
const fewBytes = 30_000_000;

/** Of the other thread: twice as many are no quicker. */
const maxYoungGenerationSizeMb = 24;

interface Shared {
  readonly study: PartialStudy;
  readonly unread: readonly Unread[];
  /** The next batch that nobody has taken. */
  readonly next: Int32Array;
}

/**
 * Reads what is new in a corpus, batch by batch; of a large one in two threads. What a thread that fails leaves undone is
 * found out by whoever asks for it.
 * @param memory takes what was found out, and tells what is known of coding files.
 */
export async function readAhead(
  study: PartialStudy,
  unread: readonly Unread[],
  memory: Pick<StudyMemory, 'keep' | 'knownBefore'>,
  progress: (done: number) => void,
): Promise<void> {
  const next = new Int32Array(new SharedArrayBuffer(4));
  const bytes = unread.reduce((sum, { size }) => sum + size, 0);
  const isShared = bytes >= fewBytes && availableParallelism() > 1 && !import.meta.url.endsWith('.ts');
  const other = isShared ? startOther({ study, unread, next }, (found) => memory.keep(found)) : undefined;
  for (let at = take(next); at < unread.length; at = take(next)) {
    progress(at);
    memory.keep(readBatch(study, unread, at, memory.knownBefore));
    // What the other thread found out is taken meanwhile.
    if (other) await new Promise((resolve) => setImmediate(resolve));
  }
  await other;
}

function readBatch(study: PartialStudy, unread: readonly Unread[], at: number, before: KnownBefore): Found[] {
  return readPart(
    study,
    unread.slice(at, at + batchSize).flatMap(({ paths }) => paths),
    before,
  );
}

/** Where the next batch begins. */
function take(next: Int32Array): number {
  return Atomics.add(next, 0, 1) * batchSize;
}

/** @returns undefined where the system gives no other thread. */
function startOther(shared: Shared, keep: (found: readonly Found[]) => void): Promise<void> | undefined {
  let worker: Worker;
  try {
    worker = new Worker(new URL(import.meta.url), {
      ...{ workerData: { studyPart: shared }, stdout: true, stderr: true },
      resourceLimits: { maxYoungGenerationSizeMb },
    });
  } catch {
    return undefined;
  }
  return new Promise((resolve) => {
    worker.on('message', keep);
    worker.once('error', () => resolve());
    worker.once('exit', () => resolve());
  });
}

/** The other end: this very module, loaded as a thread. */
const { studyPart } = (workerData ?? {}) as { studyPart?: Shared };
if (!isMainThread && studyPart) {
  const { study, unread, next } = studyPart;
  const before = keptBefore(study.root, build ?? '');
  for (let at = take(next); at < unread.length; at = take(next))
    parentPort?.postMessage(readBatch(study, unread, at, before));
}
