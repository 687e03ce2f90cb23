import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { external } from './bundle.mjs';

/** Runs a module that may import TypeScript: Node 20 reads none. Imports of `contents` are relative to the root. */
export async function loadSource(root, contents) {
  const require = `import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle('${pathToFileURL(join(root, 'package.json'))}');`;
  const result = await build({
    absWorkingDir: root,
    stdin: { contents, resolveDir: root },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    loader: { '.md': 'text' },
    external,
    banner: { js: require },
    write: false,
    logLevel: 'silent',
  });
  const folder = mkdtempSync(join(tmpdir(), 'study-source-'));
  try {
    const file = join(folder, 'source.mjs');
    writeFileSync(file, result.outputFiles[0].text);
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
