/** The conventions for speakers' labels as a table, from the registry of the parser. */
export function speakersTable(conventions) {
  const rows = conventions.map(({ name, example, doubtful, alone, together }) => {
    const lines = example.split('\n').map((line) => `\`${line.replaceAll('|', '\\|')}\``);
    const doubt = alone || together ? 'in company' : 'if known or repeated';
    return `| ${name} | ${lines.join('<br>')} | ${doubtful ? doubt : 'always'} |\n`;
  });
  return `| layout | example | taken for a label |\n|---|---|---|\n${rows.join('')}`;
}
