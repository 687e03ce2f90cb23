/** The tables of `study query`, as those of a study without sources have them. */
export function tablesOfSql(tables) {
  return `${tables
    .map(({ name, row, columns }) => {
      const rows = columns.map((column) => `| \`${column.name}\` | ${column.type} | ${column.meaning} |\n`);
      return `### \`${name}\`\n\nA row for ${row}.\n\n| column | type | meaning |\n|---|---|---|\n${rows.join('')}`;
    })
    .join('\n')}`;
}
