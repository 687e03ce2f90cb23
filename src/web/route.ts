import type { LiveStudy } from './live-study.ts';

export interface WebRequest {
  readonly query: URLSearchParams;
  /** What was sent, JSON as parsed; undefined where nothing was. */
  readonly body: unknown;
  /** The day of the request, `YYYY-MM-DD`. */
  readonly date: string;
}

/** A page of its own, sent instead of JSON: finished HTML with no script, which only the page of this server may frame. */
export class WebDocument {
  constructor(readonly html: string) {}
}

/** Answers one kind of request with what is sent as JSON, or with a document. @throws NotDone */
export type Route = (live: LiveStudy, request: WebRequest) => object | Promise<object>;

/** A request that was not carried out: nothing was written. */
export class NotDone extends Error {
  constructor(
    /** 400 a faulty request, 404 no such thing, 409 the files say something else by now, 422 it cannot be done. */
    readonly status: 400 | 404 | 409 | 422,
    message: string,
    /** Sent beside the message. */
    readonly more: object = {},
  ) {
    super(message);
  }
}
