import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase, readConfig } from '../../apps/server/src/platform/index.ts';
import { accessibilityProblems } from './axe.ts';
import { expect, test, withServer } from './server.ts';
import { demonstration, signIn } from './sign-in.ts';

/** Changes the reason of one change past every wall, as somebody with the machine in hand could; answers its number. */
async function tamper(data: string): Promise<number> {
  const opened = await openDatabase(readConfig({ CHARTROOM_DATA: data, LOG_LEVEL: 'error' }, 'a tamperer'));
  const client = await opened.pool.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    const { rows } = await client.query<{ seq: string }>(
      `update platform_event set reason = 'As agreed with the board'
       where seq = (select seq from platform_event where name like 'register.project.%' order by seq offset 5 limit 1)
       returning seq`,
    );
    await client.query('commit');
    return Number(rows[0]?.seq);
  } finally {
    client.release();
    await opened.close();
  }
}

test('R3.8 an auditor proves that a row was tampered with, in the browser and by the command line', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await withServer({ CHARTROOM_SEAL_SECONDS: '1' }, async server => {
    const seal = page.getByRole('region', { name: 'Seal of the log' });
    await signIn(page, server.url, demonstration.email('auditor'), demonstration.password);
    await expect(async () => {
      await page.goto(`${server.url}/log`);
      await expect(seal).toContainText('Sealed up to entry', { timeout: 10_000 });
    }).toPass({ timeout: 120_000 });
    await page.getByRole('button', { name: 'Verify now' }).click();
    await expect(seal).toContainText('Everything is as it was sealed', { timeout: 60_000 });
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export the head' }).click();
    const head = join(server.data, '..', `head-${process.pid}.json`);
    await (await downloading).saveAs(head);
    expect(JSON.parse(await readFile(head, 'utf8')).heads).toMatchObject([{ organisation: 'northmoor' }]);

    let seq = 0;
    await server.whileStopped(async run => {
      expect(await run(['verify', '--head', head])).toMatchObject({ code: 0 });
      seq = await tamper(server.data);
      const found = await run(['verify', '--head', head]);
      expect(found.code).toBe(1);
      expect(found.out).toContain(`Row ${seq} (register.project.`);
      expect(found.out).toContain('was changed after it was sealed');
    });

    await page.goto(`${server.url}/log`);
    await page.getByRole('button', { name: 'Verify now' }).click();
    await expect(seal.getByRole('alert')).toContainText(`Row ${seq} (register.project.`, { timeout: 60_000 });
    await expect(seal.getByRole('alert')).toContainText('1 entry is not as it was sealed');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.screenshot({ path: 'test-results/tampered-log.png' });
  });
});
