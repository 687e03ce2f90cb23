/** The columns of a table, and the one that is its row's id. */
export interface TableColumns {
  readonly columns: readonly string[];
  readonly rowid?: string;
}

/** Reads `CREATE TABLE`; no columns where the table is of a kind that is not read (WITHOUT ROWID, virtual). */
export function tableColumns(sql: string): TableColumns {
  const open = sql.indexOf('(');
  if (open === -1 || /^\s*create\s+virtual/i.test(sql)) return { columns: [] };
  const { parts, end } = partsWithin(sql, open + 1);
  if (/without\s+rowid/i.test(sql.slice(end))) return { columns: [] };
  const columns: string[] = [];
  let rowid: string | undefined;
  for (const part of parts) {
    const key = /^(?:constraint\s+\S+\s+)?primary\s+key\s*\(\s*["'`[]?(\w+)["'`\]]?\s*\)/i.exec(part)?.[1];
    if (key !== undefined) {
      const own = parts.find((other) => nameOf(other) === key);
      if (own && /^\S+\s+integer\b/i.test(own)) rowid = key;
    }
    if (/^(?:constraint|primary\s+key|unique|foreign\s+key|check)\b/i.test(part)) continue;
    const name = nameOf(part);
    columns.push(name);
    if (/^(?:"[^"]*"|\S+)\s+integer\b.*\bprimary\s+key\b(?!\s+desc)/is.test(part)) rowid = name;
  }
  return { columns, ...(rowid === undefined ? {} : { rowid }) };
}

function nameOf(part: string): string {
  const quoted = /^(?:"((?:[^"]|"")*)"|`([^`]*)`|\[([^\]]*)\]|'([^']*)')/.exec(part);
  if (quoted) return (quoted[1] ?? quoted[2] ?? quoted[3] ?? quoted[4] ?? '').replace(/""/g, '"');
  return /^[^\s(,]+/.exec(part)?.[0] ?? '';
}

/** What commas part, up to the bracket that closes; brackets, quotation marks and comments hold together. */
function partsWithin(sql: string, from: number): { parts: string[]; end: number } {
  const parts: string[] = [];
  const pieces = /--[^\n]*|\/\*.*?\*\/|"(?:[^"]|"")*"|'(?:[^']|'')*'|`[^`]*`|\[[^\]]*\]|[(),]|[^-/"'`[(),]+|./gs;
  pieces.lastIndex = from;
  let depth = 0;
  let part = '';
  for (let match = pieces.exec(sql); match; match = pieces.exec(sql)) {
    const [piece] = match;
    if (piece === ')' && depth === 0) return { parts: [...parts, part.trim()], end: pieces.lastIndex };
    if (piece === '(') depth++;
    if (piece === ')') depth--;
    if (piece === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += /^(?:--|\/\*)/.test(piece) ? ' ' : piece;
  }
  return { parts: [...parts, part.trim()], end: sql.length };
}
