import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../../../../../tools/browser/chromium.ts';
import { type OpenDemo, openDemo } from '../../__fixtures__/open-demo.ts';

describe.skipIf(chromiumPath === undefined)('compression (skipped where Chromium is not installed)', () => {
  let demo: OpenDemo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo?.close());

  it('shows the neighbors of a word before and after, for the method that is chosen', async () => {
    const { page, addressOf, complaints } = demo;
    await page.goto(addressOf('compression', { method: 'int8', word: 'railroad' }));
    await page.getByText('After: int8').waitFor();
    expect(await page.locator('.bars li').count()).toBe(20);
    await page.getByRole('combobox', { name: 'Method' }).selectOption('binary');
    await page.getByText('After: binary').waitFor();
    expect(new URL(page.url()).searchParams.get('method')).toBe('binary');
    expect(complaints).toEqual([]);
  });

  it('compares sizes and overlaps: int8 keeps nearly all neighbors in about a quarter', async () => {
    const { page, addressOf } = demo;
    await page.goto(addressOf('compression'));
    const row = page.getByRole('row', { name: /^int8/ });
    await row.getByText('26.0 %').waitFor();
    const overlap = Number((await row.locator('td').last().textContent())?.trim());
    expect(overlap).toBeGreaterThan(0.95);
  });
});
