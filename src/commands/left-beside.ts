import type { Problem } from '../model/problem.ts';
import type { OpenedStudy } from '../study/open.ts';

/** Files that a command wrote beside others and left when it was killed: whether names stand in them nobody looks. */
export function leftBeside({ beside }: OpenedStudy): Problem[] {
  return beside.map((file) => ({
    ...{ file, line: 1, column: 1, rule: 'left-beside', severity: 'warning' },
    message:
      'A command that was killed, or still runs, left this file: names of the key may stand in it. Run this again in a minute, when it is taken away, or delete it.',
  }));
}
