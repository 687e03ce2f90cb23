import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Found } from '../study/part-memory.ts';
import { type PartialStudy, readPart } from './read-part.ts';

/** Files that are read at once. */
const batchSize = 64;
/** Bytes below which a second thread costs more than it gives. */
const fewBytes = 30_000_000;

/** A file whose content is not known yet. */
export interface Unread {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

interface Shared {
  readonly study: PartialStudy;
  readonly paths: readonly string[];
  /** The next batch that nobody has taken. */
  readonly next: Int32Array;
}

/**
 * Reads what is new in a corpus, batch by batch; of a large one in two threads. What a thread that fails leaves undone is
 * found out by whoever asks for it.
 * @param keep takes what was found out.
 */
export async function readAhead(
  study: PartialStudy,
  unread: readonly Unread[],
  keep: (found: readonly Found[]) => void,
  progress: (done: number) => void,
): Promise<void> {
  const paths = unread.map(({ path }) => path);
  const next = new Int32Array(new SharedArrayBuffer(4));
  const bytes = unread.reduce((sum, { size }) => sum + size, 0);
  const isShared = bytes >= fewBytes && availableParallelism() > 1 && !import.meta.url.endsWith('.ts');
  const other = isShared ? startOther({ study, paths, next }, keep) : undefined;
  for (let at = take(next); at < paths.length; at = take(next)) {
    progress(at);
    keep(readPart(study, paths.slice(at, at + batchSize)));
    // What the other thread found out is taken meanwhile.
    if (other) await new Promise((resolve) => setImmediate(resolve));
  }
  await other;
}

/** Where the next batch begins. */
function take(next: Int32Array): number {
  return Atomics.add(next, 0, 1) * batchSize;
}

function startOther(shared: Shared, keep: (found: readonly Found[]) => void): Promise<void> {
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { studyPart: shared },
    stdout: true,
    stderr: true,
  });
  return new Promise((resolve) => {
    worker.on('message', keep);
    worker.once('error', () => resolve());
    worker.once('exit', () => resolve());
  });
}

/** The other end: this very module, loaded as a thread. */
const { studyPart } = (workerData ?? {}) as { studyPart?: Shared };
if (!isMainThread && studyPart) {
  const { study, paths, next } = studyPart;
  for (let at = take(next); at < paths.length; at = take(next))
    parentPort?.postMessage(readPart(study, paths.slice(at, at + batchSize)));
}
