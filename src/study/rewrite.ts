import { applyEdits } from '../model/edit.ts';
import type { Edit } from '../model/problem.ts';
export function rewrite(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array { return Buffer.from(applyEdits(Buffer.from(bytes).toString('utf8'), edits)); }
