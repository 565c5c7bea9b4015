import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../../../../../tools/browser/chromium.ts';
import { type OpenDemo, openDemo } from '../../__fixtures__/open-demo.ts';

describe.skipIf(chromiumPath === undefined)('the room of lookups (skipped where Chromium is not installed)', () => {
  let demo: OpenDemo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo?.close());

  const textOf = (label: string): Promise<string[]> =>
    demo.page.getByRole('region', { name: label, exact: true }).locator('tr').allTextContents();

  it('looks up what the product gives, to the bit, while the table and the ids are changed', async () => {
    const { page, addressOf } = demo;
    await page.goto(addressOf('lookup'));
    await page.getByLabel('Ids').fill('5 1 5');
    await page.getByLabel('Row 5, column 0').fill('0.1');
    await page.getByLabel('Row 5, column 0').press('Tab');
    await expect.poll(() => textOf('looked up')).toEqual(['id 50.11-1', 'id 11.50.25-0.75', 'id 50.11-1']);
    expect(await textOf('the product')).toEqual(await textOf('looked up'));
    expect(await page.locator('.verdict').allTextContents()).toEqual(Array(2).fill('✓ Equal to the last bit.'));
  });

  it('adds the gradient of an id that occurs twice, and moves only rows that were named', async () => {
    const { page, addressOf, complaints } = demo;
    await page.goto(addressOf('lookup', { table: '1,2;3,4;5,6', ids: '2 0 2' }));
    await expect.poll(() => textOf('by the layer: sparse')).toEqual(['row 012', 'row 21012']);
    expect(await textOf('by the product: dense')).toEqual(['row 012', 'row 100', 'row 21012']);
    await page.getByRole('button', { name: 'Make the step' }).click();
    expect(new URL(page.url()).searchParams.get('table')).toBe('0.9,1.8;3,4;4,4.8');
    await page.goBack();
    await expect.poll(() => textOf('before')).toEqual(['row 012', 'row 134', 'row 256']);
    expect(complaints).toEqual([]);
  });

  it('says which id the table has not', async () => {
    const { page, addressOf } = demo;
    await page.goto(addressOf('lookup'));
    await page.getByLabel('Ids').fill('2 9');
    await page.getByRole('alert').getByText('ids[1]: received 9, expected an id below 6').waitFor();
    await page.getByLabel('Ids').fill('2 x');
    await page.getByRole('alert').getByText('“x” is no id').waitFor();
  });
});
