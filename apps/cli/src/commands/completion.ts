import type { RootCommand } from '@bomb.sh/tab';
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
  (await tabFor(program)).setup('firth', 'firth', shell);
  if (shell === 'bash') await writeOut(bashAdditions);
}

/** What the library's script for bash lacks: a way without the package bash-completion, and file names where we have no candidates. */
const bashAdditions = `
declare -F _get_comp_words_by_ref >/dev/null || _get_comp_words_by_ref() {
    words=("\${COMP_WORDS[@]}") cword=$COMP_CWORD cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]}
}
complete -o default -F __firth_complete firth
`;

async function complete(words: readonly string[], program: Command): Promise<void> {
  if (isFileExpected(words, program)) await writeOut(completeFiles);
  else (await tabFor(program)).parse([...words]);
}

async function tabFor(program: Command): Promise<RootCommand> {
  const { default: tab } = await import('@bomb.sh/tab/commander');
  return tab(program, { completionCommandName: 'completion' });
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
