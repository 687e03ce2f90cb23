import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const names = {
  commands: './src/commands/commands.ts',
  leafDirectives: './src/report/leaf-directives.ts',
  textDirectives: './src/report/text-directives.ts',
  speakerConventions: './src/parse/speaker-labels.ts',
};

/** The registries the manual is made from, read from src/. */
export async function registries(root) {
  const contents = Object.entries(names)
    .map(([name, path]) => `export { ${name} } from '${path}';`)
    .join('\n');
  const require = `import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle('${pathToFileURL(join(root, 'package.json'))}');`;
  const result = await build({
    absWorkingDir: root,
    stdin: { contents, resolveDir: root },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    loader: { '.md': 'text' },
    banner: { js: require },
    write: false,
    logLevel: 'silent',
  });
  const folder = mkdtempSync(join(tmpdir(), 'study-docs-'));
  try {
    const file = join(folder, 'registries.mjs');
    writeFileSync(file, result.outputFiles[0].text);
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
