import type { Page } from 'playwright-core';

const patience = 60_000; // milliseconds

/**
 * Opens the page at `address` in the tab `page` with `question` behind its `?`, and returns the JSON that it answers with in its `<output>`.
 *
 * The page is asked by its address and starts by itself: what a debugger calls runs outside of the page's security policy.
 *
 * @throws Error where the page fails instead of answering, or takes more than a minute
 */
export async function askPage(page: Page, address: string, question: unknown): Promise<unknown> {
  let fail: (error: Error) => void = () => {};
  const failure = new Promise<never>((_, reject) => {
    fail = reject;
  });
  page.on('pageerror', fail);
  try {
    await page.goto(`${address}/?${encodeURIComponent(JSON.stringify(question))}`);
    const answer = page.locator('output:not(:empty)').textContent({ timeout: patience });
    return JSON.parse((await Promise.race([answer, failure]))!);
  } finally {
    page.off('pageerror', fail);
  }
}
