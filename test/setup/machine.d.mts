export interface Part {
  name: string;
  packages: string[];
  find(): string | undefined;
}
export const PARTS: Part[];
export function findChromium(): string | undefined;
export function findRedis(): string | undefined;
export function prepareMachine(say: (line: string) => void): Part[];
