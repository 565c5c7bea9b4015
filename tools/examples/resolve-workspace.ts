/** Lets a program anywhere import the workspace's packages by name: `node --import ./tools/examples/resolve-workspace.ts`. */
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const root = new URL('../../', import.meta.url);

registerHooks({
  resolve(specifier, context, nextResolve) {
    const name = /^@firth\/([^/]+)/.exec(specifier)?.[1];
    // A package finds itself by its own name.
    const parentURL = name
      ? pathToFileURL(new URL(`packages/${name}/package.json`, root).pathname).href
      : context.parentURL;
    return nextResolve(specifier, { ...context, parentURL });
  },
});
