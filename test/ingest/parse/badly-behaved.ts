// Parse functions for the tests of the pool: one that works and one for each way to fail.

export function echo(argument: unknown): unknown {
  return argument;
}

export function whoAmI(): { pid: number; environment: string[]; heapMb: number } {
  const heap = process.execArgv.find((argument) => argument.startsWith('--max-old-space-size='));
  return { pid: process.pid, environment: Object.keys(process.env), heapMb: Number(heap?.split('=')[1]) };
}

export function hang(): never {
  for (;;);
}

export function neverSettle(): Promise<never> {
  return new Promise(() => {});
}

export function leaveQuietly(): never {
  process.exit(0);
}

export function abort(): never {
  process.abort();
}

export function fillHeap(): number {
  const kept: number[][] = [];
  for (;;) kept.push(new Array(100_000).fill(kept.length));
}

export function fillMemory(): Promise<never> {
  const kept: Buffer[] = [];
  return new Promise(() => {
    setInterval(() => kept.push(Buffer.alloc(32 * 1024 * 1024, kept.length + 1)), 10);
  });
}

export function throwCellValue(): never {
  throw new Error('Mary OBrien 2010-05-06');
}
