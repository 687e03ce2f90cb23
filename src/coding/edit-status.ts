import type { Coding } from '../model/coding.ts';
import type { Edit } from '../model/problem.ts';
import { editKey } from './edit-key.ts';

/** The edit that writes or changes the `status` of a machine's coding; undefined where its entry is not written plainly. */
export function editStatus(
  file: string,
  text: string,
  coding: Coding,
  status: NonNullable<Coding['status']>,
): Edit | undefined {
  return editKey(file, text, coding, 'status', status);
}
