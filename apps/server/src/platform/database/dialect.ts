import {
  type CompiledQuery,
  type DatabaseConnection,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import pg from 'pg';
import { inSpan } from '../telemetry/span.ts';
import { inTime, socketOf } from './in-time.ts';
import { camelName, quotedName } from './names.ts';
import type { Tables } from './tables.gen.ts';

/** How many statements one process prepares by name; the texts of filters that people write are without end. */
const mostPrepared = 400;
/** How many texts that came once are remembered. */
const mostSeen = 2_000;

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

/** Sends what is asked within one turn of the event loop in one piece: the system is called once, the server woken once. */
const sendTogether = (client: pg.PoolClient) => {
  const stream = socketOf(client);
  if (stream.writableCorked > 0) return;
  stream.cork();
  setImmediate(() => stream.uncork());
};

/** Runs one statement; of several in one text the result of the last. */
const run = (client: pg.PoolClient, { text, values, name }: Statement) =>
  new Promise<pg.QueryResult>((resolve, reject) => {
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

type Runs = (statement: Statement) => Promise<pg.QueryResult>;

/** Statements of a server are under way together, each with the time that it may take. */
const pipelined =
  (client: pg.PoolClient, limitMs: () => number): Runs =>
  statement => {
    sendTogether(client);
    return inTime(client, limitMs(), run(client, statement));
  };

/** The embedded database is given one statement after the other. */
const inTurn = (client: pg.PoolClient): Runs => {
  let before: Promise<unknown> = Promise.resolve();
  return statement => {
    const send = () => run(client, statement);
    const answer = before.then(send, send);
    before = answer;
    return answer;
  };
};

const counted = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/** The connection of one transaction as Kysely sees it; after its end nothing goes through. */
class TransactionConnection implements DatabaseConnection {
  readonly #runs: Runs;
  readonly #nameOf: Named;
  #hasEnded = false;
  constructor(runs: Runs, nameOf: Named) {
    this.#runs = runs;
    this.#nameOf = nameOf;
  }
  async executeQuery<R>({ sql: text, parameters: values }: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, command, rowCount } = await this.send(text, values);
    return {
      rows: rows ?? [],
      ...(counted.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}),
    };
  }
  async send(text: string, values: readonly unknown[] = []): Promise<pg.QueryResult> {
    if (this.#hasEnded) throw new Error('This transaction has ended.');
    const name = values.length === 0 ? undefined : this.#nameOf(text);
    try {
      return await inSpan('query', { 'db.query.text': text }, () => this.#runs({ text, values, name }));
    } catch (error) {
      // What the driver read from its socket says nothing of who asked.
      if (error instanceof Error) Error.captureStackTrace(error);
      throw error;
    }
  }
  end(): void {
    this.#hasEnded = true;
  }
  // biome-ignore lint/correctness/useYield: results are read whole.
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Results are read whole.');
  }
}

class Driver extends DummyDriver {
  readonly #connection: DatabaseConnection;
  constructor(connection: DatabaseConnection) {
    super();
    this.#connection = connection;
  }
  override async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
}

/** Writes names in snake case as it goes: a plugin would copy each statement first, and costs as much again. */
class SnakeCaseCompiler extends PostgresQueryCompiler {
  protected override sanitizeIdentifier(name: string): string {
    return quotedName(name);
  }
}

const kyselyOn = (connection: DatabaseConnection): Kysely<Tables> =>
  new Kysely({
    dialect: {
      createDriver: () => new Driver(connection),
      createAdapter: () => new PostgresAdapter(),
      createQueryCompiler: () => new SnakeCaseCompiler(),
      createIntrospector: db => new PostgresIntrospector(db),
    },
  });

/**
 * Does work in one transaction; undone when the work throws. `opening` is the statement that opens it: it is on its way
 * when the work begins, which waits for its answer as long as it needs nothing of it.
 */
export type InTransaction = <T>(
  opening: string,
  work: (db: Kysely<Tables>, opened: Promise<pg.QueryResult>) => Promise<T>,
) => Promise<T>;

/**
 * Transactions on a pool, by Kysely: names in camel case, and statements that come again are prepared. On a server those
 * that do not wait for each other are sent together, and one that is not answered soon after `limitMs` ends with its
 * connection.
 */
export const transactionsOn = (
  pool: pg.Pool,
  kind: 'embedded' | 'postgres',
  limitMs: () => number,
): InTransaction => {
  const nameOf = namer();
  return async (opening, work) => {
    const client = await pool.connect();
    const connection = new TransactionConnection(
      kind === 'embedded' ? inTurn(client) : pipelined(client, limitMs),
      nameOf,
    );
    let isBroken = false;
    try {
      const result = await work(kyselyOn(connection), connection.send(opening));
      const { command } = await connection.send('commit');
      if (command === 'ROLLBACK')
        throw new Error('A statement of this transaction had failed; it is undone.');
      return result;
    } catch (error) {
      await connection.send('rollback').catch(() => {
        isBroken = true;
      });
      throw error;
    } finally {
      connection.end();
      client.release(isBroken);
    }
  };
};
