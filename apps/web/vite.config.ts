import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { linguiMacros } from './lingui-macros.ts';

const server = `http://localhost:${process.env.PORT ?? '8080'}`;

export default defineConfig({
  plugins: [react(), linguiMacros(), lingui({ failOnCompileError: true })],
  server: { proxy: { '/api': server, '/healthz': server } },
  build: { target: 'es2022', sourcemap: false, assetsInlineLimit: 0 },
});
