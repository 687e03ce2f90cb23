import type { PageCodeWords, PageOperation, PageOrganise, PagePreview } from '../model/page-organise.ts';
import type { PageChapter, PageCode } from '../model/page-study.ts';
import type { App } from './app.ts';
import { Queue } from './queue.ts';
import { ask, tell } from './server.ts';

const nothing: PageOrganise = { revision: -1, counts: {}, splits: [], history: [], canUndo: false, canRedo: false };

/** A chapter or a code of the codebook, and where it stands. */
export interface BookNode {
  /** `chapter/ID` or `code/ID`: a chapter and a code may have the same id. */
  readonly key: string;
  readonly id: string;
  readonly label: string;
  readonly code?: PageCode;
  /** 1 for a chapter. */
  readonly level: number;
  readonly parent?: string;
  readonly children: readonly BookNode[];
}

/** What somebody organises: the codebook, what goes with it, and which of its codes they look at. */
export class Organising {
  page = nothing;
  current: string | undefined;
  /** Codes that are to become one; ids. */
  readonly marked = new Set<string>();
  private known: { readonly chapters: unknown; readonly nodes: readonly BookNode[] } | undefined;
  private readonly queue = new Queue();
  /** What was asked for; of a code that was just made the study may not tell yet. */
  private wanted: string | undefined;

  constructor(
    readonly app: App,
    private readonly changed: () => void,
  ) {}

  /** Chapters, with their codes below them. */
  get chapters(): readonly BookNode[] {
    const { chapters } = this.app.study;
    if (this.known?.chapters !== chapters) this.known = { chapters, nodes: chapters.map(chapterNode) };
    return this.known.nodes;
  }

  /** Every chapter and code, in the codebook's order. */
  get nodes(): readonly BookNode[] {
    return this.chapters.flatMap((chapter) => [...withAllBelow(chapter)]);
  }

  find(key: string | undefined): BookNode | undefined {
    return key === undefined ? undefined : this.nodes.find((node) => node.key === key);
  }

  /** The codes that are marked, in the codebook's order. */
  get markedCodes(): readonly BookNode[] {
    return this.nodes.filter(({ code }) => code !== undefined && this.marked.has(code.id));
  }

  /** Looks at a chapter or a code; one that was renamed since is followed. */
  choose(key: string | undefined): void {
    this.wanted = key;
    const [kind, id = ''] = key?.split('/') ?? [];
    const renamed = kind === 'code' ? this.nodes.find(({ code }) => code?.aliases.includes(id)) : undefined;
    this.current = (this.find(key) ?? renamed ?? this.nodes.find(({ code }) => code) ?? this.nodes[0])?.key;
    this.changed();
  }

  mark(id: string): void {
    if (!this.marked.delete(id)) this.marked.add(id);
    this.changed();
  }

  /** The study is another: what is gone is no longer marked. */
  follow(): void {
    const ids = new Set(this.nodes.map(({ code }) => code?.id));
    for (const id of this.marked) if (!ids.has(id)) this.marked.delete(id);
    this.choose(this.wanted ?? this.current);
  }

  /** @throws Refusal */
  async load(): Promise<void> {
    this.take(await ask<PageOrganise>('codebook', { window: this.app.window }));
  }

  /** What a change would do. @throws Refusal */
  preview(operation: PageOperation): Promise<PagePreview> {
    return tell<PagePreview>('organise', { window: this.app.window, ...operation });
  }

  /** Makes a change that was shown. @throws Refusal */
  async carryOut(operation: PageOperation, print: string, reason: string): Promise<void> {
    const { window, coder } = this.app;
    this.take(await tell<PageOrganise>('organise', { window, coder, ...operation, print, reason }));
    const made = this.page.history[0]?.to[0];
    this.marked.clear();
    const kind = operation.does === 'rename-chapter' ? 'chapter' : 'code';
    this.choose(operation.does === 'undo' || made === undefined ? this.current : `${kind}/${made}`);
  }

  /** @param seen what the page shows. @throws Refusal */
  async save(code: string, seen: Partial<PageCodeWords>, wanted: Partial<PageCodeWords>): Promise<void> {
    this.take(await tell<PageOrganise>('words', { window: this.app.window, code, seen, wanted }));
  }

  /** Takes the last step of this window back, or does it again. @throws Refusal */
  turn(path: 'undo' | 'redo'): Promise<void> {
    return this.queue.add(async () => this.take(await tell<PageOrganise>(path, { window: this.app.window })));
  }

  private take(page: PageOrganise): void {
    if (page.revision < this.page.revision) return;
    this.page = page;
    this.changed();
  }
}

function chapterNode({ id, label, themes }: PageChapter): BookNode {
  const key = `chapter/${id}`;
  return { key, id, label, level: 1, children: themes.map((theme) => codeNode(theme, key, 2)) };
}

function codeNode(code: PageCode, parent: string, level: number): BookNode {
  const key = `code/${code.id}`;
  const children = code.children.map((child) => codeNode(child, key, level + 1));
  return { key, id: code.id, label: code.label, code, level, parent, children };
}

export function* withAllBelow(node: BookNode): Generator<BookNode> {
  yield node;
  for (const child of node.children) yield* withAllBelow(child);
}
