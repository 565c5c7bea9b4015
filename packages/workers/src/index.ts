export { answerMessages } from './answer-messages.ts';
export { availableThreads } from './available-threads.ts';
export { type StartedWorker, startWorker, type WorkerListener } from './start-worker.ts';
