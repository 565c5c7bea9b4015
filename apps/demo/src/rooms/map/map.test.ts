import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../../../../../tools/browser/chromium.ts';
import { type OpenDemo, openDemo } from '../../__fixtures__/open-demo.ts';

describe.skipIf(chromiumPath === undefined)('the map (skipped where Chromium is not installed)', () => {
  let demo: OpenDemo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo?.close());

  it('lists the words that a lasso holds', async () => {
    const { page, addressOf, complaints } = demo;
    await page.goto(addressOf('map', { words: '500' }));
    const map = page.getByRole('img', { name: 'Map of words' });
    await map.waitFor();
    await page.getByLabel('Drag to').selectOption('lasso');
    const { x, y, width, height } = (await map.boundingBox())!;
    await page.mouse.move(x + 5, y + 5);
    await page.mouse.down();
    for (const [right, down] of [
      [width - 5, 5],
      [width - 5, height - 5],
      [5, height - 5],
    ] as const) {
      await page.mouse.move(x + right, y + down);
    }
    await page.mouse.up();
    await page.getByText(/\d+ words in the lasso/).waitFor();
    expect(complaints).toEqual([]);
  });

  it('flies to a word, and says which it does not have', async () => {
    const { page, addressOf } = demo;
    await page.goto(addressOf('map', { words: '2000' }));
    await page.getByRole('img', { name: 'Map of words' }).waitFor();
    await page.getByRole('combobox', { name: 'Fly to' }).fill('peace');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => new URL(location.href).searchParams.get('word') === 'peace');
    await page.getByRole('combobox', { name: 'Fly to' }).fill('zzz');
    await page.keyboard.press('Enter');
    await page.getByText('“zzz” is not among these 2000 words').waitFor();
  });
});
