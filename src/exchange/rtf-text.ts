import { windows1252 } from '../parse/decode.ts';
import type { ImportedParagraph } from './importer.ts';
import { bulletLength } from './list-bullet.ts';
import { runParagraph, type TextRun } from './run-paragraph.ts';
import type { TextTable } from './table-turns.ts';

export interface RtfText {
  readonly paragraphs: readonly ImportedParagraph[];
  readonly tables: readonly TextTable[];
  /** How often a destination that is no text of the body was met: `footnote`, `annotation` … */
  readonly seen: ReadonlyMap<string, number>;
  /** How many groups are open at its end, and how deep they lay one in another. */
  readonly open: number;
  readonly depth: number;
}

/** What holds within a group. */
interface State {
  readonly skipped: boolean;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Deleted under revision, or hidden. */
  readonly gone: boolean;
  /** Units that stand in for one `\u`. */
  readonly standIns: number;
}

/** Destinations without text of the body, besides those that `\*` marks. */
const destinations = new Set([
  ...['fonttbl', 'colortbl', 'stylesheet', 'info', 'pict', 'object', 'header', 'headerl', 'headerr', 'headerf'],
  ...['footer', 'footerl', 'footerr', 'footerf', 'footnote', 'annotation', 'fldinst', 'nonshppict', 'shp'],
  ...['listtable', 'listoverridetable', 'revtbl', 'rsidtbl', 'xmlnstbl', 'mmathPr', 'themedata', 'listtext', 'pntext'],
]);

const signs: Readonly<Record<string, string>> = {
  ...{ tab: '\t', line: '\n', emdash: '—', endash: '–', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”' },
  ...{ bullet: '•', emspace: '\u2003', enspace: '\u2002', '~': '\u00a0', _: '\u2011', '{': '{', '}': '}', '\\': '\\' },
};

const token = /\\([a-zA-Z]+)(-?\d+)? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)|[\r\n]+/g;
const begin: State = { skipped: false, bold: false, italic: false, gone: false, standIns: 1 };

/** The text of an RTF file. Rich Text Format specification, 1.9.1. @param rtf its bytes, each as one character. */
export function rtfText(rtf: string): RtfText {
  const headings = [...rtf.matchAll(/\{\\s(\d+)\\[^{}]*? (?:heading|titre) (\d);\}/gi)];
  const reader = new RtfReader(
    new Map(headings.map(([, style, level]) => [Number(style), Math.min(6, Number(level))])),
  );
  const tokens = new RegExp(token);
  for (let found = tokens.exec(rtf); found; found = tokens.exec(rtf)) {
    const [, word, number, hex, symbol, brace, text] = found;
    // Bytes of a picture, with braces among them.
    if (word === 'bin') tokens.lastIndex += Math.max(0, Number(number ?? 0));
    else if (hex !== undefined) reader.byte(Number.parseInt(hex, 16));
    else if (brace !== undefined) reader.group(brace === '{');
    else if (word !== undefined) reader.word(word, number === undefined ? undefined : Number(number));
    else if (symbol !== undefined) reader.symbol(symbol);
    else if (text !== undefined) reader.text(text);
  }
  return reader.done();
}

/** Takes tokens in order; what it has met so far is its state. */
class RtfReader {
  /** Levels of headings by the number of their style. */
  readonly #headings: ReadonlyMap<number, number>;
  readonly #paragraphs: ImportedParagraph[] = [];
  readonly #tables: string[][][] = [];
  readonly #seen = new Map<string, number>();
  readonly #outer: State[] = [];
  #depth = 0;
  #state = begin;
  /** Nothing but `\*` has been met in this group. */
  #opens = false;
  #bytes: number[] = [];
  /** Units still to come that only stand in for a `\u`. */
  #standing = 0;
  #runs: TextRun[] = [];
  #row: string[] = [];
  #inTable = false;
  #heading: number | undefined;
  #decode: (bytes: Uint8Array) => string = windows1252;

  constructor(headings: ReadonlyMap<number, number>) {
    this.#headings = headings;
  }

  byte(value: number): void {
    if (this.#standing > 0) this.#standing--;
    else this.#bytes.push(value);
  }

  group(opens: boolean): void {
    this.#flush();
    this.#standing = 0;
    if (opens) this.#depth = Math.max(this.#depth, this.#outer.push(this.#state));
    else this.#state = this.#outer.pop() ?? begin;
    this.#opens = opens;
  }

  symbol(sign: string): void {
    this.#flush();
    if (sign === '*') this.#state = this.#opens ? { ...this.#state, skipped: true } : this.#state;
    else if (sign === '\n' || sign === '\r') this.#endParagraph();
    else this.#put(signs[sign] ?? '');
    if (sign !== '*') this.#opens = false;
  }

  text(text: string): void {
    this.#flush();
    this.#opens = false;
    const units = [...text];
    this.#put(units.slice(this.#standing).join(''));
    this.#standing = Math.max(0, this.#standing - units.length);
  }

  word(word: string, number: number | undefined): void {
    this.#flush();
    if (this.#opens && destinations.has(word)) {
      this.#seen.set(word, (this.#seen.get(word) ?? 0) + 1);
      this.#state = { ...this.#state, skipped: true };
    }
    this.#opens = false;
    if (word === 'u') {
      this.#put(String.fromCharCode(((number ?? 0) + 65_536) % 65_536));
      this.#standing = this.#state.standIns;
    } else if (signs[word] !== undefined) this.#put(signs[word]);
    else if (!this.#setsText(word, number)) this.#setsParagraph(word, number);
  }

  done(): RtfText {
    this.#flush();
    if (this.#runs.length > 0) this.#endParagraph();
    return {
      paragraphs: this.#paragraphs,
      tables: this.#tables,
      seen: this.#seen,
      open: this.#outer.length,
      depth: this.#depth,
    };
  }

  #setsText(word: string, number: number | undefined): boolean {
    const on = number !== 0;
    if (word === 'plain') this.#state = { ...this.#state, bold: false, italic: false, gone: false };
    else if (word === 'b') this.#state = { ...this.#state, bold: on };
    else if (word === 'i') this.#state = { ...this.#state, italic: on };
    else if (word === 'deleted' || word === 'v') this.#state = { ...this.#state, gone: on };
    else if (word === 'uc') this.#state = { ...this.#state, standIns: number ?? 1 };
    else if (word === 'ansicpg' && number !== 1252) this.#decode = decoderOf(`windows-${number}`);
    else if (word === 'mac') this.#decode = decoderOf('macintosh');
    else return false;
    return true;
  }

  #setsParagraph(word: string, number: number | undefined): void {
    if (this.#state.skipped) return;
    if (word === 'par' || word === 'sect') this.#endParagraph();
    else if (word === 'pard') [this.#inTable, this.#heading] = [false, undefined];
    else if (word === 's') this.#heading = this.#headings.get(number ?? -1);
    else if (word === 'intbl') this.#inTable = true;
    else if (word === 'outlinelevel') this.#heading = number !== undefined && number < 6 ? number + 1 : undefined;
    else if (word === 'cell') this.#row.push(this.#takeRuns());
    else if (word === 'row') this.#endRow();
    else if (word === 'trowd' && this.#tables.length === 0) this.#tables.push([]);
  }

  #endParagraph(): void {
    if (this.#state.skipped) return;
    if (this.#inTable) this.#put('\n');
    else {
      if (this.#tables.at(-1)?.length) this.#tables.push([]);
      this.#paragraphs.push(runParagraph(withoutBullet(this.#runs), this.#heading));
      this.#runs = [];
    }
  }

  #endRow(): void {
    if (this.#tables.length === 0) this.#tables.push([]);
    this.#tables.at(-1)?.push(this.#row);
    this.#row = [];
  }

  #takeRuns(): string {
    const text = this.#runs.map((run) => run.text).join('');
    this.#runs = [];
    return text.trim();
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    this.#put(this.#decode(Uint8Array.from(this.#bytes)));
    this.#bytes = [];
  }

  #put(text: string): void {
    const { skipped, gone, bold, italic } = this.#state;
    if (gone && text.trim() !== '') this.#seen.set('deleted', (this.#seen.get('deleted') ?? 0) + 1);
    if (!skipped && !gone && text !== '') this.#runs.push({ text, emphasised: bold || italic });
  }
}

function withoutBullet(runs: readonly TextRun[]): TextRun[] {
  let left = bulletLength(runs.map(({ text }) => text).join(''));
  return runs.map((run) => {
    const text = run.text.slice(left);
    left -= run.text.length - text.length;
    return { ...run, text };
  });
}

function decoderOf(encoding: string): (bytes: Uint8Array) => string {
  try {
    const decoder = new TextDecoder(encoding);
    return (bytes) => decoder.decode(bytes);
  } catch {
    return windows1252;
  }
}
