/** Time (ms) that the map of a change has to itself: what follows it on the page would share its processor. */
export const mapFirst = 120;

/** @throws the signal's reason when aborted meanwhile. */
export const pause = (delay: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, delay);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason instanceof Error ? signal.reason : new Error('abandonné'));
    });
  });
