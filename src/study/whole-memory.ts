import type { Known } from '../model/source.ts';
import { FileRecord } from './file-record.ts';
import { openMemoryFile } from './memory-file.ts';
import { isMemoryInside, memoryPath, prepareMemoryFolder, temporaryPath } from './memory-folder.ts';
import { keptApart, MemoryWriter } from './memory-writer.ts';

const name = 'whole';

/** Where the one record stands. */
const path = 'study';

/** What was found out about a study as a whole, kept in `.study/whole` from run to run, under all that it depends on. */
export class WholeMemory {
  private found: FileRecord | undefined;

  /** @param by what makes the values: another program's are not taken. */
  constructor(
    private readonly root: string,
    private readonly by: string,
  ) {}

  readonly known: Known = (what, given, make, packing) => {
    this.found ??= this.read();
    return this.found.recall(what, given, make, packing);
  };

  private read(): FileRecord {
    const file = isMemoryInside(this.root) ? openMemoryFile(memoryPath(this.root, name), this.by) : undefined;
    const bytes = file?.read(path);
    file?.close();
    return new FileRecord(() => bytes);
  }

  /** Writes what is new, where the study can be written to; nothing depends on it. */
  save(): void {
    if (!this.found?.changed) return;
    let writer: MemoryWriter | undefined;
    try {
      prepareMemoryFolder(this.root);
      writer = new MemoryWriter(temporaryPath(this.root), this.by);
      writer.put({ path, ...keptApart, record: this.found.bytes() });
      writer.finish(memoryPath(this.root, name));
    } catch {
      // A folder that cannot be written to, a full disk: the next run finds it out again.
      writer?.abandon();
    }
  }
}
