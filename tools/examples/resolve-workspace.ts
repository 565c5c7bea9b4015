/** Lets a program anywhere import the workspace's packages by name: `node --import ./tools/examples/resolve-workspace.ts`. */
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const root = new URL('../../', import.meta.url);

registerHooks({
  resolve(specifier, context, nextResolve) {
    // A package finds itself by its own name, and tfjs is found by the one that has it.
    const name = specifier.startsWith('@tensorflow/') ? 'tfjs' : /^@firth\/([^/]+)/.exec(specifier)?.[1];
    const parentURL = name
      ? pathToFileURL(new URL(`packages/${name}/package.json`, root).pathname).href
      : context.parentURL;
    return nextResolve(specifier, { ...context, parentURL });
  },
});
