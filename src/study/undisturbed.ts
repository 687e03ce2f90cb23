const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Does what must not be stopped halfway: a signal that would end the program waits until it is done. Where somebody listens
 * for it, it ends nothing.
 * @param act takes its time in one piece: it waits for nothing.
 */
export function undisturbed<T>(act: () => T): T {
  const held = signals.filter((signal) => process.listenerCount(signal) === 0);
  const letGo = () => {
    for (const signal of held) process.off(signal, end);
  };
  const end = (signal: NodeJS.Signals) => {
    letGo();
    process.kill(process.pid, signal);
  };
  for (const signal of held) process.on(signal, end);
  try {
    return act();
  } finally {
    // What came meanwhile is told when the program waits for the world: between the first of these and the second.
    setImmediate(() => setImmediate(letGo));
  }
}
