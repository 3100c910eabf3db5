import type { z } from 'zod';
import { AppError } from '../error/error.ts';
import { type Setting, settings } from './setting.ts';

type Settings = typeof settings;

/** All settings, validated. */
export type Config = {
  readonly [K in keyof Settings]: Settings[K] extends Setting<infer T> ? T : never;
} & {
  /** Names this process to another one that wants the same data directory. */
  readonly processName: string;
};

type Environment = Readonly<Record<string, string | undefined>>;

const names = Object.keys(settings) as readonly (keyof Settings)[];

const shown = (s: Setting<unknown>, value: string | undefined): string =>
  s.secret === true ? '(hidden)' : JSON.stringify(value ?? '');

const complaint = (s: Setting<unknown>, value: string | undefined, error: z.ZodError): string =>
  `${s.variable} is ${shown(s, value)}: ${error.issues.map(i => i.message).join(' ')} (${s.meaning}.)`;

/**
 * Reads and validates all settings. Throws `invalid` with one line for each setting that is wrong: which, its
 * value, what to write instead.
 */
export const readConfig = (environment: Environment, processName = 'chartroom'): Config => {
  const problems: string[] = [];
  const values = names.map(name => {
    const s: Setting<unknown> = settings[name];
    const result = s.read.safeParse(environment[s.variable]);
    if (!result.success) problems.push(complaint(s, environment[s.variable], result.error));
    return [name, result.data];
  });
  const config: Config = { ...(Object.fromEntries(values) as Config), processName };
  if (config.smtpUrl && config.mailFrom === null) {
    problems.push(`${settings.mailFrom.variable} is missing: Write the address that mail comes from.`);
  }
  if (problems.length > 0) {
    throw new AppError('invalid', `Settings are wrong:\n${problems.map(p => `  ${p}`).join('\n')}`);
  }
  return config;
};

/** The address that links begin with, without a slash at its end. Never the Host header: whoever calls chooses that. */
export const baseAddress = ({ publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>): string =>
  publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

/** One line of `chartroom config`. */
export interface ShownSetting {
  readonly variable: string;
  readonly value: string;
  readonly given: boolean;
  readonly meaning: string;
}

const withoutPassword = (text: string): string => {
  if (!URL.canParse(text)) return '(hidden)';
  const url = new URL(text);
  const query = url.search === '' ? '' : '?(hidden)';
  return `${url.protocol}//${url.username}${url.password === '' ? '' : ':(hidden)'}@${url.host}${url.pathname}${query}`;
};

/** Every setting with its value in force, for people to read; secrets masked. */
export const showConfig = (config: Config, environment: Environment): readonly ShownSetting[] =>
  names.map(name => {
    const s: Setting<unknown> = settings[name];
    const value = config[name];
    const text = value === null ? '' : value === true ? 'on' : value === false ? 'off' : String(value);
    const masked = name === 'databaseUrl' || name === 'smtpUrl' ? withoutPassword(text) : '(hidden)';
    return {
      variable: s.variable,
      value: s.secret === true && text !== '' ? masked : text,
      given: (environment[s.variable] ?? '').trim() !== '',
      meaning: s.meaning,
    };
  });
