import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../../../../../tools/browser/chromium.ts';
import { type OpenDemo, openDemo } from '../../__fixtures__/open-demo.ts';

describe.skipIf(chromiumPath === undefined)('analogies (skipped where Chromium is not installed)', () => {
  let demo: OpenDemo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo?.close());

  it('answers a question, draws it, and says where a person would answer otherwise', async () => {
    const { page, addressOf, complaints } = demo;
    await page.goto(addressOf('analogies'));
    await page.getByText('mexican - mexico + spain ≈ spanish').waitFor();
    expect(await page.locator('.plane .arrow').count()).toBe(4);
    expect(await page.locator('.bars li').count()).toBe(10);
    await page.getByRole('button', { name: 'king - man + woman' }).click();
    await page.getByText('a person would say “queen”').waitFor();
    await page.goBack();
    await page.getByText('≈ spanish').waitFor();
    expect(complaints).toEqual([]);
  });

  it('takes arithmetic with numbers, and tells why 3CosMul does not', async () => {
    const { page, addressOf } = demo;
    await page.goto(addressOf('analogies'));
    await page.getByLabel('Question').fill('1.5 * good - bad');
    await page.keyboard.press('Enter');
    await page.getByText('1.5 * good - bad ≈').waitFor();
    expect(new URL(page.url()).searchParams.get('question')).toBe('1.5 * good - bad');
    await page.getByLabel('Method').selectOption('3CosMul');
    await page.getByRole('alert').getByText('3CosMul takes words').waitFor();
  });

  it('names a word that has no vector', async () => {
    const { page, addressOf } = demo;
    await page.goto(addressOf('analogies', { question: 'mexican - mexco + spain' }));
    await page.getByText('"mexco" has no vector; did you mean "mexico"?').waitFor();
  });
});
