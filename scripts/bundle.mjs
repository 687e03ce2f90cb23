import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { thirdPartyNotice } from './third-party.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');

/** Optional parts, machine code of one system: looked for when they are needed. */
export const external = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).optionalDependencies);

/** Bundled CommonJS calls `require` for Node's own modules. */
const banner = [
  `import { createRequire as createRequireOfBundle } from 'node:module';`,
  `const require = createRequireOfBundle(import.meta.url);`,
].join('\n');

/**
 * Bundles the command and the library, with their dependencies, into dist/: start-up reads few files.
 * What an earlier bundle left is taken away; the types are tsc's part.
 */
export async function bundle() {
  const define = { STUDY_BUILD: JSON.stringify(buildPrint()) };
  const result = await esbuild.build({
    ...program,
    entryPoints: { main: 'src/commands/main.ts', index: 'src/index.ts' },
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    loader: { '.md': 'text' },
    define,
    external,
    metafile: true,
  });
  // What a known answer needs is one file: each more would cost as much as the rest of it.
  const { outputFiles } = await esbuild.build({
    ...program,
    entryPoints: { cli: 'src/cli.ts' },
    define,
    plugins: [mainApart],
  });
  const outputs = new Map(
    [...result.outputFiles, ...outputFiles, ...(await bundlePage())].map((file) => [
      relative(dist, file.path),
      file.text,
    ]),
  );
  outputs.set('cli.js', `#!/usr/bin/env node\n${outputs.get('cli.js')}`);
  outputs.set('THIRD-PARTY.txt', thirdPartyNotice(root, Object.keys(result.metafile.inputs)));
  // The command last: it is what `isBundleStale` looks at.
  for (const name of [...outputs.keys()].sort((a, b) => Number(a === 'cli.js') - Number(b === 'cli.js'))) {
    mkdirSync(dirname(join(dist, name)), { recursive: true });
    writeFileSync(join(dist, name), outputs.get(name) ?? '');
  }
  chmodSync(join(dist, 'cli.js'), 0o755);
  removeOthers(outputs);
}

const program = {
  absWorkingDir: root,
  outdir: 'dist',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  banner: { js: banner },
  legalComments: 'none',
  write: false,
  logLevel: 'silent',
};

/** The rest of the program, which the command loads where it knows no answer. */
const mainApart = {
  name: 'main-apart',
  setup(build) {
    build.onResolve({ filter: /\/main\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './main.js', external: true } : undefined,
    );
  },
};

/** What the command is made of: what an earlier build kept of a study is found out anew. */
function buildPrint() {
  const hash = createHash('sha256');
  const below = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).map((name) => join('src', name));
  for (const name of ['package-lock.json', ...below.sort()]) {
    if (statSync(join(root, name)).isFile()) hash.update(name).update(readFileSync(join(root, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

/** The page of `study open`, which runs in a browser: one script, one style, what holds them. */
async function bundlePage() {
  const entryPoints = ['page.ts', 'page.css', 'index.html', 'icon.svg'].map((name) => `src/page/${name}`);
  if (!existsSync(join(root, 'src/page'))) return [];
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints,
    outdir: 'dist/page',
    entryNames: '[name]',
    bundle: true,
    format: 'esm',
    target: ['chrome120', 'firefox128', 'safari17.4'],
    loader: { '.html': 'copy', '.svg': 'copy' },
    minify: true,
    legalComments: 'none',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles;
}

/** Whether something the bundle is made of is younger than it, or gone since. */
export function isBundleStale() {
  const command = join(dist, 'cli.js');
  if (!existsSync(command)) return true;
  const built = statSync(command).mtimeMs;
  const inputs = ['src', 'scripts', 'package.json', 'package-lock.json'].map((name) => join(root, name));
  return inputs.some((input) => youngest(input) > built);
}

/** The last change below a path; a folder's own time tells of files taken away. */
function youngest(path) {
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(status.mtimeMs, ...readdirSync(path).map((name) => youngest(join(path, name))));
}

function removeOthers(outputs) {
  for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    const path = join(dist, name);
    if (/^types\b/.test(name) || outputs.has(name) || statSync(path).isDirectory()) continue;
    rmSync(path);
  }
}
