import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runStudy, temporaryStudy } from './cli.ts';

/** A study that a test may change and report, taken away after the tests of the file. */
export class StudyCopy {
  readonly folder: string;

  /** @param original folder of the study that is copied, without what reports wrote there */
  constructor(original: string) {
    this.folder = temporaryStudy({});
    cpSync(original, this.folder, { recursive: true, filter: (path) => !/[/\\]reports[/\\]out$/.test(path) });
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  write(path: string, text: string | Buffer): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text, { flag: 'w' });
  }

  /** Replaces a text that stands in a file. */
  change(path: string, from: string, to: string): void {
    const text = this.read(path);
    if (!text.includes(from)) throw new Error(`${path} does not hold « ${from} ».`);
    this.write(
      path,
      text.replace(from, () => to),
    );
  }

  run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    return runStudy(args, { cwd: this.folder, env });
  }

  /** Runs a command with `--json` and reads its document. */
  async json(...args: string[]) {
    const { stdout, code, stderr } = await this.run([...args, '--json']);
    if (stdout === '') throw new Error(`study ${args.join(' ')}: ${stderr}`);
    return { code, ...JSON.parse(stdout) };
  }

  /** Every file below a folder of the study, by path. */
  files(below = ''): Map<string, Buffer> {
    const names = readdirSync(join(this.folder, below), { recursive: true, encoding: 'utf8' }).sort();
    const paths = names.map((name) => join(below, name)).filter((path) => statSync(join(this.folder, path)).isFile());
    return new Map(paths.map((path) => [path, readFileSync(join(this.folder, path))]));
  }

  outputs(): Map<string, string> {
    return new Map([...this.files('reports/out')].map(([path, bytes]) => [path, bytes.toString('utf8')]));
  }
}
