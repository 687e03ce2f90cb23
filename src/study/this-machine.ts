import { createHash } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

let known: string | undefined;

/** Eight signs for where the numbers of programs are those of this one: a container counts its own under a host's name. */
export function thisMachine(): string {
  known ??= createHash('sha256').update(`${hostname()}\n${countedIn()}`).digest('hex').slice(0, 8);
  return known;
}

function countedIn(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}
