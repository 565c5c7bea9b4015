import type { Word2VecOptions } from '@firth/word2vec';
import { askPage } from '../../tools/browser/ask-page.ts';
import { bundle } from '../../tools/browser/bundle.ts';
import { launchChromium } from '../../tools/browser/chromium.ts';
import { isolation, servePage } from '../../tools/browser/serve.ts';
import { startPinned } from '../lib/pin.ts';
import type { Training } from '../lib/trainers/trainer.ts';

/** Pages that train on one text: one in which threads can share memory, and one in which they cannot. */
export interface TrainingPages {
  readonly version: string;
  train(page: 'isolated' | 'not isolated', options: Word2VecOptions): Promise<Training>;
  close(): Promise<void>;
}

/** Starts Chromium, on so many processors, with pages that train on the file `text`. */
export async function openTrainingPages(text: string, processors: number): Promise<TrainingPages> {
  const program = await bundle(new URL('page.ts', import.meta.url), 'browser');
  const servers = {
    isolated: await servePage(program, isolation, { '/text': text }),
    'not isolated': await servePage(program, {}, { '/text': text }),
  };
  const browser = await startPinned(launchChromium, processors);
  return {
    version: browser.version(),
    async train(kind, options) {
      const page = await browser.newPage();
      const answer = await askPage(page, servers[kind].address, options);
      await page.close();
      return answer as Training;
    },
    async close() {
      await browser.close();
      for (const server of Object.values(servers)) server.close();
    },
  };
}
