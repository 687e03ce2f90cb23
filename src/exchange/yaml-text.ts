/** A value on one line of YAML: plain where that is read as typed, else between quotation marks. */
export function yamlScalar(value: string, flow = false): string {
  const safe = /^[\p{L}\p{N}][^\p{Cc}\u2028\u2029]*$/u.test(value) && !/:(?:\s|$)|\s#|\s$/.test(value);
  if (safe && !(flow && /[,[\]{}]/.test(value))) return value;
  return /[\p{Cc}\u2028\u2029\ufeff]/u.test(value) ? JSON.stringify(value) : `'${value.replace(/'/g, "''")}'`;
}

export function yamlList(values: readonly string[]): string {
  return `[${values.map((value) => yamlScalar(value, true)).join(', ')}]`;
}

/** A key with its text: on its line where it is short, else as a block below it, indented two more. */
export function yamlText(key: string, value: string, indent: number): string {
  return `${key}: ${blockOrScalar(value, indent)}`;
}

/** Text as a block; between quotation marks where a block cannot hold it. */
export function blockOrScalar(value: string, indent: number): string {
  if (/^\s|[^\P{Cc}\n\t]|[\u2028\u2029\ufeff\ufffe\uffff]/u.test(value)) return JSON.stringify(value);
  const margin = ' '.repeat(indent + 2);
  const lines = value.split('\n').map((line) => (line.trim() === '' ? '' : margin + line));
  return `|\n${lines.join('\n')}`;
}
