import type { Exporter } from './exporter.ts';

export interface ExporterEntry {
  /** Endings of the files it writes, without the dot; of those that claim one, the first writes it unasked. */
  readonly endings: readonly string[];
  /** What it writes, for people. */
  readonly writes: string;
  load(): Promise<{ exporter: Exporter }>;
}

/** Every exporter, by its name; to add one: its file, and a line here. */
export const exporters: Readonly<Record<string, ExporterEntry>> = {
  refi: {
    endings: ['qdpx'],
    writes: 'a project of REFI-QDA, for ATLAS.ti, NVivo, MAXQDA, QualCoder …',
    load: () => import('./export-refi.ts'),
  },
  'refi-codebook': {
    endings: ['qdc'],
    writes: 'the codes, as a codebook of REFI-QDA',
    load: () => import('./export-refi-codebook.ts'),
  },
  segments: {
    endings: ['csv', 'xlsx', 'parquet'],
    writes: 'every coded passage with its codes, their paths and all variables: a row for each code',
    load: () => import('./export-segments.ts'),
  },
  presence: {
    endings: ['csv', 'xlsx', 'parquet'],
    writes: 'a row for each case: its variables, and 1, 0 or nothing for each code',
    load: () => import('./export-presence.ts'),
  },
  json: {
    endings: ['json'],
    writes: 'everything, as one documented JSON document',
    load: () => import('./export-json.ts'),
  },
  iramuteq: {
    endings: ['txt'],
    writes: 'what respondents say, as a corpus of IRaMuTeQ with variables',
    load: () => import('./export-iramuteq.ts'),
  },
  archive: {
    endings: ['zip'],
    writes: 'all of these with a README, for a data repository',
    load: () => import('./export-archive.ts'),
  },
  txm: {
    endings: ['zip'],
    writes: 'texts with speakers, and metadata.csv, for TXM (XML/w + CSV)',
    load: () => import('./export-txm.ts'),
  },
};
