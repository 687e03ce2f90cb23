import type { Named } from './change-codebook.ts';

/** A change in a sentence without its reason. */
export function changeInWords({ op, from, to, under, undoes }: Named): string {
  const [old, fresh] = [listed(from), listed(to)];
  if (op === 'undo') return `Undone: ${undoes ?? `${old} → ${fresh}`}`;
  if (op === 'add') return `New code ${fresh}${under === undefined ? '' : ` under « ${under} »`}`;
  if (op === 'move') return `${old} moved under « ${under} »`;
  if (op === 'retire') return `${old} retired`;
  if (op === 'merge') return `${old} merged into ${fresh}`;
  if (op === 'split') return `${old} split into ${fresh}`;
  if (op === 'import') return imported(from, to);
  if (op === 'redistribute') return `Codings of ${old} given to ${fresh}`;
  const chapter = op === 'rename-chapter' ? 'chapter ' : '';
  return old === fresh ? `${chapter}${old} relabelled` : `${chapter}${old} renamed ${fresh}`;
}

const mostNamed = 5;

function imported(from: readonly string[], to: readonly string[]): string {
  const added = to.filter((id) => !from.includes(id));
  const named = (ids: readonly string[]) => (ids.length > mostNamed ? `${ids.length} codes` : listed(ids));
  const parts = [
    ...(from.length > 0 ? [`${named(from)} changed`] : []),
    ...(added.length > 0 ? [`${named(added)} new`] : []),
  ];
  return `Table imported: ${parts.join('; ')}`;
}

function listed(ids: readonly string[]): string {
  return ids.map((id) => `« ${id} »`).join(', ');
}
