/** How often the graphics process is asked whether it is done, in milliseconds. */
const interval = 24;

/**
 * Calls back once the graphics process has drawn all that the canvas was given. Compiling a shader waits for it on the
 * main thread: asked for while frames are queued, it would hold the page for as long as they take.
 */
export function onceDrawn(canvas: HTMLCanvasElement, then: () => void): void {
  const gl = canvas.getContext('webgl2');
  const sync = gl?.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0) ?? null;
  if (gl === null || sync === null) {
    setTimeout(then);
    return;
  }
  gl.flush();
  const look = (): void => {
    if (!gl.isContextLost() && gl.clientWaitSync(sync, 0, 0) === gl.TIMEOUT_EXPIRED) {
      setTimeout(look, interval);
      return;
    }
    gl.deleteSync(sync);
    then();
  };
  setTimeout(look);
}
