/** What `study import` reads as a table, from the registry of importers. */
export function importersTable(importers) {
  const rows = Object.entries(importers).map(([name, { extensions, reads }]) => {
    const endings = extensions.map((ending) => `\`.${ending}\``).join(' ');
    return `| \`${name}\` | ${endings} | ${reads} |\n`;
  });
  return `| \`--format\` | files | what |\n|---|---|---|\n${rows.join('')}`;
}
