import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../../../../../tools/browser/chromium.ts';
import { type OpenDemo, openDemo } from '../../__fixtures__/open-demo.ts';

describe.skipIf(chromiumPath === undefined)('the room of positions (skipped where Chromium is not installed)', () => {
  let demo: OpenDemo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo?.close());

  it('turns the hands of RoPE with the position, each scaling by less than none', async () => {
    const { page, addressOf } = demo;
    await page.goto(addressOf('positions', { factor: '2' }));
    const angles = (row: number): Promise<string[]> =>
      page
        .locator('.clocks tbody tr')
        .nth(row)
        .locator('svg')
        .evaluateAll((clocks) => clocks.map((clock) => clock.getAttribute('aria-label')!));
    await page.getByLabel(/^Position:/).fill('1');
    await expect.poll(() => angles(0)).toEqual(['57°', '18°', '6°', '2°', '1°', '0°', '0°', '0°']); // 1, 0.316, 0.1, … radians
    expect((await angles(1)).slice(0, 2)).toEqual(['29°', '9°']); // linear, half of it
    expect((await angles(3))[0]).toBe('57°'); // YaRN keeps the quick ones
    expect(new URL(page.url()).searchParams.get('position')).toBe('1');
  });

  it('reads a heatmap by keyboard, and shows the same numbers as a table', async () => {
    const { page, addressOf, complaints } = demo;
    await page.goto(addressOf('positions'));
    const map = page.getByRole('application', { name: 'What is added' });
    await map.focus();
    await page.keyboard.press('ArrowDown');
    const figure = page.locator('figure', { has: map });
    await figure.getByText('position 1, dimension 0: 0.841').waitFor(); // sin 1
    await figure.getByText('The same as a table').click();
    expect(await figure.locator('tbody tr').nth(1).locator('td').nth(2).textContent()).toBe('0.540'); // cos 1
    expect(complaints).toEqual([]);
  });

  it('shows the buckets of T5 and the slopes of ALiBi as they are published', async () => {
    const { page, addressOf } = demo;
    await page.goto(addressOf('positions', { heads: '3' }));
    await page.locator('.slopes li').first().waitFor();
    expect(await page.locator('.slopes li').allTextContents()).toEqual(['0.0625', '0.00391', '0.25']);
    expect(await page.locator('.buckets li').nth(8).textContent()).toBe('8 to 11');
    await page.getByLabel('Reader').selectOption('decoder');
    await expect.poll(() => page.locator('.buckets li').count()).toBe(32);
  });
});
