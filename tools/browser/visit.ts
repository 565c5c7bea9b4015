import type { Page } from 'playwright-core';
import type { Jobs, Visit } from './page/main.ts';

const patience = 60_000; // milliseconds

/**
 * Lets the page at `address` do `job`, in the tab `page`, and returns what came of it and how the page fared.
 *
 * The page learns of its job by the address and starts by itself: what a debugger calls runs outside of the page's security policy.
 *
 * @throws Error where the page fails beside its job, or takes more than a minute
 */
export async function visit<K extends keyof Jobs>(
  page: Page,
  address: string,
  job: K,
  ...parameters: Parameters<Jobs[K]>
): Promise<Visit<Awaited<ReturnType<Jobs[K]>>>> {
  let fail: (error: Error) => void = () => {};
  const failure = new Promise<never>((_, reject) => {
    fail = reject;
  });
  page.on('pageerror', fail);
  try {
    await page.goto(`${address}/?${encodeURIComponent(JSON.stringify([job, ...parameters]))}`);
    const outcome = page.locator('output:not(:empty)').textContent({ timeout: patience });
    return JSON.parse((await Promise.race([outcome, failure]))!);
  } finally {
    page.off('pageerror', fail);
  }
}
