import { extname } from 'node:path';
import type { GridFormat } from '../exchange/grid.ts';
import { gridFormats } from '../exchange/grid-formats.ts';
import { type Call, UsageError } from './command.ts';

/** The file of a table that a call names, with its format. */
export async function tableNamed({ args }: Call, action: string): Promise<{ file: string; format: GridFormat }> {
  const [file, ...more] = args;
  const known = Object.keys(gridFormats);
  if (file === undefined || more.length > 0)
    throw new UsageError(
      `\`study codebook ${action}\` takes one file: ${known.map((name) => `FILE.${name}`).join(', ')}.`,
    );
  const name = extname(file).slice(1).toLowerCase();
  const load = Object.hasOwn(gridFormats, name) ? gridFormats[name] : undefined;
  if (!load)
    throw new UsageError(`${file} is no table that is known. Known: ${known.map((one) => `.${one}`).join(', ')}.`);
  return { file, format: (await load()).format };
}
