/** Safari has no idle callbacks: a pause stands for one, ms. */
const pause = 200;
/** Longest wait for the page to be idle, ms. */
const patience = 300;

/** Calls once the page has nothing else to do. @returns what gives it up. */
export function whenIdle(then: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const asked = requestIdleCallback(then, { timeout: patience });
    return () => cancelIdleCallback(asked);
  }
  const timer = setTimeout(then, pause);
  return () => clearTimeout(timer);
}
