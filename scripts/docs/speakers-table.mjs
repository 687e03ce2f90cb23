/** The conventions for speakers' labels as a table, from the registry of the parser. */
export function speakersTable(conventions) {
  const rows = conventions.map(({ name, example, doubtful }) => {
    const lines = example.split('\n').map((line) => `\`${line.replaceAll('|', '\\|')}\``);
    return `| ${name} | ${lines.join('<br>')} | ${doubtful ? 'if known or repeated' : 'always'} |\n`;
  });
  return `| layout | example | taken for a label |\n|---|---|---|\n${rows.join('')}`;
}
