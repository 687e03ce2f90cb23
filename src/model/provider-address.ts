import type { ProviderSettings } from './settings.ts';

/** Where a provider listens. */
export interface ProviderAddress {
  /** Without a slash at its end; requests append their path. */
  readonly base: string;
  /** As the address was understood: lower case, numbers as four, names in ASCII; with the port where one is given. */
  readonly host: string;
  /** On this machine: what is sent leaves it for nobody. */
  readonly loopback: boolean;
  readonly encrypted: boolean;
}

/** Why an address is refused: no web address; a user name or a password in it; a host that is neither here nor allowed. */
export type AddressFault = 'unreadable' | 'credentials' | 'host';

/**
 * Judges the address of a provider on what a connection would be made to, not on how it is spelt:
 * `http://127.0.0.1@example.org` is example.org, `http://0x7f.1` is 127.0.0.1.
 * @param allow hosts elsewhere that the study may send to.
 */
export function providerAddress(url: string, allow: readonly string[]): ProviderAddress | { fault: AddressFault } {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.search || parsed.hash) return { fault: 'unreadable' };
  if (parsed.username || parsed.password) return { fault: 'credentials' };
  const loopback = isLoopback(parsed.hostname);
  if (!loopback && !allow.some((host) => hostNamed(host) === parsed.hostname)) return { fault: 'host' };
  const base = `${parsed.origin}${parsed.pathname.replace(/\/+$/, '')}`;
  return { base, host: parsed.host, loopback, encrypted: parsed.protocol === 'https:' };
}

/** 127.0.0.0/8, ::1 and `localhost`; a host as `URL` writes it. `0.0.0.0` and names that only end so are elsewhere. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

/** A host of the list as an address would have it; undefined for what is more than a host. */
export function hostNamed(host: string): string | undefined {
  const bracketed = /^[\da-f]*:[\da-f:.]+$/i.test(host) ? `[${host}]` : host;
  if (/[/@?#\\\s*]|:\d*$/.test(bracketed) || !URL.canParse(`http://${bracketed}`)) return undefined;
  return new URL(`http://${bracketed}`).hostname;
}

/** Where Ollama passes on what models of such a name are sent: https://docs.ollama.com/cloud */
export const ollamaCloud = 'ollama.com';

/** The first model of a provider that does not run where it is asked. */
export function passedOn({ kind, embeddings, model }: Omit<ProviderSettings, 'url' | 'allow'>): string | undefined {
  return kind === 'ollama' ? [embeddings, model].find((name) => name && /[:-]cloud$/i.test(name)) : undefined;
}
