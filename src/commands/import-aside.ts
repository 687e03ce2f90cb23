import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { type FinishedReport, finishedReport } from '../exchange/finished-report.ts';
import { importFile, type ReadFile } from '../exchange/import-file.ts';
import type { ForeignFile, ImportFault, ImportOptions } from '../exchange/importer.ts';
import { type TrackedReport, trackedReport } from '../exchange/tracked-report.ts';
import { nearest } from '../language/nearest.ts';

/** What one reading may take; no interview comes near. */
const limits = { seconds: 120, heapMegabytes: 768 };

/** Each way of reading a foreign file: what it is asked, and what it gives; plain values, that pass between threads. */
interface Readings {
  readonly sources: { asked: { file: ForeignFile; options: ImportOptions; format?: string }; read: ReadFile };
  readonly report: { asked: ForeignFile; read: FinishedReport };
  readonly edits: { asked: ForeignFile; read: TrackedReport };
}

type Way = keyof Readings;
type Asked<W extends Way> = Readings[W]['asked'];
type Read<W extends Way> = Readings[W]['read'] | ImportFault;

const readers: { readonly [W in Way]: (asked: Asked<W>) => Read<W> | Promise<Read<W>> } = {
  sources: ({ file, options, format }) => importFile(file, options, nearest, format),
  report: finishedReport,
  edits: trackedReport,
};

/**
 * Reads a foreign file in a thread of its own, with bounded memory and time: what a hostile file does to its reader stays
 * there. One thread reads the files of a call one after the other; one that failed is not used again. Of a source tree that is not built there is no such thread, and the file is read here.
 */
export function readAside<W extends Way>(way: W, asked: Asked<W>): Promise<Read<W>> {
  return import.meta.url.endsWith('.ts') ? readHere(way, asked) : readInThread(way, asked);
}

/** What a damaged file makes its reader stumble over is said in a sentence. */
async function readHere<W extends Way>(way: W, asked: Asked<W>): Promise<Read<W>> {
  try {
    return await readers[way](asked);
  } catch (cause) {
    const why = cause instanceof RangeError ? 'it nests deeper, or is longer, than any text' : (cause as Error).message;
    return {
      fault: `It cannot be read: it is damaged (${why}). Open it in the program it comes from, and save it again.`,
    };
  }
}

/** The thread that has read a file well waits for the next, without keeping the program up. */
let waiting: Worker | undefined;

function readInThread<W extends Way>(way: W, asked: Asked<W>): Promise<Read<W>> {
  const worker = waiting ?? newThread();
  waiting = undefined;
  worker.removeAllListeners();
  worker.ref();
  return new Promise((resolve) => {
    const end = (answer: Read<W>, isWell: boolean) => {
      clearTimeout(timer);
      worker.removeAllListeners();
      if (isWell) {
        worker.unref();
        worker.once('error', () => {
          waiting = undefined;
        });
        waiting = worker;
      } else void worker.terminate();
      resolve(answer);
    };
    const fail = (fault: string) => end({ fault }, false);
    const timer = setTimeout(
      () => fail(`It was not read within ${limits.seconds} seconds: it is damaged, or made to be endless.`),
      limits.seconds * 1000,
    );
    worker.once('message', (answer: Read<W>) => end(answer, true));
    worker.once('error', (cause: NodeJS.ErrnoException) =>
      fail(
        cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? `It needs more than ${limits.heapMegabytes} MB of memory: it is damaged, or made to be endless.`
          : `It cannot be read: its reader ended (${cause.message}).`,
      ),
    );
    worker.once('exit', () => fail('It cannot be read: its reader ended.'));
    worker.postMessage({ way, asked });
  });
}

function newThread(): Worker {
  return new Worker(new URL(import.meta.url), {
    workerData: { studyImport: true },
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
    stdout: true,
    stderr: true,
  });
}

/** The other end: this very module, loaded as a thread. */
const { studyImport } = (workerData ?? {}) as { studyImport?: true };
if (!isMainThread && studyImport)
  parentPort?.on('message', async ({ way, asked }: { way: Way; asked: Asked<Way> }) =>
    parentPort?.postMessage(await readHere(way, asked)),
  );
