/** Home, news list and the article page. */
export const articleCss = `
.welcome{padding:12px 0 36px;max-width:44em}
.welcome h1{font:600 clamp(26px,7.4vw,38px)/1.35 var(--serif);letter-spacing:.01em}
.welcome p{margin:12px 0 22px;color:var(--ink-2);font-size:17px}
.welcome .acts{display:flex;flex-wrap:wrap;align-items:center;gap:12px 24px}
.columns-2{display:grid;gap:44px}
.news li{padding:18px 0;border-bottom:1px solid var(--line)}
.news :is(h2,h3){font:600 20px/1.45 var(--serif)}
.news :is(h2,h3) a:hover{text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.25em}
.news p{margin-top:6px;color:var(--ink-2);font-size:15px;line-height:1.7;display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden}
.news .meta{display:flex;flex-wrap:wrap;gap:0 12px;margin-top:8px;font-size:14px;color:var(--ink-3)}
.news.brief li{padding:12px 0}.news.brief h3{font-size:17px}
.search{display:flex;gap:8px;margin:20px 0 4px}
.search input{flex:1;min-width:0}
.tabs{display:flex;flex-wrap:wrap;gap:4px 20px;padding:12px 0;border-bottom:1px solid var(--line)}
.tabs a{padding:4px 0;color:var(--ink-2)}
.tabs.minor{gap:0 20px;font-size:14px;border:0;padding:6px 0 0}
.tabs.minor a{padding:8px 0}
.feeds{margin-top:20px}
.feeds a{padding:8px}
.topics{display:grid;grid-template-columns:repeat(auto-fill,minmax(260px,1fr));gap:0 32px}
.topics li{display:flex;justify-content:space-between;align-items:baseline;gap:12px;border-bottom:1px solid var(--line)}
.topics a{flex:1;padding:11px 0}
.tabs a[aria-current]{color:var(--accent);font-weight:600}
.story{max-width:36em}
.story h1{font:600 clamp(25px,7vw,30px)/1.4 var(--serif);letter-spacing:.01em;text-wrap:pretty}
.provenance{display:flex;flex-wrap:wrap;gap:2px 18px;margin-top:14px;font-size:14px;color:var(--ink-2)}
.points{margin:24px 0;padding:14px 18px;background:var(--accent-soft);border-radius:6px}
.points h2{font-size:14px;color:var(--accent);letter-spacing:.2em}
:lang(en) .points h2{letter-spacing:0}
.points dl{display:grid;grid-template-columns:auto 1fr;gap:4px 14px;margin-top:6px;line-height:1.65}
.points dt{color:var(--ink-2)}
.points ul{margin-top:6px;line-height:1.65}
.points li+li{margin-top:4px}
.prose{font-size:17px;line-height:1.85}
.prose>*+*{margin-top:1.1em}
.ask{padding:12px 0;border-block:1px solid var(--line);font-size:16px}
.ask a{padding:10px 0;text-decoration:none;font-weight:600}
.quote{padding:2px 0 2px 18px;border-left:2px solid var(--line);color:var(--ink-2)}
.quote figcaption{margin-top:6px;font-size:14px;color:var(--ink-3)}
.source{margin-top:20px}
.source .small{margin-top:8px}
.belongs{margin-top:8px}
.belongs a{display:inline-block;padding:8px 12px 8px 0}
.pass-on{margin-top:8px;font-size:14px}
.pass-on summary{display:inline-block;padding:10px 0;color:var(--accent);font-weight:600;cursor:pointer}
.pass-on>div{display:grid;gap:8px;justify-items:start;padding:4px 0 12px}
.pass-on input{width:100%;min-height:44px;padding:0 12px;border:1px solid var(--edge);border-radius:4px;background:var(--sheet);color:inherit;font:inherit}
.pass-on img{border-radius:4px}
.outlink{display:inline-flex;align-items:center;min-height:44px;color:var(--accent);font-weight:600}
.bar{position:sticky;bottom:0;display:grid;grid-template-columns:1fr 1fr;gap:0;margin:28px -20px 0;background:var(--paper);border-top:1px solid var(--line);min-height:52px}
.bar a{display:flex;align-items:center;justify-content:center;gap:8px;min-height:52px;font-weight:600;color:var(--accent)}
.bar a+a{background:var(--accent);color:var(--on-accent)}
.after{display:grid;gap:44px;margin-top:48px}
.notice{margin-top:40px;padding-top:16px;border-top:1px solid var(--line);font-size:14px;color:var(--ink-2)}
@media (max-width:759px){.tabs.minor{flex-wrap:nowrap;overflow-x:auto;scrollbar-width:none;margin:0 -20px;padding:6px 20px 0}.tabs.minor a{flex:none}}
@media (min-width:760px){.bar{display:none}.story h1{font-size:32px}}
@media (min-width:1000px){.columns-2{grid-template-columns:minmax(0,1fr) 360px;gap:72px}.after{grid-template-columns:minmax(0,1fr) 360px;gap:72px}
.reading{display:grid;grid-template-columns:minmax(0,40em) 1fr;gap:0 72px}.reading aside{margin-top:0;padding-top:6px}}
`;
