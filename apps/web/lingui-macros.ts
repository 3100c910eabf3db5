import { type PluginItem, transformAsync } from '@babel/core';
import type { Plugin } from 'vite';

const macros: PluginItem = ['@lingui/babel-plugin-lingui-macro', {}];

/**
 * Turns Lingui's macros into calls. By Babel, because the native transform of @lingui/vite-plugin asks for Node 22.19,
 * and npm under Node 20, which the bootstrap must live with, leaves such an optional package out without a word.
 */
export const linguiMacros = (): Plugin => ({
  name: 'lingui-macros',
  enforce: 'pre',
  transform: {
    filter: { id: /\.tsx?$/, code: /from ['"]@lingui\/(?:core|react)\/macro['"]/ },
    async handler(code, id) {
      const result = await transformAsync(code, {
        filename: id,
        configFile: false,
        babelrc: false,
        sourceMaps: true,
        parserOpts: { plugins: ['jsx', 'typescript'] },
        plugins: [macros],
      });
      return result?.code ? { code: result.code, map: result.map ?? null } : null;
    },
  },
});
