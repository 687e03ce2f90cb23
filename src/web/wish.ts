import { coderNameFault } from '../model/coder-name.ts';
import type { PageNewCode, PagePassage } from '../model/page-wish.ts';
import { NotDone } from './route.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a page asks for, read from JSON that may be anything. Every reader throws NotDone where a value is not as meant. */
export class Wish {
  private readonly fields: Fields;

  constructor(body: unknown) {
    if (!isRecord(body)) throw wrong('the request');
    this.fields = body;
  }

  has(name: string): boolean {
    return this.fields[name] !== undefined;
  }

  text(name: string, field: unknown = this.fields[name]): string {
    if (typeof field !== 'string') throw wrong(name);
    // Signs no file of text holds, and halves of signs.
    return field.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, '');
  }

  texts(name: string): string[] {
    const field = this.fields[name];
    if (!Array.isArray(field)) throw wrong(name);
    return [...new Set(field.map((one) => this.text(name, one)))];
  }

  flag(name: string): boolean {
    const field = this.fields[name];
    if (typeof field !== 'boolean') throw wrong(name);
    return field;
  }

  lists(name: string): string[][] {
    const field = this.fields[name];
    if (!Array.isArray(field)) throw wrong(name);
    return field.map((list) => {
      if (!Array.isArray(list)) throw wrong(name);
      return [...new Set(list.map((one) => this.text(name, one)))];
    });
  }

  /** From 0 to 1. */
  share(name: string): number {
    const field = this.fields[name];
    if (typeof field !== 'number' || !(field >= 0 && field <= 1)) throw wrong(name);
    return field;
  }

  coder(): string {
    const name = this.text('coder');
    const fault = coderNameFault(name);
    if (fault) throw new NotDone(422, `« ${name} »: ${fault}`, { rule: 'coder-name' });
    return name;
  }

  passage(name: string): PagePassage {
    const { print, from, to } = this.record(name);
    return { print: this.text(name, print), from: placeOf(name, from), to: placeOf(name, to) };
  }

  place(name: string): { print: string; paragraph: number; at: number } {
    const field = this.record(name);
    return { print: this.text(name, field.print), ...placeOf(name, field) };
  }

  newCode(): PageNewCode | undefined {
    if (!this.has('newCode')) return undefined;
    const { label, definition, under, reason } = this.record('newCode');
    return {
      label: this.text('label', label).replace(/\s+/g, ' ').trim(),
      definition: this.text('definition', definition).trim(),
      under: this.text('under', under),
      reason: this.text('reason', reason).trim(),
    };
  }

  /** What is asked for within a field, read in the same way. */
  inside(name: string): Wish {
    return new Wish(this.record(name));
  }

  record(name: string): Fields {
    const field = this.fields[name];
    if (!isRecord(field)) throw wrong(name);
    return field;
  }
}

function placeOf(name: string, field: unknown): { paragraph: number; at: number } {
  if (!isRecord(field)) throw wrong(name);
  const { paragraph, at } = field;
  if (!isCount(paragraph) || !isCount(at)) throw wrong(name);
  return { paragraph, at };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(name: string): NotDone {
  return new NotDone(400, `« ${name} » is not as this request needs it.`, { rule: 'wrong-request' });
}
