import type { Call } from './command.ts';
import type { World } from './world.ts';

/** Up to the line above, which goes. */
const clear = '\u001b[1A\r\u001b[K';

/**
 * Says on a terminal how far a command is, each time in place of the last. The line is ended at once: a computation that is
 * stopped, by Ctrl-C or by force, has no time to end it.
 */
export function progressOn({ stdout, stderr }: Pick<World, 'stdout' | 'stderr'>): Call['progress'] {
  if (stderr.isTTY !== true || stdout.isTTY !== true) return () => undefined;
  let isShown = false;
  return (message) => {
    const said = message === '' ? '' : `${message}\n`;
    if (isShown || said !== '') stderr.write(`${isShown ? clear : ''}${said}`);
    isShown = said !== '';
  };
}
