import { codeColours } from './code-colours.ts';
import { fold } from './code-search.ts';
import { element } from './element.ts';
import type { OrganiseWords } from './organise-words.ts';
import { type BookNode, type Organising, withAllBelow } from './organising.ts';
import { WordDrafts } from './word-drafts.ts';

/** What is done with the tree beyond walking in it. */
interface TreeActions {
  /** Looks at a node. */
  choose(key: string): void;
  /** Goes on to what the node says. */
  open(key: string): void;
  /** A code was dropped on another, or on a chapter. */
  move(code: string, under: string): void;
}

/**
 * The codebook as a tree, after the pattern of ARIA: one stop for Tab, arrows within, Space marks a code. What is looked
 * at follows the focus.
 */
export class OrganiseTree {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  private readonly list: HTMLElement;
  private readonly folded = new Set<string>();
  private shown: readonly BookNode[] = [];
  private dragged: string | undefined;
  private revealed: string | undefined;
  private readonly drafts: WordDrafts;

  constructor(
    private readonly organising: Organising,
    private readonly words: OrganiseWords,
    private readonly actions: TreeActions,
  ) {
    this.drafts = WordDrafts.of(organising.app);
    const attributes = { type: 'search', 'aria-label': words.searchCodes, placeholder: words.searchCodes };
    this.input = element('input', { attributes, on: { input: () => this.draw() } });
    this.list = element('ul', {
      class: 'tree book-tree',
      attributes: { role: 'tree', 'aria-label': words.book, 'aria-multiselectable': 'true' },
      on: { keydown: (event) => this.key(event) },
    });
    this.element = element('div', { class: 'organise-tree' }, this.input, this.list);
  }

  /** What is newly looked at is brought into view. */
  private reveal(): void {
    const { current } = this.organising;
    const row = this.item(current);
    if (current === this.revealed || row?.dataset.key !== current) return;
    this.revealed = current;
    row?.scrollIntoView({ block: 'nearest' });
  }

  focus(): void {
    this.item(this.organising.current)?.focus();
  }

  draw(): void {
    const hasFocus = this.list.contains(document.activeElement);
    const typed = fold(this.input.value);
    const isFound = ({ label, id, code }: BookNode) =>
      fold([label, id, ...(code?.aliases ?? [])].join(' ')).includes(typed);
    const isWanted = (node: BookNode): boolean => isFound(node) || node.children.some(isWanted);
    const isOpen = (node: BookNode) => typed !== '' || !this.folded.has(node.key);
    const colours = codeColours(this.organising.app.study.chapters);
    const shown: BookNode[] = [];
    const rows = (nodes: readonly BookNode[]): HTMLElement[] =>
      nodes.filter(isWanted).flatMap((node, i, all) => {
        shown.push(node);
        const children = node.children.filter(isWanted);
        const { hue = 0, stroke = 0 } = colours.get(node.id) ?? {};
        const open = children.length === 0 ? undefined : isOpen(node);
        const attributes = { ...this.attributesOf(node, open), 'aria-posinset': i + 1, 'aria-setsize': all.length };
        const row = this.row(node, node.code ? `hue-${hue} stroke-${stroke}` : 'chapter', attributes);
        return [row, ...(open ? rows(children) : [])];
      });
    this.list.replaceChildren(...rows(this.organising.chapters));
    this.shown = shown;
    this.list.hidden = shown.length === 0;
    if (!shown.some(({ key }) => key === this.organising.current))
      this.list.querySelector('li')?.setAttribute('tabindex', '0');
    if (hasFocus) this.focus();
    this.reveal();
  }

  private attributesOf(node: BookNode, isOpen: boolean | undefined) {
    const isCurrent = node.key === this.organising.current;
    return {
      role: 'treeitem',
      'data-key': node.key,
      tabindex: isCurrent ? 0 : -1,
      'aria-level': node.level,
      'aria-current': isCurrent && 'true',
      'aria-expanded': isOpen === undefined ? undefined : String(isOpen),
      'aria-selected': node.code && String(this.organising.marked.has(node.id)),
    };
  }

  private row(node: BookNode, colour: string, attributes: ReturnType<OrganiseTree['attributesOf']>): HTMLElement {
    const { organising, words } = this;
    const { code, key, label, id } = node;
    const made = element(
      'li',
      {
        class: ['code', colour, code?.retired && 'retired', key === organising.current && 'chosen']
          .filter(Boolean)
          .join(' '),
        attributes: { ...attributes, draggable: code !== undefined && 'true' },
        on: {
          click: (event) => this.click(event, node),
          dblclick: () => this.actions.open(key),
          dragstart: (event) => this.drag(event, id),
          dragover: (event) => this.over(event, node),
          dragleave: (event) => (event.currentTarget as HTMLElement).classList.remove('over'),
          drop: (event) => this.drop(event, node),
        },
      },
      element('span', { class: 'fold', attributes: { 'aria-hidden': 'true' } }),
      code && element('span', { class: 'box', attributes: { 'aria-hidden': 'true' } }),
      code && element('span', { class: 'swatch' }),
      !code && element('span', { class: 'unseen' }, words.chapter('')),
      element('span', { class: 'label' }, label),
      ...this.said(node),
      code && this.drafts.has(code) && element('span', { class: 'draft' }, words.unsaved),
    );
    made.style.setProperty('--level', String(node.level - 1));
    return made;
  }

  /** Counts, short for the eye and in words for the ear. */
  private said({ id, code }: BookNode): HTMLElement[] {
    const { words, organising } = this;
    const count = organising.page.counts[id];
    if (!code || !count) return [];
    const short = `${count.n === 0 ? '–' : `${count.k}/${count.n}`} · ${count.segments}`;
    const whole = [words.counts(count), code.retired && words.retired].filter(Boolean).join(', ');
    return [
      element('span', { class: 'count', attributes: { 'aria-hidden': 'true', 'data-short': short, title: whole } }),
      element('span', { class: 'unseen' }, `, ${whole}`),
    ];
  }

  private click(event: MouseEvent, { key, code, id }: BookNode): void {
    const target = event.target as HTMLElement;
    if (target.closest('.fold')) this.fold(key, !this.folded.has(key));
    else if (code && (target.closest('.box') || event.ctrlKey || event.metaKey)) this.organising.mark(id);
    this.actions.choose(key);
    this.item(key)?.focus({ preventScroll: true });
  }

  private key(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    const at = this.shown.findIndex((node) => node.key === this.focused);
    const node = this.shown[at];
    if (!node) return;
    const isShut = this.folded.has(node.key);
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => this.go(this.shown[at + 1]),
      ArrowUp: () => this.go(this.shown[at - 1]),
      Home: () => this.go(this.shown[0]),
      End: () => this.go(this.shown.at(-1)),
      ArrowRight: () => (isShut ? this.fold(node.key, false) : this.go(node.children[0])),
      ArrowLeft: () =>
        node.children.length > 0 && !isShut ? this.fold(node.key, true) : this.go(this.organising.find(node.parent)),
      Enter: () => this.actions.open(node.key),
      ' ': () => node.code && this.organising.mark(node.id),
    };
    const step = steps[key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    step();
  }

  private get focused(): string | undefined {
    return (document.activeElement as HTMLElement | null)?.dataset.key;
  }

  private go(node: BookNode | undefined): void {
    if (!node) return;
    this.actions.choose(node.key);
    this.item(node.key)?.focus();
  }

  private fold(key: string, isShut: boolean): void {
    if (isShut) this.folded.add(key);
    else this.folded.delete(key);
    this.draw();
  }

  private item(key: string | undefined): HTMLElement | undefined {
    const found = key && this.list.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
    return found || this.list.querySelector<HTMLElement>('[tabindex="0"]') || undefined;
  }

  private drag(event: DragEvent, id: string): void {
    this.dragged = id;
    event.dataTransfer?.setData('text/plain', id);
  }

  /** A code may be dropped on whatever is not itself or below it. */
  private over(event: DragEvent, node: BookNode): void {
    const own = this.organising.find(`code/${this.dragged}`);
    if (!own || [...withAllBelow(own)].includes(node)) return;
    event.preventDefault();
    (event.currentTarget as HTMLElement).classList.add('over');
  }

  private drop(event: DragEvent, { key }: BookNode): void {
    event.preventDefault();
    (event.currentTarget as HTMLElement).classList.remove('over');
    const { dragged } = this;
    this.dragged = undefined;
    if (dragged !== undefined) this.actions.move(dragged, key);
  }
}
