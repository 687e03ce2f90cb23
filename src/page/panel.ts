import type { App } from './app.ts';
import type { Words } from './words.ts';

/** One part of the page, chosen in its head. */
export interface Panel {
  readonly name: Words<string>;
  /**
   * Fills its place, when it is chosen, and again where the language changes.
   * @param rest what stands in the address behind the panel's name: a source, a code.
   */
  show(place: HTMLElement, app: App, rest: string): Shown;
}

/** A panel on the screen. */
export interface Shown {
  /** Another address of the same panel. */
  go(rest: string): void;
  /** Takes back what it has begun: listeners, highlights. */
  close(): void;
}
