import { loadSource } from '../load-source.mjs';

const names = {
  commands: './src/commands/commands.ts',
  leafDirectives: './src/report/leaf-directives.ts',
  textDirectives: './src/report/text-directives.ts',
  importers: './src/exchange/importers.ts',
  exporters: './src/exchange/exporters.ts',
  speakerConventions: './src/parse/speaker-labels.ts',
};

/** The tables of SQL have the same columns in every study, variables of the sources aside. */
const emptyStudy = `
import { codeStudy } from './src/coding/code-study.ts';
import { parseStudy } from './src/parse/study.ts';
import { studyTables } from './src/verbatims/study-tables.ts';
const { study } = parseStudy({ name: 'empty', files: new Map(), folders: [] });
export const tables = studyTables(codeStudy(study), { full: false, selection: {} });
`;

/** The registries the manual is made from, read from src/. */
export function registries(root) {
  const exports = Object.entries(names).map(([name, path]) => `export { ${name} } from '${path}';`);
  return loadSource(root, [...exports, emptyStudy].join('\n'));
}
