import { fullRegionName, industryName } from '@app/reference';
import type { CodeView } from './dto/page.dto.js';

/** Places by GB/T 2260 and trades by GB/T 4754 with their names, as people read them. */
export const territoryView = (
  regions: readonly string[],
  industries: readonly string[],
): { regions: CodeView[]; industries: CodeView[] } => ({
  regions: regions.map((code) => ({ code, name: fullRegionName(code) })),
  industries: industries.map((code) => ({ code, name: industryName(code) ?? code })),
});
