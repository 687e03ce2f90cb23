import type { Part } from '../model/part.ts';
import type { FoldedManifest, ManifestVerbatim } from './manifest.ts';

/** Verbatims that are written at once: a manifest may hold a hundred thousand. */
const atOnce = 1000;

/** The file of a manifest in parts: JSON over lines, indented by two spaces. */
export function* manifestParts(manifest: FoldedManifest): Generator<Part> {
  const { verbatims } = manifest;
  if (verbatims.length === 0) return yield lines(manifest);
  // In JSON a line begins nowhere but between values, and the key of an empty list stands nowhere else so.
  const [before = '', after = ''] = lines({ ...manifest, verbatims: [] }).split('\n  "verbatims": [],');
  yield `${before}\n  "verbatims": [`;
  let isFirst = true;
  let some: ManifestVerbatim[] = [];
  for (const verbatim of [...verbatims, undefined]) {
    const isQuotes = verbatim !== undefined && 'verbatims' in verbatim;
    if (some.length > 0 && (some.length === atOnce || isQuotes || !verbatim)) {
      yield `${isFirst ? '' : ','}${listed(some)}`;
      [isFirst, some] = [false, []];
    }
    if (isQuotes) {
      if (!isFirst) yield ',';
      isFirst = false;
      yield { key: verbatim.print, order: verbatim.order, make: () => listed(verbatim.verbatims()) };
    } else if (verbatim) some.push(verbatim);
  }
  yield `\n  ],${after}`;
}

/** Without the brackets around them, deeper by one level. */
function listed(verbatims: readonly ManifestVerbatim[]): string {
  return JSON.stringify(verbatims, null, 2).slice(1, -2).replaceAll('\n', '\n  ');
}

function lines(manifest: FoldedManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
