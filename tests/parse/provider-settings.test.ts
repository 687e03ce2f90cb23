import { describe, expect, test } from 'vitest';
import { providerAddress } from '../../src/model/provider-address.ts';
import { parseSettings } from '../../src/parse/settings.ts';

const read = (text: string) => parseSettings('study.yaml', text, [], 'essai');

test('off unless the study says so', () => {
  expect(read('title: Essai\n').settings).not.toHaveProperty('provider');
  expect(read('provider:\n').settings).not.toHaveProperty('provider');
});

test('Ollama listens where it does by default', () => {
  const { settings, problems } = read('provider: { kind: ollama, embeddings: bge-m3 }\n');
  expect(problems).toEqual([]);
  expect(settings.provider).toEqual({
    kind: 'ollama',
    url: 'http://127.0.0.1:11434',
    embeddings: 'bge-m3',
    allow: [],
  });
});

test('every key', () => {
  const { settings, problems } = read(
    [
      'provider:',
      '  kind: openai',
      '  url: https://models.example.org/v1',
      '  embeddings: petit',
      '  model: grand',
      '  allow: [Models.example.org]',
      '  key_env: STUDY_KEY',
    ].join('\n'),
  );
  expect(problems).toEqual([]);
  expect(settings.provider).toMatchObject({ model: 'grand', keyEnv: 'STUDY_KEY', allow: ['Models.example.org'] });
});

test.each([
  ['provider: ollama', 'wrong-type', 11],
  ['provider: { kind: lama, model: m, url: http://127.0.0.1 }', 'wrong-value', 19],
  ['provider: { model: m, url: http://127.0.0.1 }', 'wrong-type', 11],
  ['provider: { kind: openai, model: m }', 'wrong-type', 11],
  ['provider: { kind: ollama }', 'wrong-type', 11],
  ['provider: { kind: ollama, model: [m] }', 'wrong-type', 34],
  ['provider: { kind: ollama, model: m, url: "127.0.0.1:11434" }', 'wrong-value', 42],
  ['provider: { kind: ollama, model: m, url: "ftp://127.0.0.1" }', 'wrong-value', 42],
  ['provider: { kind: ollama, model: m, url: http://moi:secret@127.0.0.1 }', 'wrong-value', 42],
  ['provider: { kind: ollama, model: m, url: https://example.org }', 'provider-host', 42],
  ['provider: { kind: ollama, model: m, url: https://example.org, allow: [org] }', 'provider-host', 42],
  ['provider: { kind: ollama, model: "gpt-oss:120b-cloud" }', 'provider-host', 34],
  ['provider: { kind: ollama, model: m, embeddings: "m:Cloud", allow: [example.org] }', 'provider-host', 49],
  ['provider: { kind: ollama, model: m, allow: [https://example.org] }', 'wrong-value', 45],
  ['provider: { kind: ollama, model: m, allow: ["*.example.org"] }', 'wrong-value', 45],
  ['provider: { kind: ollama, model: m, key_env: HOME }', 'wrong-value', 46],
  ['provider: { kind: ollama, model: m, key_env: sk-abcdef }', 'wrong-value', 46],
])('%s is one problem, and no model is asked', (text, rule, column) => {
  const { settings, problems } = read(text);
  expect(problems).toMatchObject([{ rule, severity: 'error', line: 1, column }]);
  expect(settings).not.toHaveProperty('provider');
});

test('no secret is repeated in a message', () => {
  const texts = [
    'provider: { kind: ollama, model: m, url: http://moi:secret@127.0.0.1 }',
    'provider: { kind: ollama, model: m, key_env: sk-secret }',
  ];
  for (const text of texts) expect(JSON.stringify(read(text).problems)).not.toContain('secret');
});

test('a key without meaning is a warning only', () => {
  const { settings, problems } = read('provider: { kind: ollama, model: m, key: abc }');
  expect(problems).toMatchObject([{ rule: 'unknown-key', severity: 'warning' }]);
  expect(settings.provider?.model).toBe('m');
});

test('an allowed host without encryption is a warning', () => {
  const { settings, problems } = read('provider: { kind: ollama, model: m, url: http://salle.lan, allow: salle.lan }');
  expect(problems).toMatchObject([{ rule: 'provider-clear', severity: 'warning' }]);
  expect(settings.provider?.url).toBe('http://salle.lan');
});

test('a model that Ollama passes on is allowed by the host it goes to', () => {
  const { settings, problems } = read('provider: { kind: ollama, model: "m:cloud", allow: ollama.com }');
  expect(problems).toEqual([]);
  expect(settings.provider?.model).toBe('m:cloud');
});

describe('a host is judged on what a connection would be made to', () => {
  test.each([
    'http://127.0.0.1:11434',
    'http://127.1',
    'http://0x7f.0.0.1',
    'http://2130706433/',
    'http://017700000001',
    'http://127.255.255.254:1',
    'http://[::1]:8080/v1',
    'http://[0:0:0:0:0:0:0:1]',
    'HTTP://LocalHost:1234',
    'http://１２７.０.０.１',
    'http:127.0.0.1',
    'http:\\\\127.0.0.1',
  ])('%s is this machine', (url) => {
    expect(providerAddress(url, [])).toMatchObject({ loopback: true });
  });

  test.each([
    'http://example.org',
    'http://127.0.0.1.example.org',
    'http://localhost.example.org',
    'http://example.localhost',
    'http://localhost.',
    'http://0.0.0.0',
    'http://128.0.0.1',
    'http://192.168.1.10',
    'http://169.254.169.254',
    'http://[::ffff:127.0.0.1]',
    'http://[::]',
    'http://example.org/127.0.0.1',
    'http://example.org\\@127.0.0.1',
    'http://ⓛocalhost.example.org',
  ])('%s is elsewhere', (url) => {
    expect(providerAddress(url, ['127.0.0.1', 'localhost'])).toEqual({ fault: 'host' });
  });

  test.each(['http://127.0.0.1@example.org', 'http://localhost:80@example.org/', 'http://user@127.0.0.1'])(
    '%s hides who is meant',
    (url) => {
      expect(providerAddress(url, ['example.org'])).toEqual({ fault: 'credentials' });
    },
  );

  test.each([
    ['https://example.org:8443/v1/', 'EXAMPLE.org', 'https://example.org:8443/v1'],
    ['http://10.0.0.7:11434', '10.0.0.7', 'http://10.0.0.7:11434'],
    ['http://[fd00::7]', 'fd00::7', 'http://[fd00::7]'],
    ['https://étude.example', 'étude.example', 'https://xn--tude-9oa.example'],
  ])('%s is allowed by %s', (url, host, base) => {
    expect(providerAddress(url, [host])).toMatchObject({ base, loopback: false });
  });
});
