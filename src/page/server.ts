/** A request that was not carried out, with what the server said. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly answer: { readonly message: string; readonly [key: string]: unknown },
  ) {
    super(answer.message);
  }
}

/** Asks the server this page came from. @throws Refusal */
export async function ask<T>(path: string, query: Readonly<Record<string, string>> = {}): Promise<T> {
  return answered(await fetch(`/api/${path}?${new URLSearchParams(query)}`));
}

/** Tells the server to do something. @throws Refusal */
export async function tell<T>(path: string, wish: object): Promise<T> {
  const headers = { 'Content-Type': 'application/json' };
  return answered(await fetch(`/api/${path}`, { method: 'POST', headers, body: JSON.stringify(wish) }));
}

async function answered<T>(response: Response): Promise<T> {
  const isJson = response.headers.get('Content-Type')?.startsWith('application/json');
  if (response.ok) return response.json();
  throw new Refusal(response.status, isJson ? await response.json() : { message: await response.text() });
}
