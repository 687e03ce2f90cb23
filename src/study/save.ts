import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join, sep } from 'node:path';
import { besidePath } from './beside.ts';
import { noteSteps, type Step } from './change-note.ts';
import { bytesOf, type Content, piecesOf } from './content.ts';
import { printOf } from './print-of.ts';
import { undisturbed } from './undisturbed.ts';
import { type Done, takenBack, wayBack } from './way-back.ts';
import { type Prepared, prepare } from './write-beside.ts';

/** One intended change of a file. */
export interface FileChange {
  /** Below the study's folder. */
  readonly path: string;
  readonly content: Content;
  /** The bytes that were read: the file is written over only while it still holds them. Absent: a new file, or one the tool owns. */
  readonly over?: Uint8Array;
  /** Write over whatever is there: outputs the tool owns. */
  readonly owned?: true;
  /** The file goes, after all others are written; `content` is not looked at. */
  readonly remove?: true;
  /** Of what goes: its folder goes too if nothing is left in it, since the tool made it. */
  readonly folderToo?: true;
  /** Of a new file: the file it was, which goes; for people to compare. */
  readonly movedFrom?: string;
}

/** A file that is no longer what was read; nothing of the plan was written. */
export class ChangedOnDisk extends Error {
  override readonly name = 'ChangedOnDisk';

  constructor(readonly path: string) {
    super(`${path} has changed on disk since it was read. Nothing was written: run the command again.`);
  }
}

/** A change that would leave the study's folder, by its path or through a link. */
class OutsideStudy extends Error {
  override readonly name = 'OutsideStudy';

  constructor(readonly path: string) {
    super(`${path} leads outside the study's folder. Nothing was written: remove the link, or name another file.`);
  }
}

/** Some of what was done could not be taken back: what the files held lies beside them. */
class NotTakenBack extends Error {
  override readonly name = 'NotTakenBack';

  constructor(cause: Error, kept: readonly string[]) {
    super(`${cause.message} What was there could not be put back: ${kept.join(', ')}.`);
  }
}

/**
 * Writes a plan: every target is checked first, then all files are written beside their places and flushed, and only
 * then renamed over them, in the plan's order; what goes, goes last. A full disk leaves every file as it was, and so does
 * a rename that is refused: those before it are taken back. Whoever ends the program meanwhile ends it afterwards.
 * @param options `links: false`: a file that was read behind a link out of the folder is not written over either.
 * @throws ChangedOnDisk, OutsideStudy before anything is written.
 */
export function applyChanges(folder: string, changes: readonly FileChange[], { links = true } = {}): void {
  undisturbed(() => applied(folder, changes, links));
}

function applied(folder: string, changes: readonly FileChange[], links: boolean): void {
  for (const change of changes) if (!isInside(folder, change, links)) throw new OutsideStudy(change.path);
  for (const change of changes) expectAsRead(folder, change);
  const prepared: ToDo[] = [];
  const done: Done[] = [];
  const asides: string[] = [];
  const made: string[] = [];
  let forget = () => {};
  try {
    changes.forEach((change, index) => {
      const { path, content, over, remove } = change;
      if (remove) return;
      const ready = prepare(join(folder, path), piecesOf(content), index, over !== undefined, made);
      if (ready) prepared.push({ ...ready, change });
    });
    forget = noteSteps(folder, stepsOf(folder, prepared, changes));
    // Writing many files beside their places takes time, in which somebody may have saved one of them.
    const isAlone = prepared.length === 1 && !changes.some(({ remove }) => remove);
    for (const [index, { temporary, place, change }] of prepared.entries()) {
      expectAsRead(folder, change);
      // Nothing is done after it that could be refused: what it held, names maybe, lies nowhere else for a moment.
      const way = isAlone ? undefined : wayBack(place, besidePath(place, changes.length + index));
      if (way?.aside !== undefined) asides.push(way.aside);
      renameSync(temporary, place);
      if (way) done.push(way);
    }
    removeAll(folder, changes, done);
    // All is in place: they stay.
    made.length = 0;
  } catch (cause) {
    const kept = takenBack(done);
    throw kept.length === 0 ? cause : new NotTakenBack(cause as Error, kept);
  } finally {
    // As long as the note is there, the next command takes what a program that is killed here leaves away at once.
    for (const left of asides) rmSync(left, { force: true });
    forget();
    for (const { temporary } of prepared) rmSync(temporary, { force: true });
    for (const one of made.reverse()) removeIfEmpty(one);
  }
}

/** @throws ChangedOnDisk where a file is no longer what was read. */
function expectAsRead(folder: string, change: FileChange): void {
  if (!isAsRead(join(folder, change.path), change)) throw new ChangedOnDisk(change.path);
}

/** Takes away what is to go; what goes is added to what was done. */
function removeAll(folder: string, changes: readonly FileChange[], done: Done[]): void {
  for (const change of changes) {
    const { path, over, remove } = change;
    if (!remove) continue;
    expectAsRead(folder, change);
    rmSync(join(folder, path));
    done.push({ place: join(folder, path), takeBack: (place) => writeFileSync(place, over as Uint8Array) });
  }
  for (const { path, folderToo } of changes) if (folderToo) removeIfEmpty(dirname(join(folder, path)));
}

/** Of the study's own files, what is left to do to them; of one file, or where a link leads elsewhere, nothing is to be finished. */
function stepsOf(folder: string, prepared: readonly ToDo[], changes: readonly FileChange[]): Step[] {
  const root = realpathSync(folder);
  const isHere = ({ place, change: { path } }: ToDo) => [join(folder, path), join(root, path)].includes(place);
  const written = prepared.filter(({ change }) => !change.owned);
  const going = changes.filter(({ remove }) => remove);
  if (written.length + going.length < 2 || !written.every(isHere) || !going.every(({ over }) => over)) return [];
  return [
    ...written.map(({ temporary, change: { path, content, over } }) => ({
      ...{ path, from: join(dirname(path), basename(temporary)), after: printOf(bytesOf(content)) },
      ...(over ? { before: printOf(over) } : {}),
    })),
    ...going.map(({ path, over }) => ({ path, before: printOf(over as Uint8Array) })),
  ];
}

/** What cannot be removed stays: an empty folder is no reason to take anything back. */
function removeIfEmpty(folder: string): void {
  try {
    if (readdirSync(folder).length === 0) rmdirSync(folder);
  } catch {}
}

/** A file that was read may lie behind a link of the user's; what the tool makes anew stays in the study's own folders. */
function isInside(folder: string, { path, over }: FileChange, links: boolean): boolean {
  if (isAbsolute(path) || path.split(/[\\/]/).some((part) => part === '..' || part === '')) return false;
  if (over && links) return true;
  // Of a file that was read its own link is followed, as it is when it is written; of others where they would lie.
  let nearest = over ? join(folder, path) : dirname(join(folder, path));
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  if (!existsSync(folder)) return true;
  const [root, real] = [realpathSync(folder), realpathSync(nearest)];
  return real === root || real.startsWith(`${root}${sep}`);
}

interface ToDo extends Prepared {
  readonly change: FileChange;
}

function isAsRead(target: string, { over, owned }: FileChange): boolean {
  if (owned) return true;
  // Of a link that leads nowhere, too, something is there.
  const isThere = lstatSync(target, { throwIfNoEntry: false }) !== undefined;
  if (!over) return !isThere;
  return existsSync(target) && readFileSync(target).equals(over);
}
