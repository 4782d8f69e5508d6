/** Prints what the build is doing; tests give a silent one. */
export interface Progress {
  /** Runs a step and prints its name and duration. */
  step: <T>(name: string, work: () => T | Promise<T>) => Promise<T>;
  line: (text: string) => void;
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1).replace('.', ',')}\u00a0s`;

export function createProgress(print: (text: string) => void): Progress {
  return {
    line: print,
    step: async (name, work) => {
      const start = performance.now();
      try {
        const result = await work();
        print(`  ${name.padEnd(44, ' ')} ${seconds(performance.now() - start)}`);
        return result;
      } catch (error) {
        print(`  ${name.padEnd(44, ' ')} échec`);
        throw error;
      }
    },
  };
}
