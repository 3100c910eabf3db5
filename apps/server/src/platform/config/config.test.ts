import { describe, expect, test } from 'vitest';
import { readConfig, showConfig } from './config.ts';

describe('settings', () => {
  test('have values that work without any', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: null,
      dataDirectory: './data',
      demo: true,
    });
  });

  test('are read from the environment; blank is as good as not given', () => {
    const config = readConfig({
      PORT: ' 8080 ',
      CHARTROOM_DEMO: 'off',
      HOST: '  ',
      DATABASE_URL: 'postgresql://u@h/d',
    });
    expect(config).toMatchObject({
      port: 8080,
      demo: false,
      host: '127.0.0.1',
      databaseUrl: 'postgresql://u@h/d',
    });
  });

  test('that are wrong are all named, with their value and what to write', () => {
    const read = () =>
      readConfig({
        PORT: '80a',
        CHARTROOM_DEMO: 'maybe',
        LOG_LEVEL: 'loud',
        CHARTROOM_POOL_SIZE: '1',
        CHARTROOM_URL: 'ftp://x',
      });
    expect(read).toThrow(/PORT is "80a": Write a whole number from 0 to 65535\./);
    expect(read).toThrow(/CHARTROOM_DEMO is "maybe": Write on or off\./);
    expect(read).toThrow(/LOG_LEVEL is "loud": Write fatal, error, warn/);
    expect(read).toThrow(/CHARTROOM_POOL_SIZE is "1": Write a whole number from 2 to 200\./);
    expect(read).toThrow(/CHARTROOM_URL is "ftp:\/\/x": Write an address such as https/);
  });

  test('that are secret are never shown, neither when they are right nor when they are wrong', () => {
    const environment = {
      DATABASE_URL: 'postgresql://user:canary@db:5432/pmo?sslpassword=canary',
      CHARTROOM_TOKEN: 'canary',
    };
    const shown = showConfig(readConfig(environment), environment);
    expect(JSON.stringify(shown)).not.toContain('canary');
    expect(shown.find(s => s.variable === 'DATABASE_URL')?.value).toBe(
      'postgresql://user:(hidden)@db:5432/pmo?(hidden)',
    );
    expect(() => readConfig({ DATABASE_URL: 'mysql://u:canary@h/d' })).toThrow(
      /^(?!.*canary).*DATABASE_URL is \(hidden\)/s,
    );
  });
});
