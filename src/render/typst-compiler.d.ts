/**
 * As much of the typesetter as is used here: it is an optional part, and without it the program is still built and
 * checked.
 */
declare module '@myriaddreamin/typst-ts-node-compiler' {
  interface Compiled {
    /** Null after a fault. */
    readonly result: object | null;
    takeDiagnostics(): { readonly shortDiagnostics: readonly { readonly message: string }[] } | null;
  }

  interface Source {
    readonly mainFileContent?: string;
    /** In its place: a file in the workspace. */
    readonly mainFilePath?: string;
    /** What the source reads as `sys.inputs`. */
    readonly inputs?: Readonly<Record<string, string>>;
  }

  export class NodeCompiler {
    static create(options?: { readonly workspace: string }): NodeCompiler;
    /** Shows a file that is not on the disk. */
    mapShadow(path: string, content: Buffer): void;
    compile(source: Source): Compiled;
    /** Throws where the document breaks a rule of the standard. */
    pdf(compiled: object, options: { readonly pdfStandard: string; readonly creationTimestamp: number }): Uint8Array;
    /** Forgets what was kept for compilations to come, unless it was used in the last `age` of them. */
    evictCache(age: number): void;
    query(source: Source, wanted: { readonly selector: string; readonly field: string }): unknown;
  }
}
