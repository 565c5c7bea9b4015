import { CommanderError } from 'commander';
import { exitCodes, reportFailure } from './failure.ts';
import { Interrupted, listenForInterrupts } from './interrupt.ts';
import type { OutputOptions } from './output.ts';
import { complain } from './output.ts';
import { portFlags } from './ported-flags.ts';
import { createProgram } from './program.ts';

/**
 * Runs the command line `args` and returns the exit code: 0, 1 for data that cannot be used, 2 for a call that cannot, 130 when
 * interrupted. Whatever happens is told in one line; a stack trace only where `--verbose` asks for it.
 */
export async function main(args: readonly string[]): Promise<number> {
  const session = listenForInterrupts();
  let options: OutputOptions = { json: args.includes('--json'), verbose: args.includes('--verbose') };
  surviveClosedPipes();
  process.on('uncaughtException', (error) => {
    void reportFailure(error, options).then((code) => process.exit(code));
  });

  try {
    const ported = portFlags(args);
    const program = await createProgram(session, ported);
    program.hook('preAction', (_, command) => {
      options = command.opts();
    });
    await program.parseAsync(ported, { from: 'user' });
    return Number(process.exitCode ?? exitCodes.ok);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    if (error instanceof Interrupted || session.signal.aborted) {
      if (!options.json) complain('error', ['interrupted', session.advice].filter(Boolean).join(': '));
      return exitCodes.interrupted;
    }
    return reportFailure(error, options);
  }
}

/** `firth … | head` ends well when head has seen enough; without a reader of stderr the work goes on. */
function surviveClosedPipes(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCodes.ok);
    complain('error', `cannot write to stdout: ${error.message}`);
    process.exit(exitCodes.data);
  });
  process.stderr.on('error', () => {});
}
