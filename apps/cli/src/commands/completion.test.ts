import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { runFirth } from '../__fixtures__/run-firth.ts';

/** Asks for completions of `line`, whose last word is not finished, and returns the candidates and the directive behind them. */
async function complete(line: string): Promise<{ candidates: string[]; directive: string | undefined }> {
  const { code, stdout, stderr } = await runFirth('complete', '--', ...line.split(' '));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const lines = stdout.trimEnd().split('\n');
  return { directive: lines.pop(), candidates: lines.map((candidate) => candidate.split('\t')[0]!) };
}

const noFiles = ':4';
const files = ':0';

describe('firth completion', () => {
  it.each(['bash', 'zsh', 'fish', 'powershell'])('prints a script for %s that asks firth', async (shell) => {
    const { code, stdout } = await runFirth('completion', shell);
    expect(code).toBe(0);
    expect(stdout).toMatch(/firth complete '?--/);
  });

  it('prints a script that works in a bash without the package bash-completion', async () => {
    const { stdout } = await runFirth('completion', 'bash');
    const asking = `${stdout}
      firth() { printf 'similar\\twords\\n:4\\n'; }
      compopt() { :; }
      exec 2>&1
      COMP_WORDS=(firth si) COMP_CWORD=1
      __firth_complete
      echo "offered: \${COMPREPLY[*]}"; complete -p firth`;
    const { stdout: said } = spawnSync('bash', ['--norc'], { input: asking, encoding: 'utf8' });
    expect(said).toBe('offered: similar\ncomplete -o default -F __firth_complete firth\n');
  });

  it('completes commands', async () => {
    expect((await complete('')).candidates).not.toContain('complete');
    expect((await complete('')).candidates).toEqual(expect.arrayContaining(['train', 'similar', 'completion']));
    expect(await complete('si')).toEqual({ candidates: ['similar'], directive: noFiles });
    expect((await complete('train word')).candidates).toEqual(['word2vec']);
  });

  it('completes options and their values', async () => {
    expect((await complete('train word2vec --dim')).candidates).toEqual(['--dimensions']);
    expect((await complete('train word2vec --architecture ')).candidates).toEqual(['skip-gram', 'cbow']);
    expect((await complete('inspect x --format word2vec-t')).candidates).toEqual(['word2vec-text']);
  });

  it.each(['train word2vec --input ', 'similar king -v vec', 'evaluate --pairs ws', 'inspect vec', 'convert a '])(
    'leaves the files of "%s" to the shell',
    async (line) => {
      expect(await complete(line)).toEqual({ candidates: [], directive: files });
    },
  );

  it.each(['similar ki', 'train word2vec --dimensions '])('offers no files for "%s"', async (line) => {
    expect(await complete(line)).toEqual({ candidates: [], directive: noFiles });
  });
});
