import type { Manifest } from './manifest.ts';

/** Verbatims that are written at once: a manifest may hold a hundred thousand. */
const atOnce = 1000;

/** The file of a manifest: JSON over lines, indented by two spaces, in UTF-8. */
export function manifestFile(manifest: Manifest): Uint8Array {
  const { verbatims } = manifest;
  if (verbatims.length === 0) return encoded(lines(manifest));
  // In JSON a line begins nowhere but between values, and the key of an empty list stands nowhere else so.
  const [before = '', after = ''] = lines({ ...manifest, verbatims: [] }).split('\n  "verbatims": [],');
  const parts = [encoded(`${before}\n  "verbatims": [`)];
  for (let from = 0; from < verbatims.length; from += atOnce) {
    // Without the brackets around them, deeper by one level.
    const some = JSON.stringify(verbatims.slice(from, from + atOnce), null, 2)
      .slice(1, -2)
      .replaceAll('\n', '\n  ');
    parts.push(encoded(from === 0 ? some : `,${some}`));
  }
  parts.push(encoded(`\n  ],${after}`));
  return Buffer.concat(parts);
}

function lines(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function encoded(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}
