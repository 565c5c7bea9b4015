import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../../../../../tools/browser/chromium.ts';
import { type OpenDemo, openDemo } from '../../__fixtures__/open-demo.ts';

describe.skipIf(chromiumPath === undefined)('the calculator (skipped where Chromium is not installed)', () => {
  let demo: OpenDemo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo?.close());

  it('computes a table of embeddings while its sliders are moved, and keeps them in the address', async () => {
    const { page, addressOf } = demo;
    await page.goto(addressOf('calculator'));
    await page.getByText('38.6 M').waitFor(); // GPT-2's
    await page.getByLabel('Dimensions').fill('12288');
    await page.getByText('618 M').waitFor(); // GPT-3's
    expect(new URL(page.url()).searchParams.get('dimensions')).toBe('12288');
  });

  it('shows the parts of a model, and goes back to the one before', async () => {
    const { page, addressOf } = demo;
    await page.goto(addressOf('calculator', { model: 'LLaMA 3 8B' }));
    await page.getByText('of 8.03 B parameters').waitFor();
    await page.getByLabel('Model').selectOption('BERT base');
    await page.getByText('of 109 M parameters').waitFor();
    await page.goBack();
    await page.getByText('of 8.03 B parameters').waitFor();
  });
});
