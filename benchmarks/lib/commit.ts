import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Returns the commit that is measured, with a `+` where files differ from it; `undefined` outside of a clone. */
export function describeCommit(): string | undefined {
  const commit = git('rev-parse', '--short=12', 'HEAD');
  if (commit === undefined) return undefined;
  return git('status', '--porcelain', '--untracked-files=no') === '' ? commit : `${commit}+`;
}

function git(...args: readonly string[]): string | undefined {
  const cwd = fileURLToPath(new URL('.', import.meta.url));
  const { stdout, status } = spawnSync('git', args, { cwd, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}
