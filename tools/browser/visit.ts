import type { Page } from 'playwright-core';
import { askPage } from './ask-page.ts';
import type { Jobs, Visit } from './page/main.ts';

/** Lets the page at `address` do `job`, in the tab `page`, and returns what came of it and how the page fared. */
export async function visit<K extends keyof Jobs>(
  page: Page,
  address: string,
  job: K,
  ...parameters: Parameters<Jobs[K]>
): Promise<Visit<Awaited<ReturnType<Jobs[K]>>>> {
  return (await askPage(page, address, [job, ...parameters])) as Visit<Awaited<ReturnType<Jobs[K]>>>;
}
