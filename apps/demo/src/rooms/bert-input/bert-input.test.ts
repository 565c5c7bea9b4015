import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../../../../../tools/browser/chromium.ts';
import { type OpenDemo, openDemo } from '../../__fixtures__/open-demo.ts';

describe.skipIf(chromiumPath === undefined)(
  "the room of BERT's input (skipped where Chromium is not installed)",
  () => {
    let demo: OpenDemo;
    beforeAll(async () => {
      demo = await openDemo();
    });
    afterAll(() => demo?.close());

    const rows = (): Promise<string[]> => demo.page.locator('.strips tbody tr').allInnerTexts();
    const rowsInWords = async (): Promise<string[]> => (await rows()).map((row) => row.replace(/\s+/g, ' '));

    it('cuts two texts into the tokens and ids of BERT, with their segments', async () => {
      const { page, addressOf, complaints } = demo;
      await page.goto(addressOf('bert-input', { first: 'Hello', second: 'world' }));
      await expect
        .poll(rowsInWords)
        .toEqual([
          '[CLS] id 101 + 0 + A = →',
          'hello id 7592 + 1 + A = →',
          '[SEP] id 102 + 2 + A = →',
          'world id 2088 + 3 + B = →',
          '[SEP] id 102 + 4 + B = →',
        ]);
      await page.getByLabel('Text B').fill('');
      await expect.poll(async () => (await rows()).length).toBe(3);
      expect(complaints).toEqual([]);
    });

    it('shows the numbers of a token, which add up', async () => {
      const { page, addressOf } = demo;
      await page.goto(addressOf('bert-input'));
      await page.getByRole('button', { name: 'cat' }).click();
      await page.getByText('The numbers of “cat”').click();
      const cells = await page
        .getByRole('region', { name: 'Token 2, cat' })
        .locator('tbody tr')
        .first()
        .locator('td')
        .allTextContents();
      const [, word, position, segment, sum] = cells.map(Number);
      expect(word! + position! + segment!).toBeCloseTo(sum!, 3);
      expect(word).not.toBe(0);
      expect(new URL(page.url()).searchParams.get('token')).toBe('2');
    });
  },
);
