/** A place on an axis, 0–1, and what stands there. */
export interface Tick {
  at: number;
  text: string;
}

/** How many cases each code is present in. */
export interface FrequencyChart {
  kind: 'frequency';
  ticks: Tick[];
  /** `share` 0–1, null where no case was assessed; `interval` only of a random sample. `level` 1 for a theme. */
  rows: { label: string; level: number; share: number | null; text: string; interval?: [number, number] }[];
}

/** Each code in two waves. */
export interface DumbbellChart {
  kind: 'dumbbell';
  ticks: Tick[];
  waves: [string, string];
  rows: { label: string; level: number; from: number | null; to: number | null; text: string }[];
}

/** Which cases each code is present in: 1 present, 0 absent, null not assessed. */
export interface HeatmapChart {
  kind: 'heatmap';
  columns: string[];
  rows: { label: string; level: number; cells: (0 | 1 | null)[] }[];
  legend: [present: string, absent: string, unassessed: string];
}

/** Codes that meet. `weight`: how often, `size`: cases of a code. */
export interface NetworkChart {
  kind: 'network';
  nodes: { label: string; size: number }[];
  links: { from: number; to: number; weight: number }[];
}

/** Themes known after each interview. */
export interface SaturationChart {
  kind: 'saturation';
  points: { themes: number; median: number; band: [number, number] }[];
  axes: [interviews: string, themes: string];
  legend: [held: string, median: string, band: string];
}

export type Chart = FrequencyChart | DumbbellChart | HeatmapChart | NetworkChart | SaturationChart;
