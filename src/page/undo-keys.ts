/** What undo and redo do here. */
interface Steps {
  undo(): unknown;
  redo(): unknown;
}

/** Undo and redo work anywhere but in a field, which has its own. */
export function undoKeys(event: KeyboardEvent, steps: Steps): void {
  const { key, ctrlKey, metaKey, shiftKey, target } = event;
  if (!(ctrlKey || metaKey) || (target as HTMLElement).closest('input, textarea, dialog')) return;
  const letter = key.toLowerCase();
  if (letter === 'z' && !shiftKey) void steps.undo();
  else if ((letter === 'z' && shiftKey) || letter === 'y') void steps.redo();
  else return;
  event.preventDefault();
}
