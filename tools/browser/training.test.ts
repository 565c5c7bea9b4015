import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from './bundle.ts';
import { chromiumPath, launchChromium } from './chromium.ts';
import { isolation, type PageServer, servePage, strictPolicy } from './serve.ts';
import { visit } from './visit.ts';

const policy = (text: string): Record<string, string> => ({ 'Content-Security-Policy': text });

describe.skipIf(chromiumPath === undefined)('training in Chromium (skipped where it is not installed)', () => {
  const servers: PageServer[] = [];
  let browser: Browser;
  let page: Page;
  let program: string;

  beforeAll(async () => {
    program = await bundle(new URL('page/main.ts', import.meta.url), 'browser');
    browser = await launchChromium();
    page = await browser.newPage();
  });
  afterAll(async () => {
    for (const server of servers) server.close();
    await browser?.close();
  });

  async function serve(headers: Record<string, string>): Promise<string> {
    const server = await servePage(program, headers);
    servers.push(server);
    return server.address;
  }

  it.each([1, 2])('runs in %i workers in a page that is isolated', async (threads) => {
    const { result, error, ...facts } = await visit(page, await serve(isolation), 'trainOnTopics', { threads });
    expect(error).toBeUndefined();
    expect(result).toMatchObject({ threads, words: 140_000, nearest: ['sail', 'oven'] });
    expect(result!.epochLosses.at(-1)).toBeLessThan(result!.epochLosses[0]!);
    expect(result!.progressReports).toBeGreaterThan(0);
    expect(facts).toMatchObject({ isIsolated: true, hasSharedMemory: true });
    expect(result!.frames).toBeGreaterThan(1);
  });

  it('runs on the thread of a page that is not isolated, which is drawn meanwhile', async () => {
    const { result, error, ...facts } = await visit(page, await serve({}), 'trainOnTopics', { threads: 2 });
    expect(error).toBeUndefined();
    expect(result).toMatchObject({ threads: 1, nearest: ['sail', 'oven'] });
    expect(result!.progressReports).toBeGreaterThan(0);
    expect(facts).toMatchObject({ isIsolated: false, hasSharedMemory: false });
    expect(result!.frames).toBeGreaterThan(1);
  });

  it.each([
    ['isolated', isolation, 2],
    ['not isolated', {}, 1],
  ])('needs no eval: it runs under a strict security policy, %s', async (_, headers, threads) => {
    const address = await serve({ ...headers, ...policy(strictPolicy) });
    const { result, error, ...facts } = await visit(page, address, 'trainOnTopics', { threads: 2 });
    expect(error).toBeUndefined();
    expect(result).toMatchObject({ threads, nearest: ['sail', 'oven'] });
    expect(facts).toMatchObject({ mayEvaluate: false, violations: [] });
  });

  it.each([
    ['workers from strings', "script-src 'self' 'wasm-unsafe-eval'", 'WORKER', /thread 0 failed: .* worker-src blob:/],
    ['WebAssembly', "script-src 'self'; worker-src blob:", 'UNSUPPORTED', /script-src 'wasm-unsafe-eval'/],
  ])('says what a policy that forbids %s must allow', async (_, text, code, message) => {
    const address = await serve({ ...isolation, ...policy(text) });
    const { error } = await visit(page, address, 'trainOnTopics', { threads: 1 });
    expect(error).toMatchObject({ name: 'FirthError', code });
    expect(error!.message).toMatch(message);
  });

  describe.each([
    ['isolated', isolation],
    ['not isolated', {}],
  ])('in a page that is %s', (_, headers) => {
    it('ends with the reason of an abort', async () => {
      const { error } = await visit(page, await serve(headers), 'abortTraining', {});
      expect(error).toEqual({ name: 'Error', message: 'enough' });
    });

    it('goes on from the file of a checkpoint as if nothing had been', async () => {
      const { result, error } = await visit(page, await serve(headers), 'resumeTraining', { threads: 2 });
      expect(error).toBeUndefined();
      expect(result!.chunksBefore).toBeGreaterThan(0);
      expect(result!.isSame).toBe(true);
    });

    it('reads a gzip text, and vectors that were written', async () => {
      const { result, error } = await visit(page, await serve(headers), 'trainOnFiles', { epochs: 1 });
      expect(error).toBeUndefined();
      expect(result!.packedBytes).toBeLessThan(result!.textBytes / 2);
      expect(result).toMatchObject({ words: 12_007, isSameAs: { binary: true, text: true } });
    });
  });
});
