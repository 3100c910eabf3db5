import type { Locator, Page } from '@playwright/test';
import { director, expect, type Server, test } from './server.ts';
import { signIn } from './sign-in.ts';

// A list as people expect it: views, many at once, cells in place, blocks of a spreadsheet, and what others do.

/** Calls the server as whoever is signed in there. */
async function call(page: Page, method: string, path: string, body?: object, version?: number) {
  const { request } = page.context();
  const { csrf } = await (await request.get(new URL('/api/me', page.url()).href)).json();
  const answer = await request.fetch(new URL(path, page.url()).href, {
    method,
    headers: {
      'x-chartroom-csrf': csrf,
      'idempotency-key': crypto.randomUUID(),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    ...(body === undefined ? {} : { data: body }),
  });
  return answer.json();
}

/** Pastes as from a spreadsheet into what has the focus. */
const paste = (page: Page, text: string) =>
  page.evaluate(`(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(text)});
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  })()`);

const row = (page: Page, name: string): Locator => page.getByRole('row').filter({ hasText: name });

async function open(page: Page, server: Server, search: string): Promise<void> {
  await signIn(page, server.url, director.email, director.password);
  await page.goto(`${server.url}/projects?${search}`);
}

/** Projects of one class, so that tests on one server do not meet. */
async function add(page: Page, kind: string, names: readonly string[]): Promise<void> {
  for (const name of names) await call(page, 'POST', '/api/projects', { name, class: kind });
}

const of = (kind: string, columns: readonly string[]): string =>
  `filter=${encodeURIComponent(`class == "${kind}"`)}&columns=${encodeURIComponent(JSON.stringify(columns))}`;

test('R7.7 a view is kept with its filter and columns, shared, and found again', async ({ page, server }) => {
  await open(page, server, '');
  await add(page, 'Viewed', ['Viewed one']);
  await page.goto(`${server.url}/projects?${of('Viewed', ['name', 'class', 'manager'])}`);
  await expect(row(page, 'Viewed one')).toBeVisible();
  await page.getByRole('button', { name: 'Choose columns' }).click();
  const manager = page.getByRole('checkbox', { name: 'Manager' });
  await manager.focus();
  await manager.press('Alt+ArrowUp');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader')).toContainText(['', 'Project', 'Manager', 'Class']);
  await page.getByRole('button', { name: 'View: All' }).click();
  await page.getByRole('button', { name: 'Keep as a new view…' }).click();
  await page.getByLabel('Name of the view').fill('Mine to watch');
  await page.getByLabel('Share with the organisation').check();
  await page.getByRole('button', { name: 'Keep the view' }).click();
  await expect(page.getByRole('button', { name: 'View: Mine to watch' })).toBeVisible();
  await page.goto(`${server.url}/projects?view=none`);
  await page.getByRole('button', { name: 'View: All' }).click();
  await page.getByRole('button', { name: /^Mine to watch/ }).click();
  await expect(page.getByRole('columnheader')).toContainText(['', 'Project', 'Manager', 'Class']);
  await expect(page).toHaveURL(/class/);
});

test('R16.5 many projects are changed in one step, and Ctrl Z takes it back', async ({ page, server }) => {
  await open(page, server, '');
  await add(page, 'Bulk', ['Bulk one', 'Bulk two', 'Bulk three']);
  await page.goto(`${server.url}/projects?${of('Bulk', ['name', 'category', 'state'])}`);
  await row(page, 'Bulk one').getByRole('checkbox').click();
  await row(page, 'Bulk three')
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  await expect(page.getByText('3 projects selected')).toBeVisible();
  await page.getByRole('button', { name: 'Change…' }).click();
  await page.getByRole('checkbox', { name: 'Category' }).check();
  await page.getByLabel('New value of Category').fill('Harbour');
  await page.getByRole('checkbox', { name: 'State' }).check();
  await page.getByRole('button', { name: 'Change them' }).click();
  await expect(page.getByRole('gridcell', { name: 'Harbour' })).toHaveCount(3);
  await expect(page.getByRole('gridcell', { name: 'Active', exact: true })).toHaveCount(3);
  await page.getByRole('heading', { name: 'Projects', exact: true }).click();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('gridcell', { name: 'Harbour' })).toHaveCount(0);
  await expect(page.getByRole('gridcell', { name: 'Approved' })).toHaveCount(3);
});

test('R16.5 a cell is changed by the keyboard; what others saved first is merged, and asked about', async ({
  page,
  server,
}) => {
  await open(page, server, '');
  await add(page, 'Cell', ['Cell one']);
  await page.goto(`${server.url}/projects?${of('Cell', ['name', 'category', 'finishForecast'])}`);
  const cells = row(page, 'Cell one').getByRole('gridcell');
  await cells.nth(2).focus();
  await page.keyboard.press('F2');
  const editor = page.getByRole('textbox', { name: /Category, edit/ });
  await editor.fill('Pier');
  await editor.press('Tab');
  const finish = page.getByRole('textbox', { name: /Finish, edit/ });
  await finish.fill('31 Jan 2030');
  await finish.press('Enter');
  await expect(cells.nth(2)).toHaveText('Pier');
  await expect(cells.nth(3)).toContainText('31 Jan 2030');
  await cells.nth(2).focus();
  await page.keyboard.press('Enter');
  const again = page.getByRole('textbox', { name: /Category, edit/ });
  await again.fill('Mine');
  const { items } = await call(page, 'GET', `/api/projects?filter=${encodeURIComponent('class == "Cell"')}`);
  const { id, version } = items[0];
  await call(
    page,
    'PATCH',
    `/api/projects/${id}`,
    { category: 'Theirs', finishForecast: '2031-02-28' },
    version,
  );
  // What others saved comes into the list while the cell is open, and is asked about all the same.
  await expect(cells.nth(3)).toContainText('28 Feb 2031');
  await again.press('Enter');
  await page.getByRole('radio', { name: 'Category: keep mine' }).check();
  await page.getByRole('button', { name: 'Save this' }).click();
  await expect(cells.nth(2)).toHaveText('Mine');
});

test('R16.5 a block of a spreadsheet is pasted after a look at what it changes', async ({ page, server }) => {
  await open(page, server, '');
  await add(page, 'Paste', ['Paste one', 'Paste two']);
  await page.goto(`${server.url}/projects?${of('Paste', ['name', 'category', 'manager', 'slipDays'])}`);
  const cell = row(page, 'Paste one').getByRole('gridcell').nth(2);
  await cell.focus();
  await paste(page, 'Dock\tAda Director\t7\nQuay\tNobody Known\t\n');
  const dialog = page.getByRole('dialog', { name: 'Paste' });
  await expect(dialog.getByRole('status')).toHaveText('3 cells would change, 2 are refused');
  await expect(dialog).toContainText('Nobody is called “Nobody Known”.');
  await dialog.getByRole('button', { name: 'Paste' }).click();
  await expect(row(page, 'Paste one')).toContainText('Ada Director');
  await expect(row(page, 'Paste two')).toContainText('Quay');
});

test('R16.5 what others do appears by itself', async ({ browser, page, server }) => {
  await open(page, server, '');
  await add(page, 'Live', ['Live one']);
  await page.goto(`${server.url}/projects?${of('Live', ['name', 'category'])}`);
  await expect(row(page, 'Live one')).toBeVisible();
  const other = await (await browser.newContext()).newPage();
  await signIn(other, server.url, director.email, director.password);
  await add(other, 'Live', ['Live two']);
  await expect(row(page, 'Live two')).toBeVisible();
  await other.context().close();
});
