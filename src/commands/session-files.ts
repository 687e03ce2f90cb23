import { codeStudy } from '../coding/code-study.ts';
import type { Plan } from '../model/plan.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { bytesOf } from '../study/content.ts';
import { type OpenedStudy, openSource } from '../study/open.ts';
import { plannedChanges } from '../study/planned-changes.ts';
import type { FileChange } from '../study/save.ts';
import type { Call } from './command.ts';
import type { Opened } from './opened.ts';

/** A decision as it was written, so that it can be taken back to the letter. */
interface Step {
  /** Which question it answered. */
  readonly question: number;
  readonly undo: readonly FileChange[];
}

/** One source and its coding files as they are on disk now. */
interface SourceNow {
  readonly opened: OpenedStudy;
  readonly coded: CodedStudy;
}

/**
 * The files of a session that asks. Whatever is asked or written is read from disk again first, so that what somebody
 * edits meanwhile is neither lost nor overlooked.
 */
export class SessionFiles {
  private readonly steps: Step[] = [];
  private readonly read = new Map<string, SourceNow>();
  /** Coding files that this session made. */
  readonly made = new Set<string>();

  constructor(
    private readonly study: Opened,
    private readonly apply: Call['apply'],
  ) {}

  get hasSteps(): boolean {
    return this.steps.length > 0;
  }

  now(source: Source): SourceNow {
    const before = this.read.get(source.id);
    const opened = openSource(this.study.opened, source.path);
    if (before && hasSameBytes(before.opened, opened)) return before;
    const now = { opened, coded: codeStudy(opened.study) };
    this.read.set(source.id, now);
    return now;
  }

  /** Writes a plan about one source, as it is now, at once. @param order of the changes, where one must come first. */
  async writePlan(
    question: number,
    source: Source,
    plan: Plan,
    order: (a: FileChange, b: FileChange) => number = () => 0,
  ): Promise<void> {
    const { opened } = this.now(source);
    const changes = plannedChanges(opened, plan).sort(order);
    await this.apply(this.study.opened.folder, changes);
    for (const { path } of plan.created ?? []) this.made.add(path);
    this.steps.push({ question, undo: changes.map((change) => inverse(change, opened)).reverse() });
  }

  /** A question that was left open can be gone back to as well. */
  skip(question: number): void {
    this.steps.push({ question, undo: [] });
  }

  /** Takes the last step back. @returns its question; undefined where there is none. @throws ChangedOnDisk */
  async undo(): Promise<number | undefined> {
    const step = this.steps.pop();
    if (!step) return undefined;
    await this.apply(this.study.opened.folder, step.undo);
    for (const { path, remove } of step.undo) if (remove) this.made.delete(path);
    return step.question;
  }

  /** The study with the codings as they are now in the sources that were asked about. */
  coded(): CodedStudy {
    const { coded } = this.study;
    const own = (id: string) => {
      const now = this.now(coded.sourceById.get(id) as Source).coded;
      const isOwn = ({ source }: { readonly source: string }) => source === id;
      return { codings: now.codings.filter(isOwn), codingFiles: now.codingFiles.filter(isOwn) };
    };
    const asked = [...this.read.keys()].map(own);
    const isAsked = ({ source }: { readonly source: string }) => this.read.has(source);
    const codings = [...coded.codings.filter((one) => !isAsked(one)), ...asked.flatMap((one) => one.codings)];
    const files = [...coded.codingFiles.filter((one) => !isAsked(one)), ...asked.flatMap((one) => one.codingFiles)];
    return { ...coded, codings, codingFiles: files };
  }
}

function hasSameBytes(one: OpenedStudy, other: OpenedStudy): boolean {
  if (one.bytes.size !== other.bytes.size) return false;
  return [...one.bytes].every(([path, bytes]) => {
    const same = other.bytes.get(path);
    return same === bytes || (same !== undefined && Buffer.compare(same, bytes) === 0);
  });
}

function inverse({ path, content }: FileChange, { bytes }: OpenedStudy): FileChange {
  const over = new Uint8Array(bytesOf(content));
  const before = bytes.get(path);
  return before ? { path, content: before, over } : { path, content: '', over, remove: true };
}
