/** What `study export` writes as a table, from the registry of exporters. */
export function exportersTable(exporters) {
  const rows = Object.entries(exporters).map(([name, { endings, writes }]) => {
    const files = endings.map((ending) => `\`.${ending}\``).join(' ');
    return `| \`${name}\` | ${files} | ${writes} |\n`;
  });
  return `| \`--format\` | files | what |\n|---|---|---|\n${rows.join('')}`;
}
