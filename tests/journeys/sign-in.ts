import type { Page } from '@playwright/test';

/** Signs in as a person would, and waits for the first page. */
export async function signIn(page: Page, url: string, email: string, password: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: /As of/ }).waitFor();
}

/** The sign-ins of the demonstration. */
export const demonstration = {
  password: 'chartroom-demo',
  email: (role: string) => `${role.replace('-', '.')}@northmoor.example`,
};
