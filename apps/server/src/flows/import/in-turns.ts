/** Does long work to its end and lets others have their turn wherever it yields: it takes longer than they would wait. */
export async function inTurns<T>(work: Generator<void, T>): Promise<T> {
  let step = work.next();
  while (!step.done) {
    await new Promise(resolve => setImmediate(resolve));
    step = work.next();
  }
  return step.value;
}
