import { createRequire } from 'node:module';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** The typesetter, an optional part; undefined where it is not installed: what needs it is skipped, with a notice. */
export const typesetter = loaded();

function loaded(): NodeCompiler | undefined {
  try {
    return createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler').NodeCompiler.create();
  } catch {
    process.stderr.write('No typesetter is installed here: tests of PDF are skipped.\n');
    return undefined;
  }
}
