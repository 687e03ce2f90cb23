// npm runs this after an install in the folder, and for `npm i -g .`, which only links the folder and installs nothing.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** @param {string[]} args */
function npm(...args) {
  // The settings of the npm that called (its --global, its --prefix) are not for the one called here.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  const { status } = spawnSync('npm', args, {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync('node_modules/esbuild')) npm('ci', '--ignore-scripts', '--no-audit', '--no-fund');
npm('run', '--silent', 'build');
