import { type Format, formats } from '../model/settings.ts';
import { type Call, UsageError } from './command.ts';

/** The formats `--format` lists; undefined where the call does not say. */
export function formatsGiven(call: Call): Format[] | undefined {
  if (typeof call.options.format !== 'string') return undefined;
  return call.options.format.split(',').map((given) => {
    const format = formats.find((name) => name === given.trim());
    if (format) return format;
    throw new UsageError(`There is no format « ${given.trim()} ». Known: ${formats.join(', ')}.`);
  });
}
