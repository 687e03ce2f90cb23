import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { openTerminal } from '../../src/commands/terminal.ts';

function sink(isTTY: boolean) {
  const output = Object.assign(new PassThrough(), { isTTY, columns: 120, said: '' });
  output.on('data', (piece) => {
    output.said += piece;
  });
  return output;
}

function keyboard() {
  const raw: boolean[] = [];
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: (on: boolean) => raw.push(on) });
  const output = sink(true);
  return { input, output, raw, terminal: openTerminal(input, output) };
}

describe('of a pipe', () => {
  test('each answer is a line, whatever its line end; then nothing more', async () => {
    const input = new PassThrough();
    const output = sink(false);
    const terminal = openTerminal(input, output);
    input.end('a\r\n  des mots \n\nq');
    expect(await terminal.key('? ')).toBe('a');
    expect(await terminal.line('! ')).toBe('des mots');
    expect(await terminal.key('? ')).toBe('');
    expect(await terminal.key('? ')).toBe('q');
    expect(await terminal.key('? ')).toBeUndefined();
    expect(await terminal.line('! ')).toBeUndefined();
    terminal.close();
    expect(output.said).toBe('? \n! \n? \n? \n? \n! \n');
  });

  test('is read only where something is asked', () => {
    const input = new PassThrough();
    openTerminal(input, sink(false)).close();
    expect(input.listenerCount('data')).toBe(0);
  });
});

describe('of a keyboard', () => {
  test('one key is an answer, what is typed ahead is kept, a line is a line', async () => {
    const { input, output, raw, terminal } = keyboard();
    expect(terminal.width).toBe(80);
    const first = terminal.key('? ');
    input.write('as');
    expect(await first).toBe('a');
    expect(await terminal.key('? ')).toBe('s');
    const line = terminal.line('codes > ');
    input.write('été, bruit\r');
    expect(await line).toBe('été, bruit');
    const after = terminal.key('? ');
    input.write('É');
    expect(await after).toBe('É');
    terminal.close();
    expect(raw.at(-1)).toBe(false);
    expect(output.said).toContain('? a\n? s\n');
    expect(output.said).toContain('codes > ');
    expect(input.listenerCount('keypress')).toBe(0);
  });

  test.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
  ])('%s stops', async (_, sign) => {
    const { input, terminal } = keyboard();
    const key = terminal.key('? ');
    input.write(sign);
    expect(await key).toBeUndefined();
    const line = terminal.line('> ');
    input.write(sign);
    expect(await line).toBeUndefined();
    terminal.close();
  });

  test('a terminal that goes away stops', async () => {
    const { input, terminal } = keyboard();
    const key = terminal.key('? ');
    input.end();
    expect(await key).toBeUndefined();
    terminal.close();
  });
});
