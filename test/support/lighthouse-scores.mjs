/**
 * Audits pages in the installed Chromium as Lighthouse sees a phone, and prints one JSON line a page:
 * `{url, scores: {performance, accessibility, …}, lacking: [audit ids below full score]}`, scores of 0–100, null where an audit of the category broke off.
 * Lighthouse allows robots.txt two seconds, counted by a browser that a busy machine may hold up longer; it then marks the site
 * down as if there were no such file. That is not measured, so seo is null.
 * Usage: node lighthouse-scores.mjs CHROMIUM URL…
 */
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const [chromePath, ...urls] = process.argv.slice(2);
const chromeFlags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];

// A browser of its own for each page: what one audit leaves behind must not meet the next.
for (const url of urls) {
  const chrome = await launch({ chromePath, chromeFlags });
  try {
    const { lhr, artifacts } = await lighthouse(url, { port: chrome.port, logLevel: 'error', output: 'json' });
    const categories = Object.values(lhr.categories);
    const scores = Object.fromEntries(
      categories.map(({ id, score }) => [id, score === null ? null : Math.round(score * 100)]),
    );
    const { RobotsTxt } = artifacts;
    if (RobotsTxt?.status === null && /Timed out|timeout/i.test(RobotsTxt.errorMessage ?? '')) scores.seo = null;
    const counted = categories.flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0));
    const weak = counted.map(({ id }) => lhr.audits[id]).filter(({ score }) => score !== null && score < 0.9);
    const lacking = weak.map(({ id, displayValue, explanation }) =>
      [id, displayValue, explanation].filter(Boolean).join(': '),
    );
    console.log(JSON.stringify({ url: lhr.finalDisplayedUrl, scores, lacking }));
  } finally {
    chrome.kill();
  }
}
