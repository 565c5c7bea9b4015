import { readFileSync } from 'node:fs';
import { Command, Help, type Option } from 'commander';
import { complain } from './output.ts';
import type { Session } from './session.ts';

type AddCommand = (program: Command, session: Session) => void;

/** The commands, in the order of the help. Each is loaded when it is called, so that starting stays fast. */
const commands: ReadonlyMap<string, () => Promise<AddCommand>> = new Map([
  ['train', async () => (await import('./commands/train.ts')).addTrain],
  ['tokenize', async () => (await import('./commands/tokenize.ts')).addTokenize],
  ['generate', async () => (await import('./commands/generate.ts')).addGenerate],
  ['explain', async () => (await import('./commands/explain.ts')).addExplain],
  ['predict', async () => (await import('./commands/predict.ts')).addPredict],
  ['test', async () => (await import('./commands/test-classifier.ts')).addTestClassifier],
  ['quantize', async () => (await import('./commands/quantize.ts')).addQuantize],
  ['similar', async () => (await import('./commands/similar.ts')).addSimilar],
  ['analogy', async () => (await import('./commands/analogy.ts')).addAnalogy],
  ['query', async () => (await import('./commands/query.ts')).addQuery],
  ['lookup', async () => (await import('./commands/lookup.ts')).addLookup],
  ['project', async () => (await import('./commands/project.ts')).addProject],
  ['evaluate', async () => (await import('./commands/evaluate.ts')).addEvaluate],
  ['convert', async () => (await import('./commands/convert.ts')).addConvert],
  ['compress', async () => (await import('./commands/compress.ts')).addCompress],
  ['inspect', async () => (await import('./commands/inspect.ts')).addInspect],
  ['vocab', async () => (await import('./commands/vocab.ts')).addVocab],
  ['phrases', async () => (await import('./commands/phrases.ts')).addPhrases],
  ['positions', async () => (await import('./commands/positions.ts')).addPositions],
  ['scaling', async () => (await import('./commands/scaling.ts')).addScaling],
  ['serve', async () => (await import('./commands/serve.ts')).addServe],
]);

/** Returns the program with what `args` need of it: the command that they call, all commands where they call none of these. */
export async function createProgram(session: Session, args: readonly string[]): Promise<Command> {
  const program = emptyProgram();
  const [called = ''] = args;
  const add = commands.get(called);
  if (add) (await add())(program, session);
  else if (!['--version', '-V'].includes(called)) await addAll(program, session);
  missOptionsLast(program);
  return program;
}

/** Asks for the options that a command needs when all others are known: who writes `--vecotrs` is told of that, not that `--vectors` is missing. */
function missOptionsLast(program: Command): void {
  const needed = new Map<Command, readonly Option[]>();
  const visit = (command: Command): void => {
    const mandatory = command.options.filter((option) => option.mandatory);
    for (const option of mandatory) option.mandatory = false;
    needed.set(command, mandatory);
    command.commands.forEach(visit);
  };
  visit(program);
  program.hook('preAction', (_, command) => {
    const missing = needed.get(command)?.find((option) => command.getOptionValue(option.attributeName()) === undefined);
    if (missing) command.error(`error: required option '${missing.flags}' not specified`);
  });
}

async function addAll(program: Command, session: Session): Promise<void> {
  const { addCompletion } = await import('./commands/completion.ts');
  const described = emptyProgram();
  for (const add of await Promise.all([...commands.values()].map((load) => load()))) {
    add(program, session);
    add(described, session);
  }
  addCompletion(program, described);
}

/** Every command has options: a list of commands need not say so. */
const allTerms = new Help();

function emptyProgram(): Command {
  return new Command('firth')
    .description('Word vectors from the command line: train them, ask them, measure them.')
    .version(ownVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .configureHelp({ subcommandTerm: (command) => allTerms.subcommandTerm(command).replace(' [options]', '') })
    .showHelpAfterError('(--help tells more)')
    .configureOutput({
      outputError: (text) =>
        complain(
          'error',
          text
            .replace(/^error: /, '')
            .trim()
            .replaceAll('\n', ' '),
        ),
    })
    .exitOverride()
    .enablePositionalOptions() // an option of a command is not taken by the command above it
    .addHelpText(
      'after',
      '\nExample:\n  $ firth train word2vec --input corpus.txt --output vectors.bin\n' +
        '  $ firth similar king --vectors vectors.bin',
    );
}

function ownVersion(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return manifest.version;
}
