import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../../../../tools/browser/chromium.ts';
import { type OpenDemo, openDemo } from '../__fixtures__/open-demo.ts';
import { rooms } from '../rooms/wings.ts';

describe.skipIf(chromiumPath === undefined)('the demo (skipped where Chromium is not installed)', () => {
  let demo: OpenDemo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo?.close());

  it('shows all rooms at its entrance, and opens one with the keyboard', async () => {
    const { page, addressOf } = demo;
    await page.goto(addressOf(''));
    expect(await page.locator('.cards a').allTextContents()).toEqual(rooms.map(({ title }) => title));
    await page.locator('.cards a', { hasText: 'Calculator' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('h1', { hasText: 'Calculator' }).waitFor();
    expect(new URL(page.url()).searchParams.get('room')).toBe('calculator');
    await page.goBack();
    await page.locator('h1', { hasText: 'See how text becomes meaning' }).waitFor();
  });

  it('is isolated, so that it can train in workers, and keeps to its security policy', async () => {
    const { page, addressOf, complaints } = demo;
    await page.goto(addressOf('calculator'));
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    expect(complaints).toEqual([]);
  });

  it('remembers the colors that were chosen', async () => {
    const { page, addressOf } = demo;
    await page.goto(addressOf('calculator'));
    await page.getByLabel('Colors').selectOption('dark');
    await page.reload();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    await page.getByLabel('Colors').selectOption('system');
  });
});
