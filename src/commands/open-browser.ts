import { spawn } from 'node:child_process';

/** Opens an address in the user's browser; where there is none, nothing happens: the address has been printed. */
export function openBrowser(address: string, platform: string = process.platform): void {
  const [command, ...args] = opener(platform, address);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

function opener(platform: string, address: string): [string, ...string[]] {
  if (platform === 'darwin') return ['open', address];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', address];
  return ['xdg-open', address];
}
