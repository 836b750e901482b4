/** Header, columns and footer. */
export const frameCss = `
.head{border-bottom:1px solid var(--line)}
.head .wrap{display:flex;flex-wrap:wrap;align-items:center;column-gap:24px}
.brand{display:flex;align-items:center;gap:10px;min-height:56px;font-weight:600;font-size:17px}
.brand svg{width:26px;height:26px;flex:none;color:var(--ink)}
.tel{margin-left:auto;display:inline-flex;align-items:center;gap:6px;min-height:44px;color:var(--accent);font-weight:600;white-space:nowrap}
.tel svg{width:16px;height:16px}
.columns{order:3;flex:1 0 100%;display:flex;gap:22px;overflow-x:auto;scrollbar-width:none;margin:0 -20px;padding:0 20px;
-webkit-mask-image:linear-gradient(90deg,#000 calc(100% - 32px),transparent);mask-image:linear-gradient(90deg,#000 calc(100% - 32px),transparent)}
.columns::-webkit-scrollbar{display:none}
.columns a{flex:none;padding:8px 0 9px;color:var(--ink-2);border-bottom:2px solid transparent}
.columns a:hover{color:var(--ink)}
.columns a[aria-current]{color:var(--ink);border-color:var(--accent);font-weight:600}
.columns .sep{flex:none;width:1px;margin:12px 0;background:var(--line)}
.find{display:none}
.find input{width:190px;height:36px;padding:0 12px;border:1px solid var(--line);border-radius:4px;background:var(--sheet);color:inherit;font:inherit;font-size:15px}
.find input::placeholder{color:var(--ink-3)}
main{display:block;padding:28px 0 64px}
.foot{border-top:1px solid var(--line);padding:24px 0 40px;color:var(--ink-2);font-size:14px;line-height:1.8}
.foot .rows{display:grid;gap:8px}
.foot nav{display:flex;flex-wrap:wrap;gap:4px 20px}
.foot nav a{padding:6px 0}
.foot .record{text-align:center;color:var(--ink-3)}
.foot .record a{color:inherit}
.consent{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:center;justify-content:space-between;padding:12px 0;border-top:1px solid var(--line);font-size:14px;color:var(--ink-2)}
.consent span:first-child{flex:1 1 320px}
.consent .choices{display:flex;gap:8px}
.consent button{min-height:36px;padding:0 14px;border:1px solid var(--edge);border-radius:4px;background:none;color:inherit;font:inherit;cursor:pointer}
.crumbs{display:flex;flex-wrap:wrap;gap:2px 8px;font-size:14px;color:var(--ink-2);margin-bottom:16px}
.crumbs li+li::before{content:"›";margin-right:8px;color:var(--ink-3)}
.crumbs a{padding:8px 0}
.heading a{padding:8px 0;margin:-8px 0}
.news :is(h2,h3) a,.sites h3 a{padding:8px 0}
.crumbs a:hover{text-decoration:underline}
.heading{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;gap:4px 16px;padding-bottom:10px;border-bottom:2px solid var(--ink)}
.heading h1,.heading h2{font-size:20px}
.heading a{font-size:15px;color:var(--accent)}
.button{display:inline-flex;align-items:center;justify-content:center;min-height:48px;padding:0 28px;border:0;border-radius:4px;
background:var(--accent);color:var(--on-accent);font:600 17px/1.2 var(--sans);cursor:pointer}
a.button:hover,.button:hover{color:var(--on-accent);filter:brightness(1.08)}
.button.wide{width:100%}
.quiet{display:inline-flex;align-items:center;min-height:44px;padding:0 16px;border:1px solid var(--edge);border-radius:4px;background:none;color:var(--ink);font:inherit;cursor:pointer}
.pages{display:flex;flex-wrap:wrap;justify-content:space-between;gap:12px;padding-top:24px}
.empty{padding:40px 0;color:var(--ink-2);border-bottom:1px solid var(--line)}
@media (min-width:760px){.head .wrap{flex-wrap:nowrap}.columns{order:0;flex:0 1 auto;margin:0;padding:0;-webkit-mask:none;mask:none}.columns a{padding:16px 0 15px}
.brand{min-height:58px}.find{display:block;margin-left:auto}.find+.tel{margin-left:0}main{padding:36px 0 88px}.foot .rows{grid-template-columns:1fr auto;align-items:start}
.foot .record{grid-column:1/-1}}
`;
