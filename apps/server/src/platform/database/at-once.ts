type Answers<T extends readonly unknown[]> = { readonly [K in keyof T]: Awaited<T[K]> };

/**
 * Answers of reads that do not wait for each other: they go to the database together. What fails is thrown when all have
 * come to an end, so that nothing of a transaction is still under way after it.
 */
export async function atOnce<T extends readonly unknown[]>(...work: T): Promise<Answers<T>> {
  const ended = await Promise.allSettled(work);
  return ended.map(e => {
    if (e.status === 'rejected') throw e.reason;
    return e.value;
  }) as Answers<T>;
}
