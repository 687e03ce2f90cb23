import { frameWords } from './words.ts';

/** A request that was not carried out, with what the server said. */
export class Refusal extends Error {
  constructor(
    /** Of HTTP; 0 where the server no longer answers. */
    readonly status: number,
    readonly answer: { readonly message: string; readonly [key: string]: unknown },
  ) {
    super(answer.message);
  }
}

/** Asks the server this page came from. @throws Refusal */
export async function ask<T>(path: string, query: Readonly<Record<string, string>> = {}): Promise<T> {
  return answered(`/api/${path}?${new URLSearchParams(query)}`);
}

/** Tells the server to do something. @throws Refusal */
export async function tell<T>(path: string, wish: object): Promise<T> {
  const headers = { 'Content-Type': 'application/json' };
  return answered(`/api/${path}`, { method: 'POST', headers, body: JSON.stringify(wish) });
}

async function answered<T>(address: string, wish?: RequestInit): Promise<T> {
  const { response, text } = await sent(address, wish);
  const isJson = response.headers.get('Content-Type')?.startsWith('application/json');
  if (response.ok) return JSON.parse(text);
  throw new Refusal(response.status, isJson ? JSON.parse(text) : { message: text });
}

/** @throws Refusal where nobody answers, or no longer to the end. */
async function sent(address: string, wish?: RequestInit): Promise<{ response: Response; text: string }> {
  try {
    const response = await fetch(address, wish);
    return { response, text: await response.text() };
  } catch {
    const { lost } = frameWords[document.documentElement.lang === 'en' ? 'en' : 'fr'];
    throw new Refusal(0, { message: lost });
  }
}
