import type { PageCodeWords } from '../model/page-organise.ts';
import type { PageProblem } from '../model/page-report.ts';
import type { PageCode } from '../model/page-study.ts';
import { attempt } from './attempt.ts';
import { askCoder } from './coder-dialog.ts';
import { type Complaint, refusalText } from './complaint.ts';
import { askOperation } from './operation-dialog.ts';
import {
  addFields,
  mergeFields,
  moveFields,
  type OperationFields,
  plainFields,
  redistributeFields,
  renameFields,
  splitFields,
} from './operation-fields.ts';
import type { OrganiseWords } from './organise-words.ts';
import type { BookNode, Organising } from './organising.ts';
import type { ReadWords } from './read-words.ts';
import { Refusal } from './server.ts';
import type { WordDraft } from './word-drafts.ts';
import { askWordsConflict } from './words-conflict.ts';

/** What can be done to a codebook, by key or button alike. */
export class OrganiseCommands {
  constructor(
    private readonly organising: Organising,
    private readonly words: OrganiseWords & { readonly read: ReadWords },
    private readonly complaint: Complaint,
    /** Leads the focus to what is looked at: what had it is often gone after a change. */
    private readonly focus: () => void,
  ) {}

  readonly load = (): Promise<void> => this.attempt(() => this.organising.load());

  add(): Promise<void> {
    const { organising, words } = this;
    if (organising.nodes.length === 0) return this.refuse(words.noChapter);
    return this.change(words.add, () => addFields(organising, words, organising.current));
  }

  rename(): Promise<void> {
    const node = this.node;
    return node ? this.change(this.words.renameOf(node.label), () => renameFields(node, this.words)) : this.refuse();
  }

  /** @param id of the code; absent: the one that is looked at. @param under the key of the node it goes below. */
  move(id?: string, under?: string): Promise<void> {
    const { organising, words } = this;
    const node = id === undefined ? this.code : organising.find(`code/${id}`);
    if (!node) return this.refuse();
    return this.change(words.moveOf(node.label), () => moveFields(organising, words, node, under));
  }

  /** The codes that are marked; else the one that is looked at, into another. */
  merge(): Promise<void> {
    const { organising, words } = this;
    const { markedCodes: marked } = organising;
    const merged = marked.length > 0 ? marked : [this.code].filter((node) => node !== undefined);
    if (merged.length === 0) return this.refuse();
    return this.change(words.merge, () => mergeFields(organising, words, merged));
  }

  split(): Promise<void> {
    const { code, words } = this;
    return code ? this.change(words.splitOf(code.label), () => splitFields(code, words)) : this.refuse();
  }

  redistribute(id: string): Promise<void> {
    const { organising, words } = this;
    const split = organising.page.splits.find(({ code }) => code === id);
    if (!split) return this.refuse();
    const title = words.redistributeOf(organising.find(`code/${id}`)?.label ?? id);
    return this.change(title, () => redistributeFields(organising, words, split), { mayBeSilent: true });
  }

  retire(): Promise<void> {
    const { code, words } = this;
    if (!code) return this.refuse();
    const fields = () => plainFields(words.retireHint, { does: 'retire', code: code.id });
    return this.change(words.retireOf(code.label), fields, { atOnce: true });
  }

  /** What `study codebook undo` does. */
  takeBack(): Promise<void> {
    const { words, organising } = this;
    const last = organising.page.history.find(({ op, undone }) => op !== 'undo' && !undone);
    if (!last) return this.refuse();
    const fields = () => plainFields(`${words.did(last)} (${last.date})`, { does: 'undo' });
    return this.change(words.takeBackLast, fields, { atOnce: true, mayBeSilent: true });
  }

  turn(path: 'undo' | 'redo'): Promise<void> {
    const said = path === 'undo' ? this.words.undone : this.words.redone;
    return this.attempt(async () => {
      await this.organising.turn(path);
      this.organising.app.announce(said);
    });
  }

  /** Writes the words of a code; where the file says something else by now, the user chooses. @returns whether it was written. */
  async save(code: PageCode, { seen, wanted }: WordDraft): Promise<boolean> {
    try {
      await this.organising.save(code.id, seen, wanted);
      this.organising.app.announce(this.words.saved);
      return true;
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      const { rule, theirs, path } = cause.answer as { rule?: string; theirs?: PageCodeWords; path?: string };
      if (rule !== 'code-changed' || !theirs || path === undefined) {
        this.explain(cause);
        return false;
      }
      const choice = await askWordsConflict(this.words, { path, theirs, wanted });
      if (choice === 'mine') return this.save(code, { seen: theirs, wanted });
      return choice === 'theirs';
    }
  }

  private get node(): BookNode | undefined {
    return this.organising.find(this.organising.current);
  }

  private get code(): (BookNode & { readonly code: PageCode }) | undefined {
    const { node } = this;
    return node?.code && { ...node, code: node.code };
  }

  private async change(
    title: string,
    fields: () => OperationFields,
    more: { readonly atOnce?: boolean; readonly mayBeSilent?: boolean } = {},
  ): Promise<void> {
    const { app } = this.organising;
    if (app.coder === undefined && !(await askCoder(app, this.words.read))) return;
    const isMade = await askOperation(this.organising, this.words, { title, fields: fields(), ...more });
    if (isMade) app.announce(this.words.saved);
    if (isMade || document.activeElement === document.body) this.focus();
  }

  private async refuse(text: string = this.words.chooseCode): Promise<void> {
    this.complaint.say(text);
  }

  private attempt(run: () => Promise<void>): Promise<void> {
    return attempt(run, (refusal) => this.explain(refusal));
  }

  private explain(cause: Refusal): void {
    const { problems = [] } = cause.answer as { problems?: readonly PageProblem[] };
    const more = problems.map(({ message, place }) => `${place ?? ''} ${message}`);
    this.complaint.say([refusalText(cause, { ...this.words.read.refused, ...this.words.refused }), ...more].join(' '));
  }
}
