/** What is reported while something goes on; none of it ends the tests. */
export async function errorsDuring(work: () => Promise<void>): Promise<unknown[]> {
  const errors: unknown[] = [];
  const note = (event: ErrorEvent) => {
    event.preventDefault();
    errors.push(event.error);
  };
  addEventListener("error", note);
  try {
    await work();
  } finally {
    removeEventListener("error", note);
  }
  return errors;
}
