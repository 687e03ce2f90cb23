import { rmSync } from 'node:fs';
import type { KeptTexts, PackedTexts, TextPacking } from '../model/kept-texts.ts';
import type { Utf8Text } from '../model/utf8-text.ts';
import { type MemoryFile, openMemoryFile, tried } from './memory-file.ts';
import { isMemoryInside, memoryPath, prepareMemoryFolder, temporaryPath } from './memory-folder.ts';
import { keptApart, MemoryWriter } from './memory-writer.ts';

const name = 'words';

/** Bytes of texts that are packed together, and how many texts. */
const [together, most] = [1 << 20, 4096];

/** Between the fingerprints of texts that are packed together: their names are the name of the pack. */
const between = ' ';

/** A text that is to be kept. */
interface Waiting {
  readonly print: string;
  readonly text: readonly Utf8Text[];
}

/** The name of its pack, and which text it is there. */
interface Place {
  readonly pack: string;
  readonly text: number;
}

/** What an earlier run has kept. */
interface Known {
  readonly file: MemoryFile | undefined;
  readonly places: ReadonlyMap<string, Place>;
}

/** Texts kept in `.study/words`. */
export class TextsFile implements KeptTexts {
  private known: Known | undefined;
  private last: { readonly pack: string; readonly packed: PackedTexts | undefined } | undefined;
  private readonly broken = new Set<string>();
  private readonly asked = new Set<string>();
  private readonly news = new Set<string>();
  private packing: TextPacking | undefined;
  private waiting: Waiting[] = [];
  private bytes = 0;
  private writer: MemoryWriter | undefined;

  /**
   * @param by what makes the packs: another program's are not taken.
   * @param isSettled the texts of the study are those of an earlier run: what is not asked for stays kept, and what was not
   *   kept will be.
   */
  constructor(
    private readonly root: string,
    private readonly by: string,
    private readonly isSettled: boolean,
  ) {}

  /** Words of texts that are no longer as they were do not lie there, whatever becomes of this run: what is still said is written anew. */
  begin(): void {
    if (this.isSettled || !isMemoryInside(this.root)) return;
    this.before();
    tried(() => rmSync(memoryPath(this.root, name), { force: true }));
  }

  private before(): Known {
    if (this.known) return this.known;
    const file = isMemoryInside(this.root) ? openMemoryFile(memoryPath(this.root, name), this.by) : undefined;
    const places = new Map<string, Place>();
    for (const pack of file?.paths() ?? [])
      for (const [text, print] of pack.split(between).entries()) places.set(print, { pack, text });
    this.known = { file, places };
    return this.known;
  }

  find(print: string, packing: TextPacking): { readonly packed: PackedTexts; readonly text: number } | undefined {
    this.packing = packing;
    const place = this.before().places.get(print);
    const packed = place && this.opened(place.pack);
    if (!packed) return undefined;
    this.asked.add(print);
    return { packed, text: place.text };
  }

  /** Texts are asked for in the order in which they were kept. */
  private opened(pack: string): PackedTexts | undefined {
    if (this.last?.pack !== pack) {
      const record = this.before().file?.read(pack);
      const packed = record && tried(() => this.packing?.open(record));
      if (!packed) this.broken.add(pack);
      this.last = { pack, packed };
    }
    return this.last.packed;
  }

  put(print: string, text: readonly Utf8Text[], packing: TextPacking): void {
    // Two answers may be the same.
    if (!this.isSettled || this.news.has(print)) return;
    this.packing = packing;
    this.news.add(print);
    tried(() => this.wait({ print, text }));
  }

  private wait(one: Waiting): void {
    this.waiting.push(one);
    for (const { from, to } of one.text) this.bytes += to - from;
    if (this.bytes >= together || this.waiting.length >= most) this.writeWaiting();
  }

  private writeWaiting(): void {
    const { waiting, packing } = this;
    [this.waiting, this.bytes] = [[], 0];
    if (waiting.length === 0 || !packing) return;
    const record = packing.pack(waiting.map(({ text }) => text));
    this.write(waiting.map(({ print }) => print).join(between), record);
  }

  private write(path: string, record: Buffer): void {
    if (!this.writer) {
      prepareMemoryFolder(this.root);
      this.writer = new MemoryWriter(temporaryPath(this.root), this.by);
    }
    this.writer.put({ path, ...keptApart, record });
  }

  /** Writes what is new, where the study can be written to; nothing depends on it. What a study no longer says is let go. */
  save(): void {
    if (this.news.size > 0 || (!this.isSettled && this.asked.size > 0)) this.replace();
    this.known?.file?.close();
  }

  private replace(): void {
    const { file } = this.before();
    try {
      for (const pack of file?.paths() ?? []) if (!this.broken.has(pack)) this.keep(pack);
      this.writeWaiting();
      // Some systems replace no file that is open.
      file?.close();
      this.writer?.finish(memoryPath(this.root, name));
    } catch {
      // A folder that cannot be written to, a full disk: texts are read instead.
      this.writer?.abandon();
    }
  }

  /** Of a pack what is known to be said, or to have been said when texts were as they are. */
  private keep(pack: string): void {
    const prints = pack.split(between);
    const kept = this.isSettled ? prints : prints.filter((print) => this.asked.has(print));
    const record = kept.length === prints.length ? this.before().file?.read(pack) : undefined;
    if (record) this.write(pack, record);
    const packed = record || kept.length === 0 ? undefined : this.opened(pack);
    if (!packed) return;
    for (const [text, print] of prints.entries())
      if (this.asked.has(print)) this.wait({ print, text: packed.paragraphs(text) });
  }
}
