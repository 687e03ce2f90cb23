import { button, element } from './element.ts';
import { showKeys } from './keys-dialog.ts';
import type { OrganiseCommands } from './organise-commands.ts';
import type { OrganiseWords } from './organise-words.ts';
import type { Organising } from './organising.ts';

/** What can be done, as buttons and as letters. */
export class OrganiseTools {
  readonly element: HTMLElement;
  private readonly undo: HTMLButtonElement;
  private readonly redo: HTMLButtonElement;
  /** How many codes are marked. */
  readonly marked = element('p', { class: 'faint', attributes: { role: 'status' } });
  private readonly runs: Readonly<Record<string, () => unknown>>;

  constructor(
    private readonly organising: Organising,
    private readonly words: OrganiseWords,
    commands: OrganiseCommands,
  ) {
    this.runs = {
      n: () => commands.add(),
      r: () => commands.rename(),
      m: () => commands.move(),
      g: () => commands.merge(),
      s: () => commands.split(),
      t: () => commands.retire(),
      u: () => commands.turn('undo'),
      y: () => commands.turn('redo'),
      '?': () => showKeys(words),
    };
    this.undo = this.tool('↶', 'u', words.undo);
    this.redo = this.tool('↷', 'y', words.redo);
    const tools = element(
      'div',
      { class: 'tools doings', attributes: { role: 'toolbar', 'aria-label': words.tools } },
      this.doing('n', words.add),
      this.doing('r', words.rename),
      this.doing('m', words.move),
      this.doing('g', words.merge),
      this.doing('s', words.split),
      this.doing('t', words.retire),
      this.undo,
      this.redo,
      this.tool('?', '?', words.keys),
    );
    this.element = element('div', { class: 'toolbar' }, tools);
  }

  draw(): void {
    const { organising, words } = this;
    const count = organising.markedCodes.length;
    const said = count === 0 ? words.markHint : words.marked(count);
    if (this.marked.textContent !== said) this.marked.textContent = said;
    this.undo.disabled = !organising.page.canUndo;
    this.redo.disabled = !organising.page.canRedo;
  }

  /** Letters work outside fields, once a press. */
  readonly key = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey, repeat, target } = event;
    const run = this.runs[key];
    if (!run || ctrlKey || metaKey || altKey || repeat) return;
    if ((target as HTMLElement).closest('input, textarea, select')) return;
    event.preventDefault();
    void run();
  };

  private doing(key: string, label: string): HTMLButtonElement {
    const made = button('', () => void this.runs[key]?.(), { attributes: { 'aria-keyshortcuts': key } });
    made.append(label, element('kbd', { attributes: { 'aria-hidden': 'true' } }, key));
    return made;
  }

  private tool(sign: string, key: string, label: string): HTMLButtonElement {
    const attributes = { 'aria-label': label, title: label };
    return button(sign, () => void this.runs[key]?.(), { class: 'tool', attributes });
  }
}
