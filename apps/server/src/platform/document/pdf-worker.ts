// Sets documents in type in a thread of its own: a long one does not stop the event loop, and can be cut off.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { createTypstCompiler, loadFonts, type TypstCompiler } from '@myriaddreamin/typst.ts';
import { houseStyle } from './house-style.ts';
import type { PdfReply, PdfRequest } from './pdf-message.ts';

if (parentPort === null) throw new Error('This file runs as a worker thread only.');
const port = parentPort;

const bytesOf = (specifier: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(fileURLToPath(import.meta.resolve(specifier))));

const faces = ['400Regular', '400Regular_Italic', '500Medium', '600SemiBold', '700Bold'];
const fontOf = (face: string) => bytesOf(`@expo-google-fonts/inter/${face}/Inter_${face}.ttf`);

const start = async (): Promise<TypstCompiler> => {
  const compiler = createTypstCompiler();
  await compiler.init({
    getModule: () => ({
      module_or_path: bytesOf('@myriaddreamin/typst-ts-web-compiler/wasm'),
    }),
    // Without `assets: false` it would fetch fonts from another host.
    beforeBuild: [loadFonts(faces.map(fontOf), { assets: false })],
  });
  return compiler;
};
const started = start();

/** The number by which the compiler knows PDF. */
const pdf = 1;

const render = async ({ template, data }: PdfRequest): Promise<Uint8Array<ArrayBuffer>> => {
  const compiler = await started;
  compiler.resetShadow();
  compiler.addSource('/house.typ', houseStyle);
  compiler.addSource('/main.typ', template);
  compiler.mapShadow('/data.json', new TextEncoder().encode(data));
  const { result, diagnostics = [] } = await compiler.compile({
    mainFilePath: '/main.typ',
    format: pdf,
    diagnostics: 'full',
  });
  await compiler.reset();
  if (result !== undefined) return new Uint8Array(result);
  throw new Error(diagnostics.map(d => `${d.path}:${d.range} ${d.message}`).join('\n') || 'no PDF');
};

port.on('message', (request: PdfRequest) => {
  render(request).then(
    bytes => port.postMessage({ id: request.id, ok: true, bytes } satisfies PdfReply, [bytes.buffer]),
    (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      port.postMessage({ id: request.id, ok: false, message } satisfies PdfReply);
    },
  );
});
