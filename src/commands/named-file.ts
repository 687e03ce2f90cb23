import { basename, dirname, resolve } from 'node:path';
import type { Content } from '../study/content.ts';
import type { Answer, Call } from './command.ts';

/** One file that the call names, written where the user stands; a dry run shows it as it was named. */
export function namedFile(
  call: Call,
  file: string,
  content: Content,
): Required<Pick<Answer, 'changes' | 'folder' | 'folderNamed'>> {
  const path = resolve(call.cwd, file);
  return {
    changes: [{ path: basename(path), content, owned: true }],
    folder: dirname(path),
    folderNamed: dirname(file),
  };
}
