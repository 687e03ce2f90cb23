import { createInterface, emitKeypressEvents, type Interface } from 'node:readline';
import type { Output, Terminal } from './command.ts';

/** Where a terminal's input comes from: a keyboard, or a pipe. */
export type Input = NodeJS.ReadableStream & {
  readonly isTTY?: boolean;
  setRawMode?(on: boolean): unknown;
};

/** No line is longer, so that it can be read; a terminal that does not know its width says 0. */
const [narrowest, widest] = [40, 80];

/** Asks on a keyboard key by key; of a pipe, where each answer is a line of its own. */
export function openTerminal(input: Input, output: Output): Terminal {
  const isKeyboard = input.isTTY === true && output.isTTY === true && input.setRawMode !== undefined;
  const answers = isKeyboard ? keyboard(input, output) : pipe(input);
  return {
    width: Math.min(widest, Math.max(narrowest, output.columns || widest)),
    write: (text) => void output.write(text),
    async key(prompt) {
      output.write(prompt);
      const key = await answers.key();
      output.write(key === undefined || !isKeyboard ? '\n' : `${key}\n`);
      return key;
    },
    async line(prompt) {
      if (!isKeyboard) output.write(prompt);
      const line = await answers.line(prompt);
      if (!isKeyboard) output.write('\n');
      return line;
    },
    close: answers.close,
  };
}

interface Answers {
  key(): Promise<string | undefined>;
  line(prompt: string): Promise<string | undefined>;
  close(): void;
}

function pipe(input: Input): Answers {
  let reader: Interface | undefined;
  let lines: AsyncIterator<string> | undefined;
  const next = async (): Promise<string | undefined> => {
    reader ??= createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
    lines ??= reader[Symbol.asyncIterator]();
    const { value, done } = await lines.next();
    return done ? undefined : value.trim();
  };
  return { key: next, line: next, close: () => reader?.close() };
}

interface Key {
  readonly name?: string;
  readonly ctrl?: boolean;
}

function keyboard(input: Input, output: Output): Answers {
  const typed: (string | undefined)[] = [];
  let waiting: ((key: string | undefined) => void) | undefined;
  let asking: Interface | undefined;
  const press = (key: string | undefined) => {
    if (asking) return;
    if (!waiting) typed.push(key);
    else waiting(key);
    waiting = undefined;
  };
  const onKey = (text: string | undefined, { name, ctrl }: Key) => {
    if (ctrl && (name === 'c' || name === 'd')) press(undefined);
    else if (text !== undefined && !ctrl) press(text);
  };
  const onEnd = () => press(undefined);
  let isOpen = false;
  const listen = () => {
    if (!isOpen) {
      emitKeypressEvents(input);
      input.on('keypress', onKey).on('end', onEnd);
      isOpen = true;
    }
    input.setRawMode?.(true);
    input.resume();
  };
  return {
    key() {
      listen();
      if (typed.length > 0) return Promise.resolve(typed.shift());
      return new Promise((resolve) => {
        waiting = resolve;
      });
    },
    line(prompt) {
      return new Promise((resolve) => {
        const reader = createInterface({ input, output: output as NodeJS.WritableStream, terminal: true });
        asking = reader;
        const end = (line: string | undefined) => {
          asking = undefined;
          reader.close();
          resolve(line?.trim());
        };
        reader.once('SIGINT', () => end(undefined)).once('close', () => asking && end(undefined));
        reader.question(prompt, end);
      });
    },
    close() {
      if (!isOpen) return;
      input.removeListener('keypress', onKey).removeListener('end', onEnd);
      input.setRawMode?.(false);
      input.pause();
    },
  };
}
