declare const STUDY_BUILD: string | undefined;

/**
 * What the program was built of, a fingerprint, and what runs it; undefined where it runs unbuilt, so that nothing is kept
 * from run to run.
 */
export const build: string | undefined =
  typeof STUDY_BUILD === 'undefined' ? undefined : `${STUDY_BUILD} ${process.version}`;
