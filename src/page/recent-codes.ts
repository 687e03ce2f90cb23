const key = 'study-recent-codes';
const most = 9;

/** The codes used last in this browser, newest first. */
export function recentCodes(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

/** The codes just used come first. */
export function rememberCodes(ids: readonly string[]): void {
  const all = [...new Set([...ids, ...recentCodes()])].slice(0, most);
  localStorage.setItem(key, JSON.stringify(all));
}
