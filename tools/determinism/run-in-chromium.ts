import { bundle } from '../browser/bundle.ts';
import { launchChromium } from '../browser/chromium.ts';
import { isolation, servePage } from '../browser/serve.ts';
import { visit } from '../browser/visit.ts';
import { threadCounts } from './cases.ts';
import type { PlaceResults } from './format-table.ts';

/** Takes all fingerprints in Chromium: with every number of threads in a page that is isolated, on the page's own thread in one that is not. */
export async function runInChromium(): Promise<PlaceResults[]> {
  const program = await bundle(new URL('../browser/page/main.ts', import.meta.url), 'browser');
  const [isolated, open] = [await servePage(program, isolation), await servePage(program, {})];
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const take = async (address: string, threads: number) => {
      const { result, error } = await visit(page, address, 'trainDeterministically', threads);
      if (!result) throw new Error(`the training in the page failed: ${error?.message}`);
      return result;
    };
    const name = `Chromium ${browser.version()}`;
    const inWorkers = [];
    for (const threads of threadCounts) inWorkers.push(...(await take(isolated.address, threads)));
    return [
      { place: `${name}, isolated`, fingerprints: inWorkers },
      { place: `${name}, not isolated`, fingerprints: await take(open.address, threadCounts.at(-1)!) },
    ];
  } finally {
    await browser.close();
    isolated.close();
    open.close();
  }
}
