import { defineConfig } from 'vitest/config';

/** What esbuild's `text` loader does for the commands' help in the build. */
const markdownAsText = {
  name: 'markdown-as-text',
  transform: (code: string, id: string) =>
    id.endsWith('.md') ? { code: `export default ${JSON.stringify(code)};`, map: null } : undefined,
};

export default defineConfig({
  plugins: [markdownAsText],
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/global-setup.ts'],
    setupFiles: ['tests/fast-check.ts'],
    testTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    // Most tests wait for commands they start: a worker for each core, none kept for vitest itself.
    maxWorkers: '100%',
  },
});
