import type { Browser, Page } from '@playwright/test';
import { accessibilityProblems } from './axe.ts';
import { director, expect, firstUser, test, withServer } from './server.ts';
import { signIn } from './sign-in.ts';

const auditor = { name: 'Aud Auditor', email: 'aud@example.org', role: 'auditor' };
const manager = { name: 'Max Manager', email: 'max@example.org', role: 'project-manager' };

const user = (person: Readonly<Record<string, string>>): readonly string[] => [
  ...['user', 'create', '--password', director.password],
  ...Object.entries(person).flatMap(([k, v]) => [`--${k}`, v]),
];

const settings = { CHARTROOM_DEMO: 'off' };
const people = [firstUser, user(auditor), user(manager)];

interface Who {
  readonly email: string;
}

/** Somebody at a screen of their own. */
async function sitsDown(browser: Browser, url: string, { email }: Who): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  await signIn(page, url, email, director.password);
  return page;
}

/** Four projects of the manager, made by the director. */
async function fourProjects(browser: Browser, url: string): Promise<void> {
  const page = await sitsDown(browser, url, director);
  const { csrf } = await (await page.request.get(`${url}/api/me`)).json();
  const { items } = await (await page.request.get(`${url}/api/people?limit=50`)).json();
  const managerId = items.find((p: { name: string }) => p.name === manager.name).id;
  for (const name of ['Harbour gates', 'Payroll', 'Night ferries', 'Tidal records']) {
    const headers = { 'x-chartroom-csrf': csrf, 'idempotency-key': crypto.randomUUID() };
    const made = await page.request.post(`${url}/api/projects`, { headers, data: { name, managerId } });
    expect(made.status()).toBe(201);
  }
  await page.close();
}

async function pick(page: Page, field: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).fill(name);
  await page.getByRole('option', { name }).click();
}

async function writeDay(page: Page, field: string, day: string): Promise<void> {
  await page.getByRole('textbox', { name: field, exact: true }).fill(day);
  await page.keyboard.press('Tab');
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const sample = (page: Page) => page.getByRole('region', { name: 'Sample', exact: true }).getByRole('row');

test('R3.1 R3.2 R3.4 an audit goes from its sample to the re-audit: drawn by a seed, asked, found, mended, verified', async ({
  browser,
}) => {
  await withServer(
    settings,
    async ({ url }) => {
      await fourProjects(browser, url);
      const page = await sitsDown(browser, url, auditor);

      // Planned, and drawn by a seed: the same again.
      await page.goto(`${url}/audits`);
      await press(page, 'Plan an audit');
      await page.getByLabel('Title').fill('Health of the harbour');
      await writeDay(page, 'From', '2026-03-02');
      await writeDay(page, 'To', '2026-03-20');
      await pick(page, 'Lead auditor', auditor.name);
      await press(page, 'Plan');
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Health of the harbour');
      await page.getByLabel('Seed').fill('spring tide');
      await page.getByRole('textbox', { name: 'Projects' }).fill('2');
      await press(page, 'Draw the sample');
      await expect(sample(page)).toHaveCount(3);
      const drawn = await sample(page).getByRole('link').allTextContents();
      await press(page, 'Draw again');
      await press(page, 'Draw again and compare');
      await expect(page.getByText('give the same numbers again')).toBeVisible();
      expect(await sample(page).getByRole('link').allTextContents()).toEqual(drawn);
      expect(await accessibilityProblems(page)).toEqual([]);

      // Asked, and scored by what is answered.
      await press(page, 'Begin fieldwork');
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Fieldwork');
      await page.getByRole('tab', { name: 'Questionnaire' }).click();
      await page
        .getByRole('combobox', { name: /^Auditor: / })
        .first()
        .click();
      await page.getByRole('option', { name: '3 mostly' }).click();
      await expect(page.getByRole('status')).toContainText(/Auditor 75.*1 of \d+ answered/);

      // Found.
      await page.getByRole('tab', { name: 'Findings' }).click();
      await press(page, 'Raise a finding');
      await page.getByLabel('Title').fill('No baseline was agreed');
      await page.getByRole('combobox', { name: 'Project' }).click();
      await page.getByRole('option', { name: drawn[0] ?? '' }).click();
      await page.getByLabel('Standard').fill('ISO 21502:2020, 7.6');
      await page.getByLabel('Statement').fill('The schedule was changed twice without a baseline.');
      await press(page, 'Raise');
      await expect(page).toHaveURL(/finding=/);
      const finding = new URL(page.url()).searchParams.get('finding') ?? '';

      // The manager says what is done about it, and does it.
      const his = await sitsDown(browser, url, manager);
      await his.goto(`${url}/findings`);
      await his.getByRole('button', { name: /No baseline was agreed/ }).click();
      await his.getByLabel('New corrective action').fill('Set the first baseline');
      await pick(his, 'Owner', manager.name);
      await writeDay(his, 'Due', '2199-01-01');
      await press(his, 'Add the action');
      await press(his, 'Agree on the actions');
      await his.getByLabel('What shows that it is done').fill('Baseline 1');
      await press(his, 'It is done');
      await expect(his.getByText('Evidence: Baseline 1')).toBeVisible();
      expect(await accessibilityProblems(his)).toEqual([]);
      // Nobody verifies their own work.
      await expect(his.getByRole('button', { name: 'Verify' })).toHaveCount(0);

      // Somebody else verifies and closes; the audit ends, and is looked at again.
      await page.goto(`${url}/findings?finding=${finding}`);
      await page.getByLabel('What was verified').fill('Seen in the plan');
      await press(page, 'Verify');
      await writeDay(page, 'Look again on', '2199-06-01');
      await press(page, 'Close the finding');
      await expect(page.getByRole('button', { name: 'Reopen' })).toBeVisible();
      await page.goto(`${url}/audits`);
      await page.getByRole('link', { name: 'Health of the harbour' }).last().click();
      await press(page, 'Begin reporting');
      await press(page, 'Close the audit');
      await press(page, 'Plan a re-audit');
      await writeDay(page, 'From', '2026-09-01');
      await writeDay(page, 'To', '2026-09-11');
      await press(page, 'Plan');
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Re-audit: Health of the harbour');
      await page.goto(`${url}/audits`);
      await expect(page.getByText('looks again at Health of the harbour')).toBeVisible();
    },
    people,
  );
});
