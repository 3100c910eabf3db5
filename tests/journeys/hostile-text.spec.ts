import { api, type Endpoint } from '@chartroom/contract';
import type { Page } from '@playwright/test';
import { callEndpoint, type Ids } from '../../apps/server/src/testing/call-endpoint.ts';
import { type Client, signedIn } from '../../apps/server/src/testing/client.ts';
import { onePlace, oneProject } from '../../apps/server/src/testing/one-of-each.ts';
import { textSlotsOf } from '../../apps/server/src/testing/slots.ts';
import { pages } from './pages.ts';
import { expect, test, withServer } from './server.ts';
import { demonstration, signIn } from './sign-in.ts';

/** What people have typed into fields to make somebody else's browser do something, or a page fall over. */
const hostile: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(2)</script>',
  "';alert(3)//",
  '<svg/onload=alert(4)>',
  'javascript:alert(5)',
  '[x](javascript:alert(6))',
  '{{constructor.constructor("alert(7)")()}}',
  '<a href="https://evil.example" style="position:fixed;inset:0">',
  '=HYPERLINK("https://evil.example","x")',
  '\u202Etxt.exe \u2066hidden\u2069 مرحبا שלום',
  '👩‍👩‍👧‍👦🏳️‍🌈 Z̷̢a̸l̴g̵o̶',
  `${'long'.repeat(40)} & < > " ' \\`,
];

/** As text, because it runs in the page. */
const listener = `document.addEventListener('securitypolicyviolation', e =>
  tellOfPolicy(e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile))`;

/** Tells of every dialog, every report of the policy and every exception of a page. */
async function listen(page: Page): Promise<readonly string[]> {
  const heard: string[] = [];
  page.on('dialog', dialog => {
    heard.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', error => heard.push(`exception: ${error.message}`));
  await page.exposeFunction('tellOfPolicy', (text: string) => heard.push(`policy: ${text}`));
  await page.addInitScript(listener);
  return heard;
}

const writes = (Object.entries(api) as [string, Endpoint][]).filter(
  ([name, e]) =>
    e.method !== 'GET' &&
    e.access !== 'anyone' &&
    e.upload !== true &&
    textSlotsOf(e).length > 0 &&
    // Who signs in as whom stays as it is.
    !['changePassword', 'confirmPassword', 'setPassword', 'anonymisePerson'].includes(name),
);

/**
 * Writes each text into every field of every endpoint that takes one, or only into those that must be filled where it is
 * refused; notes in `taken` which texts each endpoint took, and asks nothing again that it has taken. Who may not ask, or
 * asks for what is not there, is refused whatever the text.
 */
async function fill(client: Client, ids: Ids, taken: Map<string, Set<string>>): Promise<void> {
  const closed = new Set<string>();
  for (const text of hostile) {
    for (const [name, endpoint] of writes) {
      for (const everything of [true, false]) {
        if (closed.has(name) || taken.get(name)?.has(text)) continue;
        let version = 1;
        let answer = await callEndpoint(client, endpoint, { ids, everything, text, version });
        if (answer.status === 412 && typeof answer.body?.current?.version === 'number') {
          version = answer.body.current.version;
          answer = await callEndpoint(client, endpoint, { ids, everything, text, version });
        }
        expect(answer.status, `${name} with ${text}: ${JSON.stringify(answer.body)}`).toBeLessThan(500);
        if (answer.status === 403 || (answer.status === 404 && !everything)) closed.add(name);
        if (answer.status < 300) taken.set(name, (taken.get(name) ?? new Set()).add(text));
      }
    }
  }
}

test('R16.2 hostile text in every field does nothing on any page: no dialog, no report of the policy, no exception', async ({
  page,
}) => {
  test.setTimeout(600_000);
  await withServer({ CHARTROOM_REQUESTS_PER_MINUTE: '1000000' }, async server => {
    const heard = await listen(page);
    await page.goto(server.url);
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    const admin = await signedIn(server.url, demonstration.email('administrator'), demonstration.password);
    const director = await signedIn(server.url, demonstration.email('pmo-director'), demonstration.password);
    const { body: me } = await admin.get('/api/me');
    const as = { ...director, id: me.person.id, email: '', org: me.organisation.id };
    const place = await onePlace(as, hostile[0] ?? '');
    const attributes = { portfolioId: place.get('portfolio'), description: hostile[1] };
    const made = await oneProject(director, hostile[3] ?? '', attributes, me.person.id);
    const ids = new Map([...place, ...made]);
    ids.set('person', (await admin.post('/api/people', { name: 'Hostile Person' })).body.id);
    const taken = new Map<string, Set<string>>();
    await fill(admin, ids, taken);
    await fill(director, ids, taken);
    expect(taken.size, `only ${[...taken.keys()]} took any text`).toBeGreaterThan(10);

    await signIn(page, server.url, demonstration.email('administrator'), demonstration.password);
    const project = ids.get('project') ?? '';
    const own = ['', '?tab=reports', '?tab=history', '?tab=details', '?tab=plan'].map(
      tab => `/projects/${project}${tab}`,
    );
    const others = [`/people/${ids.get('person')}`, `/portfolios?portfolio=${ids.get('portfolio')}`];
    let shown = 0;
    for (const path of [...pages, ...own, ...others, '/forgot-password', '/set-password#x']) {
      await page.goto(`${server.url}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      const text = await page.locator('body').innerText();
      if (hostile.some(h => text.includes(h.slice(0, 20)))) shown += 1;
    }
    expect(heard).toEqual([]);
    expect(shown, 'pages that show some of the hostile texts').toBeGreaterThan(6);
  });
});
