/**
 * train-with-firth.ts TEXT OUTPUT OPTIONS: what a user's program would do, and a line of JSON about it.
 *
 * The call that is timed makes the model, trains it and takes the vectors out. With `checkpointSeconds` among the options, it saves
 * checkpoints as the command line does.
 */
import { saveAtomically } from '@firth/files';
import { trainWord2Vec, type Word2VecOptions, writeWord2VecCheckpoint } from '@firth/word2vec';
import { timeTraining } from '../lib/trainers/time-training.ts';

await timeTraining<Word2VecOptions>(async (text, options, output) => {
  let checkpoints = 0;
  const saving: Word2VecOptions = {
    onCheckpoint(checkpoint) {
      checkpoints++;
      return saveAtomically(`${output}.checkpoint`, writeWord2VecCheckpoint(checkpoint));
    },
  };
  const { vectors, report } = await trainWord2Vec(text, { ...options, ...(options.checkpointSeconds && saving) });
  return { vectors, report, details: { checkpoints } };
});
