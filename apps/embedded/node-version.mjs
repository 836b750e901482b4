/** Oldest releases of the supported lines that carry the fix of the Brotli decoder flaw CVE-2026-111497. */
const PATCHED = { 22: [23, 4], 24: [22, 1], 26: [12, 1] };

/**
 * @param {string} version such as "20.20.2"
 * @returns {{ refusal?: string, warning?: string }}
 */
export function judgeNode(version) {
  const [major, minor, patch] = version.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    return { refusal: `Plotline needs Node 20.19 or newer and this is ${version}: install Node 24 and start again.` };
  }
  const fixed = PATCHED[major];
  if (fixed && (minor > fixed[0] || (minor === fixed[0] && patch >= fixed[1]))) return {};
  if (!fixed && major > 26) return {};
  const why = fixed
    ? `Node ${version} 有已公开的安全漏洞，请升级到 ${major}.${fixed.join('.')} 或更新 (a known flaw: upgrade)`
    : `Node ${version} 已停止维护且有未修补的漏洞，生产环境请用 Node 22 或 24 (past end of life, unpatched flaw: use Node 22 or 24)`;
  return { warning: why };
}
