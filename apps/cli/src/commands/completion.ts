import { Argument, type Command } from 'commander';
import { writeOut } from '../output.ts';

const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

/** As the scripts of @bomb.sh/tab and Cobra have it: no candidates of ours, the shell's own files instead. */
const completeFiles = ':0\n';

/**
 * Adds `firth completion SHELL`, whose script makes a shell complete our commands and options, and the hidden `firth complete`, which
 * that script asks about the commands of `described`.
 */
export function addCompletion(program: Command, described: Command): void {
  program
    .command('completion')
    .description('print the script that completes firth in a shell')
    .addArgument(new Argument('<shell>', 'the shell').choices(shells))
    .addHelpText('after', "\nExample:\n  $ echo 'source <(firth completion bash)' >> ~/.bashrc")
    .action((shell: (typeof shells)[number]) => printScript(shell, described));
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .action((words: string[]) => complete(words, described));
}

async function printScript(shell: (typeof shells)[number], program: Command): Promise<void> {
  const { default: tab } = await import('@bomb.sh/tab/commander');
  tab(program).setup('firth', 'firth', shell);
  // The library's script for bash never falls back to file names.
  if (shell === 'bash') await writeOut('complete -o default -F __firth_complete firth\n');
}

async function complete(words: readonly string[], program: Command): Promise<void> {
  if (isFileExpected(words, program)) return writeOut(completeFiles);
  const { default: tab } = await import('@bomb.sh/tab/commander');
  tab(program).parse([...words]);
}

/** Whether the last word is the value of an option `--input <file>`, or an argument `<file>`. The library leaves files to nobody. */
function isFileExpected(words: readonly string[], program: Command): boolean {
  let command = program;
  const rest = [...words];
  const current = rest.pop() ?? '';
  for (const word of rest) command = command.commands.find((sub) => sub.name() === word) ?? command;
  if (current.startsWith('-')) return false;

  const before = rest.at(-1) ?? '';
  const option = command.options.find(({ short, long }) => before === short || before === long);
  if (option && !option.isBoolean()) return /<files?(\.\.\.)?>/.test(option.flags);
  return command.registeredArguments.some((argument) => ['file', 'input', 'output'].includes(argument.name()));
}
