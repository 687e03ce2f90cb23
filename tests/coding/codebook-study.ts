import { codeStudy } from '../../src/coding/code-study.ts';
import { withChange } from '../../src/coding/history-entry.ts';
import type { Operation } from '../../src/coding/operation.ts';
import { findCode, lineage } from '../../src/model/codebook.ts';
import { changesInForce } from '../../src/model/codebook-change.ts';
import { codePlaces } from '../../src/parse/code-places.ts';
import { historyPath } from '../../src/parse/history.ts';
import { parseStudy } from '../../src/parse/study.ts';
import { type OpenedStudy, reopened } from '../../src/study/open.ts';
import { operationChanges } from '../../src/study/operation-changes.ts';
import type { FileChange } from '../../src/study/save.ts';
import { type LostUndo, takeBackFiles } from '../../src/study/take-back-files.ts';

/** A study in memory, of which every intermediate state of a change can be looked at. */
export class MemoryStudy {
  opened: OpenedStudy;

  constructor(files: Readonly<Record<string, string>>) {
    const bytes = new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
    const folders = [...new Set([...bytes.keys()].map((path) => path.slice(0, Math.max(0, path.lastIndexOf('/')))))];
    const all = [...new Set([...folders, 'corpus', 'codebook', 'reports'])].filter((folder) => folder !== '');
    const disk = { unreadable: [], diskProblems: [], stopped: [], beside: [] };
    const base = { name: 'study', folder: '/study', folders: all, bytes, ...disk };
    this.opened = reopened({ ...base, ...parseStudy({ name: 'study', files: bytes, folders: all }) }, []);
  }

  get study() {
    return this.opened.study;
  }

  get coded() {
    return codeStudy(this.study);
  }

  get places() {
    return codePlaces(this.study.texts, [...this.study.codingFiles, ...this.opened.setAside]);
  }

  text(path: string): string {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.opened.bytes.get(path));
  }

  /** Every file but the history, as text. */
  files(): Record<string, string> {
    const paths = [...this.opened.bytes.keys()].filter((path) => path !== historyPath).sort();
    return Object.fromEntries(paths.map((path) => [path, this.text(path)]));
  }

  code(id: string) {
    const code = findCode(this.study.codebook, id);
    if (!code) throw new Error(`no code ${id}`);
    return code;
  }

  write(path: string, content: string): void {
    this.opened = reopened(this.opened, [{ path, content }]);
  }

  /** Carries an operation out and records it. @param watch called with every study an interruption could leave. */
  carryOut(operation: Operation, watch: (study: OpenedStudy) => void = () => {}): readonly FileChange[] {
    const { changes, files } = operationChanges(this.opened, operation.steps);
    const { steps: _, ...named } = operation;
    this.record({ ...named, files }, changes, watch);
    return changes;
  }

  /** Takes the last change that holds back. @returns what could not be */
  undo(watch: (study: OpenedStudy) => void = () => {}): readonly LostUndo[] {
    const last = changesInForce(this.study.history).at(-1);
    if (!last) throw new Error('nothing to undo');
    const { changes, lost } = takeBackFiles(last.files, this.opened.bytes);
    if (lost.length === 0) this.record({ op: 'undo', from: last.to, to: last.from, files: [] }, changes, watch);
    return lost;
  }

  private record(
    change: Pick<Parameters<typeof withChange>[1], 'op' | 'from' | 'to' | 'files'>,
    changes: readonly FileChange[],
    watch: (study: OpenedStudy) => void,
  ): void {
    const content = withChange(this.study.texts.get(historyPath), {
      ...change,
      date: '2024-03-01',
      reason: 'parce que',
    });
    const all = [{ path: historyPath, content }, ...changes];
    all.forEach((_, i) => void watch(reopened(this.opened, all.slice(0, i + 1))));
    this.opened = reopened(this.opened, all);
  }

  /** The cases with a coding of a code or one below it, by the id it has now. */
  casesOf(id: string): string[] {
    const { codebook, codingFiles, sources } = this.study;
    const found = codingFiles.filter(({ codings }) =>
      codings.some(({ codes }) =>
        codes.some((name) => lineage(codebook, findCode(codebook, name)?.id ?? '').some((code) => code.id === id)),
      ),
    );
    return [...new Set(found.map(({ source }) => sources.find((one) => one.id === source)?.case ?? ''))].sort();
  }
}

/** The ids that codings name and no code or former id answers to. */
export function unresolved({ study }: Pick<OpenedStudy, 'study'>): string[] {
  return study.codingFiles
    .flatMap(({ codings, only }) => [...only, ...codings.flatMap(({ codes, against }) => [...codes, ...against])])
    .filter((id) => !findCode(study.codebook, id));
}

/** A small study whose files are written in many ways. */
export const manyWays: Readonly<Record<string, string>> = {
  'study.yaml': 'waves: ["2021", "2024"]\ncoders: { report: [alice, ben] }\n',
  'corpus/2021/a.md':
    '---\nnot_asked: [voisins]\n---\n**R :** On partage les outils. On se méfie. On a peur du vide.\n',
  'corpus/2021/b.md': '---\nnot_asked:\n  - lieu # jamais\n  - "don"\n---\n**R :** On prête tout. Rien ne presse.\n',
  'corpus/2024/c.md': '**R :** Les voisins aident. La ville est loin. On donne.\n',
  'corpus/2021/a.alice.yaml':
    'codings: # de la main d’Alice\n  - quote: On partage les outils.\n    codes: [entraide, "pret"]   # deux\n\n  - quote: On se méfie.\n    codes:\n      - rivalite\n      - peur # vraiment\n    against: [\'entraide\']\n',
  'corpus/2021/a.ben.yaml':
    '\ufeffonly: [rivalite, entraide]\r\ncodings:\r\n  - { quote: On a peur du vide., codes: [peur, partage], memo: "`peur` ?" }\r\n  - quote: On se méfie.\r\n    codes: rivalite\r\n',
  'corpus/2021/b.alice.yaml':
    'codings:\n- quote: On prête tout.\n  codes: [pret,don,\n    entraide]\n- quote: Rien ne presse.\n  against: rivalite\n',
  'corpus/2024/c.alice.yaml':
    'codings: [{ quote: Les voisins aident., codes: [voisins] }, { quote: La ville est loin., codes: [ville, lieu] }]\n',
  'corpus/2024/c.rules.yaml': 'codings:\n  - quote: On donne.\n    codes: [don]\n    status: suggested\n',
  'codebook/1-vie/_chapter.md': '---\nid: vie\nlabel: La vie\n---\n',
  'codebook/1-vie/1-entraide.md':
    '---\n# en tête\nid: "entraide"\nlabel: Entraide\naliases: [partage]\nasked: ["2021", "2024"]\nindicators: [aider, \'prêt*\']\nsubthemes:\n  # le prêt\n  - id: pret # petit\n    label: Prêt\n    definition: |\n      Ce que l’on prête.\n\n      Ou pas.\n  - Voisins\n  - label: "Don : le vrai"\n    id: don\n    aliases:\n      - cadeau\n---\n\nS’aider. Pas `rivalite`.\n\n## Exclure\n\n- la `peur`\n',
  'codebook/1-vie/rivalite.md':
    '---\r\nlabel: Rivalité\r\nsubthemes: [{ id: peur, label: Peur }, Envie]\r\n---\r\nSe méfier.\r\n',
  'codebook/2-ou/lieu.md': 'Le lieu où l’on vit.\n',
  'codebook/2-ou/ville.md': '---\n{ id: ville, label: "La ville" }\n---\nLa `lieu`.\n',
  'reports/r.md':
    '# R\n\nUn :count{code=rivalite}, dit `rivalite` ; :count{code="entraide" wave=2024}.\n\n::theme{code=“pret”}\n\n```\n::theme{code=rivalite}\n```\n\n::frequencies{chapter=vie}\n',
};
