import { type FSWatcher, readdirSync, realpathSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

/**
 * Calls back when files of a study change, one call after another, at most once a tenth of a second; outputs and
 * temporary files are left out.
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
  const tell = (path: string) => {
    paths.add(path);
    clearTimeout(pending);
    pending = setTimeout(() => {
      const now = [...paths];
      paths.clear();
      running = running.then(() => changed(now));
    }, 100);
  };
  const folders = new Folders(folder, tell, lost);
  folders.add('');
  return () => {
    clearTimeout(pending);
    folders.close();
  };
}

/**
 * One watcher for each folder. A watcher of the whole tree does not see, with some systems and versions of Node, what
 * happens to a file that has been renamed over, as every careful editor saves.
 */
class Folders {
  private readonly watchers = new Map<string, FSWatcher>();

  constructor(
    private readonly root: string,
    private readonly tell: (path: string) => void,
    private readonly lost: () => void,
  ) {}

  /** @param path below the study; empty: the study's own folder. */
  add(path: string, above: readonly string[] = []): void {
    const absolute = join(this.root, path);
    // A folder that is gone by now, or leads back to one above it, is not watched.
    const real = realOf(absolute);
    if (this.watchers.has(path) || real === undefined || above.includes(real)) return;
    const watcher = this.watch(path, absolute, [...above, real]);
    if (!watcher) {
      this.lost();
      return;
    }
    this.watchers.set(path, watcher);
    for (const name of readdirSync(absolute)) this.addBelow(path, name, [...above, real]);
  }

  /** Undefined where the system watches no more. */
  private watch(path: string, absolute: string, above: readonly string[]): FSWatcher | undefined {
    try {
      const watcher = watch(absolute, (_event, name) => this.hear(path, String(name ?? ''), above));
      return watcher.on('error', () => {
        this.drop(path);
        if (path === '') this.lost();
      });
    } catch {
      return undefined;
    }
  }

  close(): void {
    for (const watcher of this.watchers.values()) watcher.close();
    this.watchers.clear();
  }

  private hear(folder: string, name: string, above: readonly string[]): void {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (!isOfStudy(path) || name.endsWith('.tmp')) return;
    if (!isFolder(join(this.root, path))) this.drop(path);
    this.addBelow(folder, name, above);
    this.tell(path);
  }

  private addBelow(folder: string, name: string, above: readonly string[]): void {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (isOfStudy(path) && isFolder(join(this.root, path))) this.add(path, above);
  }

  /** A folder that is gone, with all below it: one of its name that comes later is another. */
  private drop(path: string): void {
    for (const [one, watcher] of this.watchers) {
      if (one !== path && !one.startsWith(`${path}/`)) continue;
      watcher.close();
      this.watchers.delete(one);
    }
  }
}

function isOfStudy(path: string): boolean {
  if (!/^(?:study\.yaml|corpus|codebook|reports)(?:\/|$)/.test(path) || path.startsWith('reports/out')) return false;
  return !/\/[._](?!chapter\.md$)/.test(path);
}

function isFolder(absolute: string): boolean {
  try {
    return statSync(absolute, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    // A link that leads to itself (ELOOP), or a folder closed to us.
    return false;
  }
}

function realOf(absolute: string): string | undefined {
  try {
    return realpathSync(absolute);
  } catch {
    return undefined;
  }
}
