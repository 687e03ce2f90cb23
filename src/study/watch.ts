import { watch } from 'node:fs';
import { sep } from 'node:path';

/**
 * Calls back when files of a study change, one call after another, at most once a tenth of a second; outputs
 * and temporary files are left out.
 * @param changed gets the paths of what has changed, below the study; of a folder its own, where that is all that is known.
 * @param lost called when the folder can no longer be watched.
 * @returns a function that stops it.
 */
export function watchStudy(
  folder: string,
  changed: (paths: readonly string[]) => Promise<void>,
  lost: () => void,
): () => void {
  const paths = new Set<string>();
  let pending: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const watcher = watch(folder, { recursive: true }, (_event, name) => {
    const path = String(name ?? '')
      .split(sep)
      .join('/');
    if (!/^(?:study\.yaml|corpus\/|codebook\/|reports\/)/.test(path)) return;
    if (path.startsWith('reports/out') || path.endsWith('.tmp')) return;
    paths.add(path);
    clearTimeout(pending);
    pending = setTimeout(() => {
      const now = [...paths];
      paths.clear();
      running = running.then(() => changed(now));
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
