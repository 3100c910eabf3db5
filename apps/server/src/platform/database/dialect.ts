import {
  CamelCasePlugin,
  type PluginTransformResultArgs,
  PostgresDialect,
  PostgresDriver,
  type QueryResult,
  type UnknownRow,
} from 'kysely';
import pg from 'pg';
import { inSpan } from '../telemetry/span.ts';
import { inTime } from './in-time.ts';

/** How many statements one process prepares by name; the texts of filters that people write are without end. */
const mostPrepared = 400;
/** How many texts that came once are remembered. */
const mostSeen = 2_000;

const camelNames = new Map<string, string>();
const camelName = (name: string): string => {
  const known = camelNames.get(name);
  if (known !== undefined) return known;
  const camel = name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  if (camelNames.size < 5000) camelNames.set(name, camel);
  return camel;
};

interface RowDescription {
  readonly fields: readonly { name: string }[];
}
interface DescribedQuery {
  handleRowDescription(message: RowDescription): void;
}
const described = (pg.Query.prototype as unknown as DescribedQuery).handleRowDescription;

/** Names the columns of a result in camel case before the first row is read: once for each result, not for each row. */
class CamelQuery extends pg.Query {
  handleRowDescription(message: RowDescription): void {
    for (const field of message.fields) field.name = camelName(field.name);
    described.call(this as unknown as DescribedQuery, message);
  }
}

type Named = (text: string) => string | undefined;

/** Gives a statement that comes again a name, under which each connection plans it once. */
const namer = (): Named => {
  const seen = new Set<string>();
  const names = new Map<string, string>();
  return text => {
    const name = names.get(text);
    if (name !== undefined || names.size === mostPrepared) return name;
    if (seen.delete(text)) names.set(text, `chartroom_${names.size}`);
    else {
      if (seen.size === mostSeen) seen.clear();
      seen.add(text);
    }
    return names.get(text);
  };
};

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly name: string | undefined;
}

/** Runs one statement; of several in one text the result of the last. */
const run = (client: pg.PoolClient, { text, values, name }: Statement) =>
  new Promise((resolve, reject) => {
    client.query(
      new CamelQuery(
        { text, values: [...values], ...(name === undefined ? {} : { name }) },
        (error, result) => {
          if (error) reject(error);
          else resolve(Array.isArray(result) ? result.at(-1) : result);
        },
      ),
    );
  });

/** The transaction is opened by the statement that sets its role and organisation: one trip less. */
class OpensLater extends PostgresDriver {
  override async beginTransaction(): Promise<void> {}
}

class Dialect extends PostgresDialect {
  readonly #pool: pg.Pool;
  readonly #nameOf: Named;
  readonly #limitMs: (() => number) | null;
  constructor(pool: pg.Pool, nameOf: Named, limitMs: (() => number) | null) {
    super({ pool });
    this.#pool = pool;
    this.#nameOf = nameOf;
    this.#limitMs = limitMs;
  }
  override createDriver() {
    const pool = this.#pool;
    const nameOf = this.#nameOf;
    const limitMs = this.#limitMs;
    const known = new WeakMap<pg.PoolClient, object>();
    const wrap = (client: pg.PoolClient) => ({
      query: (text: string, values: readonly unknown[]) => {
        const name = values.length === 0 ? undefined : nameOf(text);
        return inSpan('query', { 'db.query.text': text }, () => {
          const answer = run(client, { text, values, name });
          return limitMs === null ? answer : inTime(client, limitMs(), answer);
        });
      },
      release: (broken?: boolean) => client.release(broken),
    });
    const connect = async () => {
      const client = await pool.connect();
      const wrapped = known.get(client) ?? wrap(client);
      known.set(client, wrapped);
      return wrapped;
    };
    return new OpensLater({ pool: { connect, end: () => pool.end(), options: pool.options } as never });
  }
}

/** Rows arrive in camel case already. */
class CamelCaseQueries extends CamelCasePlugin {
  override async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return result;
  }
}

/**
 * Kysely on a pool: names in camel case, statements that come again are prepared. On a server one that is not answered
 * soon after `limitMs` ends with its connection.
 */
export const dialectOf = (pool: pg.Pool, kind: 'embedded' | 'postgres', limitMs: () => number) => ({
  dialect: new Dialect(pool, namer(), kind === 'postgres' ? limitMs : null),
  plugins: [new CamelCaseQueries({ maintainNestedObjectKeys: true })],
});
