import { ChangedOnDisk } from '../study/save.ts';
import type { Terminal } from './command.ts';
import type { SessionFiles } from './session-files.ts';

/**
 * Takes the last decision of a session back, and says where it cannot.
 * @returns the question to go back to; undefined where nothing is taken back.
 */
export async function takeBack(files: SessionFiles, terminal: Terminal): Promise<number | undefined> {
  try {
    const back = await files.undo();
    if (back === undefined) terminal.write('  Nothing was decided before this in this session.\n');
    return back;
  } catch (cause) {
    if (!(cause instanceof ChangedOnDisk)) throw cause;
    terminal.write(`  ${cause.path} was edited since: that decision cannot be taken back here.\n`);
    return undefined;
  }
}

const lastPrompt = 'That was the last one. [u]ndo [q]uit > ';

/** The last answer of a session can be taken back as well. @returns the question to go back to; undefined at the end. */
export async function takeBackAtEnd(files: SessionFiles, terminal: Terminal): Promise<number | undefined> {
  if (!files.hasSteps) return undefined;
  for (;;) {
    const key = await terminal.key(lastPrompt);
    if (key === undefined || key.toLowerCase().startsWith('q')) return undefined;
    const back = key.toLowerCase().startsWith('u') ? await takeBack(files, terminal) : undefined;
    if (back !== undefined) return back;
  }
}
