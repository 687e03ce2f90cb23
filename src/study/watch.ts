import { watch } from 'node:fs';
import { sep } from 'node:path';

/**
 * Calls back when files of a study change, one call after another, at most once a tenth of a second; what the tool
 * writes itself is left out.
 * @param lost called when the folder can no longer be watched.
 * @returns a function that stops it.
 */
export function watchStudy(folder: string, changed: () => Promise<void>, lost: () => void): () => void {
  let pending: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const watcher = watch(folder, { recursive: true }, (_event, name) => {
    const path = String(name ?? '')
      .split(sep)
      .join('/');
    if (!/^(?:study\.yaml|corpus\/|codebook\/|reports\/)/.test(path)) return;
    if (path.startsWith('reports/out') || path.endsWith('.tmp')) return;
    clearTimeout(pending);
    pending = setTimeout(() => {
      running = running.then(changed);
    }, 100);
  });
  watcher.on('error', () => {
    watcher.close();
    lost();
  });
  return () => {
    clearTimeout(pending);
    watcher.close();
  };
}
