import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Who may speak with the server. */
export interface Gate {
  /** The secret of this start. */
  readonly token: string;
  readonly port: number;
  /** The name or number the server was told to listen at. */
  readonly host: string;
}

export interface Knock {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** The token an address brings: it opens the page, nothing else. */
  readonly given?: string;
}

/** Why a request is refused; undefined where it is not. */
export interface Turned {
  readonly status: 401 | 403;
  readonly message: string;
}

/**
 * Looks at a request before anything is done for it. A page from elsewhere can send one, and a name that somebody else
 * owns may lead to this machine: so the host must be ours, what a browser says of its origin too, and the token known.
 */
export function turnedAway(gate: Gate, { method, headers, given }: Knock): Turned | undefined {
  const { host = '', origin } = headers;
  if (!isOwnHost(gate, host)) return { status: 403, message: 'This server does not answer to that host.' };
  if (origin !== undefined && origin !== `http://${host}`)
    return { status: 403, message: 'Pages from elsewhere are not answered.' };
  if (given !== undefined) return isSame(given, gate.token) ? undefined : unknown;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return { status: 403, message: 'Pages from elsewhere are not answered.' };
  const bearer = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return isSame(bearer, gate.token) ? undefined : unknown;
  if (!isSame(cookieOf(headers.cookie ?? '', cookieName(gate)), gate.token)) return unknown;
  // A cookie goes along with whatever a browser sends; the origin says who made it send.
  if (method !== 'GET' && origin === undefined) return { status: 403, message: 'Say where this request comes from.' };
  return undefined;
}

const unknown: Turned = {
  status: 401,
  message: 'Open the address that `study open` printed: it holds the key of this start.',
};

/** Cookies are shared by all ports of a machine: the name tells them apart. */
export function cookieName({ port }: Gate): string {
  return `study-${port}`;
}

/** Names that lead to this machine only; of every address of the machine, where it was told to listen at all of them. */
function isOwnHost({ host, port }: Gate, asked: string): boolean {
  const name = asked.endsWith(`:${port}`) ? asked.slice(0, -`:${port}`.length) : port === 80 ? asked : undefined;
  if (name === undefined) return false;
  if (['127.0.0.1', 'localhost', '[::1]'].includes(name)) return true;
  const isEverywhere = host === '0.0.0.0' || host === '::';
  // A number is nobody's name: no other page can have taken it over.
  if (isEverywhere) return /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]+\])$/i.test(name);
  return name === (host.includes(':') ? `[${host}]` : host);
}

function cookieOf(header: string, name: string): string {
  const found = header.split(/;\s*/).find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1) ?? '';
}

/** In a time that does not tell how much of it was right. */
function isSame(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}
