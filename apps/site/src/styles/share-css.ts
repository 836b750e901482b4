/** The client's page: sites as columns whose rows stand in line, one under the other on a phone. */
export const shareCss = `
.share-head h1{font:600 clamp(24px,6.6vw,30px)/1.4 var(--serif)}
.share-head p{margin-top:6px;color:var(--ink-2)}
.share-note{margin-top:14px;padding:10px 16px;border-left:3px solid var(--accent);background:var(--sheet);white-space:pre-line}
.share-sites{display:grid;gap:36px 28px;margin-top:28px}
.share-site{display:grid;align-content:start;gap:8px;min-width:0;scroll-margin-top:16px}
.share-site h2{font-size:18px;line-height:1.5}
.share-site h2 a{text-decoration:underline;text-decoration-color:var(--line);text-underline-offset:.3em}
.share-site .where{font-size:14px;color:var(--ink-2)}
.share-photo{width:100%;height:auto;aspect-ratio:3/2;object-fit:cover;border-radius:6px;background:var(--line)}
.share-photo-none{aspect-ratio:auto;height:0;background:none}
.share-prices b{font-size:22px;line-height:1.3}
.share-prices p{font-size:15px;color:var(--ink-2)}
.share-prices b{color:var(--ink)}
.share-prices .other{display:block;font-size:14px}
.share-why{display:grid;gap:4px;align-content:start;font-size:15px}
.share-why li{position:relative;padding-left:22px}
.share-why li::before{position:absolute;left:0;content:"✓";color:var(--leaf);font-weight:600}
.share-why .but::before{content:"!";left:5px;color:var(--amber)}
.share-why .but span{color:var(--amber)}
.share-facts{border-top:1px solid var(--line)}
.share-facts div{display:grid;grid-template-columns:92px minmax(0,1fr);padding:7px 0;border-bottom:1px solid var(--line);font-size:15px;line-height:1.6}
.share-facts dt{color:var(--ink-2)}
.share-site form{margin-top:8px}
.share-wanted{margin-top:8px;padding:12px;border-radius:4px;background:var(--accent-soft);color:var(--accent);font-weight:600;text-align:center}
.share-end{display:grid;gap:12px;justify-items:start;margin-top:40px;padding-top:20px;border-top:1px solid var(--line)}
@media (min-width:760px){.share-sites{grid-template-columns:repeat(auto-fit,minmax(260px,1fr));grid-auto-rows:auto}
.share-site{grid-row:span 7;grid-template-rows:subgrid}}
`;
