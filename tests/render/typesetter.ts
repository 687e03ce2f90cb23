import { createRequire } from 'node:module';

type Typesetter = typeof import('@myriaddreamin/typst-ts-node-compiler');

/** The typesetter, an optional part; undefined where it is not installed: what needs it is skipped, with a notice. */
export const typesetter = loaded();

function loaded(): Typesetter | undefined {
  try {
    return createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler');
  } catch {
    process.stderr.write('No typesetter is installed here: tests that set PDF are skipped.\n');
    return undefined;
  }
}
