/** A file is written in a way that an edit could change more than it should: told at its place, nothing is planned. */
export class NotPlain extends Error {
  constructor(
    readonly file: string,
    /** In the file as read. */
    readonly offset: number,
    message: string,
  ) {
    super(message);
  }
}
