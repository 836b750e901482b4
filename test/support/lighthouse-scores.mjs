/**
 * Audits pages in the installed Chromium as Lighthouse sees a phone, and prints one JSON line a page:
 * `{url, scores: {performance, accessibility, …}, lacking: [audit ids below full score]}`, scores of 0–100.
 * Usage: node lighthouse-scores.mjs CHROMIUM URL…
 */
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const [chromePath, ...urls] = process.argv.slice(2);
const chrome = await launch({
  chromePath,
  chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
try {
  for (const url of urls) {
    const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: 'error', output: 'json' });
    const scores = Object.fromEntries(
      Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)]),
    );
    const counted = Object.values(lhr.categories).flatMap(({ auditRefs }) =>
      auditRefs.filter(({ weight }) => weight > 0),
    );
    const lacking = counted
      .map(({ id }) => id)
      .filter((id) => lhr.audits[id].score !== null && lhr.audits[id].score < 0.9);
    console.log(JSON.stringify({ url: lhr.finalDisplayedUrl, scores, lacking }));
  }
} finally {
  chrome.kill();
}
