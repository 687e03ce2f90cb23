import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { importFile, type ReadFile } from '../exchange/import-file.ts';
import type { ForeignFile, ImportFault, ImportOptions } from '../exchange/importer.ts';
import { nearest } from '../language/nearest.ts';

/** What one reading may take; no interview comes near. */
const limits = { seconds: 120, heapMegabytes: 768 };

interface Reading {
  readonly file: ForeignFile;
  readonly options: ImportOptions;
  readonly format: string | undefined;
}

/**
 * Reads a foreign file in a thread of its own, with bounded memory and time: what a hostile file does to its reader stays
 * there. One thread reads the files of a call one after the other; one that failed is not used again. Of a source tree that is not built there is no such thread, and the file is read here.
 */
export function readAside(file: ForeignFile, options: ImportOptions, format?: string): Promise<ReadFile | ImportFault> {
  const reading: Reading = { file, options, format };
  return import.meta.url.endsWith('.ts') ? readHere(reading) : readInThread(reading);
}

/** What a damaged file makes its reader stumble over is said in a sentence. */
async function readHere({ file, options, format }: Reading): Promise<ReadFile | ImportFault> {
  try {
    return await importFile(file, options, nearest, format);
  } catch (cause) {
    const why = cause instanceof RangeError ? 'it nests deeper, or is longer, than any text' : (cause as Error).message;
    return {
      fault: `It cannot be read: it is damaged (${why}). Open it in the program it comes from, and save it again.`,
    };
  }
}

/** The thread that has read a file well waits for the next, without keeping the program up. */
let waiting: Worker | undefined;

function readInThread(reading: Reading): Promise<ReadFile | ImportFault> {
  const worker = waiting ?? newThread();
  waiting = undefined;
  worker.removeAllListeners();
  worker.ref();
  return new Promise((resolve) => {
    const end = (answer: ReadFile | ImportFault, isWell: boolean) => {
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
    worker.once('message', (answer: ReadFile | ImportFault) => end(answer, true));
    worker.once('error', (cause: NodeJS.ErrnoException) =>
      fail(
        cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? `It needs more than ${limits.heapMegabytes} MB of memory: it is damaged, or made to be endless.`
          : `It cannot be read: its reader ended (${cause.message}).`,
      ),
    );
    worker.once('exit', () => fail('It cannot be read: its reader ended.'));
    worker.postMessage(reading);
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
  parentPort?.on('message', async (reading: Reading) => parentPort?.postMessage(await readHere(reading)));
