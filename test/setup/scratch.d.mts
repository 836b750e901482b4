export function makeScratch(kind: string): string;
export function noteChild(folder: string, pid: number): void;
export function dropScratch(folder: string): void;
export function sweepScratch(): void;
