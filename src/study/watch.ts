import { watch } from 'node:fs';
import { sep } from 'node:path';

/**
 * Calls back when files of a study change, at most once a tenth of a second; what the tool writes itself is left out.
 * @returns a function that stops it.
 */
export function watchStudy(folder: string, changed: () => void): () => void {
  let pending: NodeJS.Timeout | undefined;
  const watcher = watch(folder, { recursive: true }, (_event, name) => {
    const path = String(name ?? '')
      .split(sep)
      .join('/');
    if (
      !/^(?:study\.yaml|corpus\/|codebook\/|reports\/)/.test(path) ||
      path.startsWith('reports/out') ||
      path.endsWith('.tmp')
    )
      return;
    clearTimeout(pending);
    pending = setTimeout(changed, 100);
  });
  return () => {
    clearTimeout(pending);
    watcher.close();
  };
}
