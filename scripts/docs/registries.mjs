import { loadSource } from '../load-source.mjs';

const names = {
  commands: './src/commands/commands.ts',
  leafDirectives: './src/report/leaf-directives.ts',
  textDirectives: './src/report/text-directives.ts',
  importers: './src/exchange/importers.ts',
  exporters: './src/exchange/exporters.ts',
  speakerConventions: './src/parse/speaker-labels.ts',
};

/** The registries the manual is made from, read from src/. */
export function registries(root) {
  const exports = Object.entries(names).map(([name, path]) => `export { ${name} } from '${path}';`);
  return loadSource(root, exports.join('\n'));
}
