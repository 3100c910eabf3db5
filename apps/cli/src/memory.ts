/**
 * What keeps the memory of the server small. The heap is collected when it has grown by half: by itself V8 lets it grow to
 * four times of what is needed, for no less work. Large pieces are given back to the system when they are freed: by itself
 * glibc keeps up to 32 MB of such pieces each, which smaller ones then break up.
 */
export const frugal = {
  flags: ['--max-semi-space-size=16', '--heap-growing-percent=50'],
  environment: { MALLOC_MMAP_THRESHOLD_: '4194304' },
} as const;

/**
 * Begins this process anew with settings that count only from the beginning, where the system can do that. It stays the same
 * process for who started it. An environment that is set already is left as it is.
 */
export function beginFrugally(): void {
  const { flags, environment } = frugal;
  const isSet = Object.keys(environment).some(name => process.env[name] !== undefined);
  if (isSet || process.platform === 'win32' || process.execve === undefined) return;
  process.execve(
    process.execPath,
    [process.execPath, ...process.execArgv, ...flags, ...process.argv.slice(1)],
    {
      ...process.env,
      ...environment,
    },
  );
}
