import type { Chart } from './chart.ts';
import type { Table } from './document.ts';

/** A chart before it has a place in the report. */
export interface ChartComposition {
  readonly chart: Chart;
  /** Words above it, where the template has none. */
  readonly caption: string;
  /** What the picture shows, for those who do not see it. */
  readonly description: string;
  /** The numbers behind it. */
  readonly table: Table;
}
