// Theme, density and language before the first paint. A file of its own: the content security policy allows no inline script.
(() => {
  const root = document.documentElement;
  const chosen = localStorage.getItem('chartroom.theme') ?? 'auto';
  const dark = chosen === 'dark' || (chosen === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.mantineColorScheme = dark ? 'dark' : 'light';
  root.dataset.density = localStorage.getItem('chartroom.density') ?? 'compact';
  root.lang = localStorage.getItem('chartroom.locale') ?? 'en-GB';

  // zod would try whether it may compile code; under our policy it may not, and the attempt is reported as a violation.
  globalThis.__zod_globalConfig = { jitless: true };
})();
