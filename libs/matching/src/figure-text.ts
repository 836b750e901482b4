/** `7.20` → `7.2`, at most two decimals. */
export function figureText(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Share of one: 0.1 → `10.0%`. */
export function percentText(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

/** Yuan: 1200000 → `120万元`, `CNY 1.2 million`. */
export function moneyText(yuan: number): { zh: string; en: string } {
  const zh =
    yuan >= 1e8
      ? `${figureText(yuan / 1e8)}亿元`
      : yuan >= 1e4
        ? `${figureText(yuan / 1e4)}万元`
        : `${figureText(yuan)}元`;
  const en = yuan >= 1e6 ? `CNY ${figureText(yuan / 1e6)} million` : `CNY ${Math.round(yuan).toLocaleString('en-US')}`;
  return { zh, en };
}

/** `2000–3000`, `2000 以上` / `from 2000`, `5000`. */
export function rangeText({ min, max }: { min?: number; max?: number }): { zh: string; en: string } {
  if (min !== undefined && max !== undefined) {
    const both = min === max ? figureText(min) : `${figureText(min)}–${figureText(max)}`;
    return { zh: both, en: both };
  }
  if (min !== undefined) return { zh: `至少 ${figureText(min)}`, en: `at least ${figureText(min)}` };
  return { zh: `至多 ${figureText(max ?? 0)}`, en: `at most ${figureText(max ?? 0)}` };
}
