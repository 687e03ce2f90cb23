/** Reporting checklists a report can carry as an annex, with the number of their items. */
export const checklistSizes = { coreq: 32, srqr: 21 } as const;

export type ChecklistKind = keyof typeof checklistSizes;

/** The keys of `checklist:` in study.yaml: `coreq-1` to `coreq-32`, `srqr-1` to `srqr-21`. */
export const checklistKeys: readonly string[] = Object.entries(checklistSizes).flatMap(([kind, size]) =>
  Array.from({ length: size }, (_, index) => `${kind}-${index + 1}`),
);
