import { type AddressFault, hostNamed, ollamaCloud, passedOn, providerAddress } from '../model/provider-address.ts';
import type { ProviderSettings } from '../model/settings.ts';
import type { Fields } from './fields.ts';
import { mapAt, warnUnknownKeys } from './known-keys.ts';

const keys = ['kind', 'url', 'embeddings', 'model', 'allow', 'key_env'];

/** Where Ollama listens unless told otherwise. */
const ollamaUrl = 'http://127.0.0.1:11434';

/** Variables a study may name: one that came from elsewhere must not send any other secret of the user's to its server. */
const keyName = /^STUDY_[A-Z0-9_]+$/;

/** Reads `provider:`. With an error in it there is none: nothing is sent on a guess. */
export function readProvider(fields: Fields): ProviderSettings | undefined {
  const map = mapAt(fields, 'provider');
  if (!map) return undefined;
  const own = fields.inside(map);
  warnUnknownKeys(own, keys);
  const before = errorsOf(fields);
  const at = (key: string) => own.node(key)?.span.start ?? map.span.start;
  const missing = (message: string) => fields.report(map.span.start, 'wrong-type', 'error', message);
  const kind = own.choice('kind', ['ollama', 'openai']);
  if (!own.has('kind'))
    missing('`provider` needs a `kind`: ollama, or openai for any server that speaks as OpenAI does.');
  const url = own.text('url') ?? (kind === 'ollama' ? ollamaUrl : undefined);
  if (kind === 'openai' && !own.has('url')) missing('`provider` needs a `url`: http://127.0.0.1:8080/v1.');
  const [embeddings, model] = [own.text('embeddings'), own.text('model')];
  if (!own.has('embeddings') && !own.has('model'))
    missing('`provider` names no model: give it `embeddings`, `model`, or both.');
  const allow = readAllowed(own);
  if (url !== undefined) checkAddress(own, url, allow, at('url'));
  const names = { ...(embeddings === undefined ? {} : { embeddings }), ...(model === undefined ? {} : { model }) };
  if (kind) checkCloud(own, { kind, ...names }, allow);
  const keyEnv = own.text('key_env');
  if (keyEnv !== undefined && !keyName.test(keyEnv)) {
    const message =
      '`key_env` takes the name of an environment variable that begins with STUDY_; the key itself never stands here.';
    fields.report(at('key_env'), 'wrong-value', 'error', message, 'STUDY_KEY');
  }
  if (!kind || url === undefined || errorsOf(fields) > before) return undefined;
  return {
    kind,
    url,
    ...names,
    allow,
    ...(keyEnv === undefined ? {} : { keyEnv }),
  };
}

function errorsOf({ problems }: Fields): number {
  return problems.filter(({ severity }) => severity === 'error').length;
}

function readAllowed(own: Fields): string[] {
  return own.list('allow').flatMap(({ value, span }) => {
    if (hostNamed(value) !== undefined) return [value];
    const message = `\`allow: ${value}\` is no host. Write its name alone: no https://, no port, no path, no star.`;
    own.report(span.start, 'wrong-value', 'error', message, 'models.example.org');
    return [];
  });
}

const faults: Readonly<Record<Exclude<AddressFault, 'host'>, string>> = {
  unreadable: 'is no address that begins with http:// or https:// and ends with its path',
  credentials: 'holds a user name or a password. Name an environment variable with `key_env` instead',
};

function checkAddress(own: Fields, url: string, allow: readonly string[], offset: number): void {
  const address = providerAddress(url, allow);
  if (!('fault' in address)) {
    if (address.loopback || address.encrypted) return;
    const message = `Paragraphs of interviews would reach ${address.host} unencrypted. Use https://, or a tunnel that ends on this machine.`;
    own.report(offset, 'provider-clear', 'warning', message);
  } else if (address.fault === 'host') {
    const { hostname } = new URL(url);
    const message = `\`url\` leads to ${hostname}, which is not this machine: paragraphs of interviews would leave it. If they may, write \`allow: [${hostname}]\`.`;
    own.report(offset, 'provider-host', 'error', message);
  } else own.report(offset, 'wrong-value', 'error', `\`url: ${withoutSecret(url)}\` ${faults[address.fault]}.`);
}

/** A server of this machine that only passes on is not this machine. */
function checkCloud(own: Fields, provider: Parameters<typeof passedOn>[0], allow: readonly string[]): void {
  const name = passedOn(provider);
  if (name === undefined || allow.some((host) => hostNamed(host) === ollamaCloud)) return;
  const message = `« ${name} » does not run on this machine: Ollama passes what it is sent on to ${ollamaCloud}. If paragraphs of interviews may go there, write \`allow: [${ollamaCloud}]\`.`;
  const key = provider.embeddings === name ? 'embeddings' : 'model';
  own.report(own.node(key)?.span.start ?? 0, 'provider-host', 'error', message);
}

/** What stands before an @ is not repeated in messages. */
function withoutSecret(url: string): string {
  return url.replace(/\/\/.*@/, '//…@');
}
