import { Refusal } from './server.ts';

/** Does something that the server may refuse. @throws what is no refusal */
export async function attempt(
  run: () => Promise<void>,
  explain: (refusal: Refusal) => Promise<void> | void,
): Promise<void> {
  try {
    await run();
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    await explain(cause);
  }
}
