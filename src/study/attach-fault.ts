/** Why DuckDB cannot read an attached file, in a sentence, by what it says of it. */
export function attachFault(file: string, ending: string, message: string): string {
  if (/invalid unicode|invalid UTF-8|UTF-16 encoding/i.test(message))
    return `${file}: this file is not UTF-8. Save it as UTF-8${ending === 'csv' ? ' (« CSV UTF-8 » in a spreadsheet)' : ''}, check its accents, and attach it again.`;
  const [first = '', ...more] = message.split('\n');
  const line = /^CSV Error on Line: (\d+)$/.exec(first)?.[1];
  if (line === undefined) return `${file} cannot be read as .${ending}: ${first.trim()}`;
  const reason = more.find((one) => one !== '' && !one.startsWith('Original Line: ')) ?? 'there is an error.';
  return `${file}:${line} cannot be read as .${ending}: ${reason.replace(/\.?$/, '.')}`;
}

/** What is said of JSON without rows. */
export function noTable(file: string): string {
  return `${file} holds no table: JSON is a list of objects whose keys name the columns, [{"case_id": "E07", "size": 12}].`;
}
