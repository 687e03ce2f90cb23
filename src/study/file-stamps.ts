import { createHash } from 'node:crypto';
import { accessSync, constants, readdirSync, type Stats } from 'node:fs';
import { besidePrefix } from './beside.ts';
import { walkStudy } from './walk-study.ts';

/** The files of a study at one moment. */
export interface StudyState {
  /** A fingerprint: another where a file came, went, was written to or was read by another program. */
  readonly print: string;
  /** When the youngest change of a file was, in milliseconds, by the clock of the disk. */
  readonly youngest: number;
}

/** Tells one state of a study's files from another without reading them; it is told of them in the order of the walk. */
export class FileStamps {
  private readonly names: string[] = [];
  private readonly numbers: number[] = [];
  /** When the youngest change was. */
  youngest = 0;

  folder(path: string): void {
    this.names.push('folder', path);
  }

  file(path: string, { size, mtimeMs, ctimeMs, dev, ino }: Stats): void {
    this.names.push('file', path);
    this.numbers.push(size, mtimeMs, ctimeMs, dev, ino);
    this.youngest = Math.max(this.youngest, mtimeMs, ctimeMs);
  }

  fault(path: string, reason: string): void {
    this.names.push(reason, path);
  }

  /** @param by what reads the files: another program makes something else of them. */
  state(root: string, by: string): StudyState {
    const hash = createHash('sha256').update([by, root, ...this.names, ''].join('\0'));
    const print = hash.update(Float64Array.from(this.numbers)).digest('hex').slice(0, 32);
    return { print, youngest: this.youngest };
  }
}

/** The state of a study that nobody reads now. */
export function studyState(root: string, by: string): StudyState {
  return stampsUntil(root).state(root, by);
}

/** The same, looked at only as long as no file was changed later than a time; undefined where one was, or a change was stopped. */
export function studyStateOf(root: string, by: string, until: number): StudyState | undefined {
  const stamps = stampsUntil(root, until);
  return stamps.youngest > until ? undefined : stamps.state(root, by);
}

function stampsUntil(root: string, until = Number.POSITIVE_INFINITY): FileStamps {
  const stamps = new FileStamps();
  // What a program that was killed left is settled by the next that reads the study.
  const unsettled = () => {
    stamps.youngest = Number.POSITIVE_INFINITY;
  };
  if (readdirSync(root).some((name) => name.startsWith(besidePrefix))) unsettled();
  walkStudy(root, {
    beside: unsettled,
    folder: (path) => stamps.folder(path),
    file(path, status) {
      accessSync(`${root}/${path}`, constants.R_OK);
      stamps.file(path, status);
    },
    fault: (path, reason) => stamps.fault(path, reason),
    isDone: () => stamps.youngest > until,
  });
  return stamps;
}
