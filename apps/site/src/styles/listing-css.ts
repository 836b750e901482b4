/** Listing rows, filters and facts. */
export const listingCss = `
.filters{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:8px;margin:16px 0 8px}
.boxed{display:flex;align-items:center;min-width:0;min-height:44px;margin:0;padding:0 0 0 12px;border:1px solid var(--edge);border-radius:4px;background:var(--sheet)}
.boxed:focus-within{outline:3px solid var(--accent);outline-offset:-1px}
.boxed label,.boxed legend{float:left;flex:none;padding:0 6px 0 0;font-size:14px;font-weight:400;color:var(--ink-2);white-space:nowrap}
.boxed select,.boxed input{flex:1;min-width:0;width:100%;min-height:42px;margin:0;padding:0 8px;border:0;border-radius:4px;background:none;font-size:16px;text-overflow:ellipsis}
.boxed select:focus,.boxed input:focus{outline:0}
.boxed select{padding:0 4px}.boxed option,.boxed optgroup{background:var(--sheet)}
.boxed .range{display:flex;flex:1;align-items:center;min-width:0}
.boxed .range input{padding:0 2px;text-align:center}.boxed .range ::placeholder{font-size:14px}.boxed .range>span{color:var(--ink-3);font-size:14px}
.boxed .range select{flex:0 0 auto;width:auto;margin-left:4px;border-left:1px solid var(--line);border-radius:0;color:var(--ink-2);font-size:14px}
.filters .range-field{grid-column:1/-1}
.filters .button{width:100%;min-height:44px;font-size:16px}
.filters details[open],.filters details[open]+.go{grid-column:1/-1}
.filters summary{min-height:44px;padding:9px 0;color:var(--accent);cursor:pointer}
.filters .extra{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:8px;padding:4px 0}
.chips{display:flex;flex-wrap:wrap;gap:8px;margin-top:14px}
.chips a{display:inline-flex;align-items:center;gap:8px;min-height:36px;padding:0 12px;border:1px solid var(--line);border-radius:4px;background:var(--sheet);font-size:14px}
.chips a span{color:var(--ink-3)}
.chips .all{border-color:transparent;background:none;color:var(--accent)}
.sites li{display:grid;gap:2px 14px;padding:18px 0;border-bottom:1px solid var(--line)}
.sites li.pictured{grid-template-columns:112px minmax(0,1fr);grid-template-rows:auto 1fr}
.shot{grid-row:1/3;width:112px;height:84px;overflow:hidden;border-radius:4px;background:var(--sheet);border:1px solid var(--line);color:var(--edge)}
.shot img,.shot svg{width:100%;height:100%;object-fit:cover}
.sites h3{font-size:17px;line-height:1.5}
.sites h3 a:hover{text-decoration:underline;text-underline-offset:.25em;text-decoration-thickness:1px}
.where{font-size:14px;color:var(--ink-2)}
.sites .keys,.sites .right{grid-column:1/-1}
.keys{display:grid;grid-template-columns:minmax(0,1.2fr) minmax(0,.85fr) minmax(0,.9fr) minmax(0,1.1fr);gap:8px;margin-top:8px;line-height:1.4}
.keys div{display:flex;flex-direction:column-reverse;justify-content:flex-end;min-width:0}
.keys dt{font-size:13px;color:var(--ink-3)}
.keys dd{font-size:15px;font-weight:600;white-space:nowrap}
.keys div:first-child dd{font-size:17px;line-height:21px}
.sites .right{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;gap:0 14px;margin-top:8px}
.sites .price{font-size:14px;color:var(--ink-2)}
.sites .price b{font-size:20px;line-height:1.4;color:var(--ink)}
.sites .other{margin-left:8px;font-size:13px}
.sites .check-on{font-size:13px;color:var(--ink-3)}.sites .sure::before{content:"✓ ";color:var(--leaf)}
.tag{display:inline-block;padding:0 8px;margin-right:8px;border-radius:4px;background:var(--amber-soft);color:var(--amber);font-size:13px;line-height:22px;font-weight:600;vertical-align:2px}
.site h1{font:600 clamp(23px,6.2vw,30px)/1.4 var(--serif)}
.site-head .where{margin-top:6px;font-size:15px}
.site .sub{display:flex;flex-wrap:wrap;gap:2px 14px;margin-top:6px;font-size:14px;color:var(--ink-2)}
.site .sub .leaf{color:var(--leaf)}
.ended{margin-top:18px;padding:14px 18px;background:var(--amber-soft);border-radius:6px}
.ended b{color:var(--amber)}
.gist{margin-top:20px;padding:18px 20px 10px;border:1px solid var(--line);border-radius:6px;background:var(--sheet)}
.prices{display:flex;flex-wrap:wrap;gap:12px 32px}
.prices dt{font-size:14px;line-height:1.5;color:var(--ink-2)}
.prices dd{line-height:1.4}
.prices b{font-size:30px;line-height:1.25;letter-spacing:-.01em}
.prices .other{display:block;font-size:14px;color:var(--ink-2)}
.gist .keys{grid-template-columns:repeat(3,minmax(0,1fr));gap:14px 12px;margin:14px 0;padding:14px 0 0;border-top:1px solid var(--line)}
.gist .keys dd{font-size:16px}.gist .keys div:first-child dd{font-size:20px;line-height:24px}.gist .keys div:nth-child(-n+3) dd{line-height:24px}
.gist .button{display:none;min-height:48px}
.gist .outlink{gap:8px;font-weight:400;font-size:14px;line-height:1.5;color:var(--ink-2);padding:6px 0}
.gist .outlink b{color:var(--accent);font-size:16px;white-space:nowrap}.gist .outlink svg{flex:none;color:var(--accent)}
.facts{margin-top:18px;border-top:1px solid var(--line)}
.facts div{display:grid;grid-template-columns:6em minmax(0,1fr);gap:12px;padding:7px 0;border-bottom:1px solid var(--line);line-height:1.6}
.facts dt{color:var(--ink-2)}
.facts-group{margin-top:30px}
.facts-group h2{font-size:17px}
.facts-group .facts,.facts-group table{margin-top:10px}
.facts-group .small{margin-top:8px}
.floors{width:100%;border-collapse:collapse;border-top:1px solid var(--line)}
.floors th,.floors td{padding:7px 16px 7px 0;border-bottom:1px solid var(--line);text-align:left;font-weight:400;line-height:1.6}
.floors th{color:var(--ink-2)}
.gallery{display:flex;gap:8px;margin-top:16px;overflow-x:auto;scroll-snap-type:x proximity;scrollbar-width:thin}
.gallery li{flex:0 0 88%;scroll-snap-align:start}.gallery li:only-child{flex-basis:100%}
.gallery img{width:100%;height:auto;aspect-ratio:3/2;object-fit:cover;border-radius:6px;background:var(--line)}
.gallery .small{margin-top:4px}
.share>div{display:flex;flex-wrap:wrap;gap:16px 24px;margin-top:14px}
.share>div>div{flex:1;min-width:200px}
.share img{padding:4px;background:#fff;border:1px solid var(--line);border-radius:4px}
.share .address{margin-top:8px;font-size:15px;overflow-wrap:anywhere;-webkit-user-select:all;user-select:all}
.noted{margin-top:12px;padding:10px 14px;background:var(--amber-soft);border-radius:6px;font-size:15px}
.noted li+li{margin-top:2px}
.near{margin-top:14px;font-size:15px}.near a{display:inline-block;padding:8px 0;margin-right:18px}
.admitted{width:100%;margin-top:10px;border-collapse:collapse;font-size:15px}
.admitted th{font-weight:400;color:var(--ink-2);font-size:14px}
.admitted th,.admitted td{padding:8px 12px 8px 0;border-bottom:1px solid var(--line);text-align:right;vertical-align:top}
.admitted th:first-child,.admitted td:first-child{text-align:left}
@media (min-width:760px){.filters{grid-template-columns:repeat(12,minmax(0,1fr))}.filters>.field{grid-column:span 3}.filters>.range-field,.filters>details,.filters>.go{grid-column:span 4}
.filters>details{grid-column:span 2}.filters>.range-field{grid-column:span 4}.filters>.go{grid-column:span 2}.filters summary{text-align:right;padding-right:12px}.filters details[open] summary{text-align:left}
.filters .extra{grid-template-columns:repeat(4,minmax(0,1fr))}.filters details[open]+.go{grid-column:11/-1}
.sites.rows li,.sites.rows li.pictured{grid-template-columns:minmax(0,1fr) minmax(180px,max-content);grid-template-rows:auto auto 1fr;gap:2px 24px;padding:20px 0}
.sites.rows li.pictured{grid-template-columns:176px minmax(0,1fr) minmax(180px,max-content)}
.rows .shot{grid-row:1/5;width:176px;height:132px}
.sites.rows h3{font-size:18px}.sites.rows .pictured h3,.sites.rows .pictured .where,.sites.rows .pictured .keys{grid-column:2}
.sites.rows .keys{grid-column:1;grid-template-columns:repeat(4,minmax(0,118px));margin-top:12px;align-self:end}
.rows .keys div:first-child dd{font-size:20px;line-height:24px}.rows .keys dd{line-height:24px}
.sites.rows .right{grid-column:2;grid-row:1/5;display:block;margin:0;text-align:right}.sites.rows .pictured .right{grid-column:3}
.sites.rows .price b{font-size:24px}.sites.rows .other{display:block;margin:0}.sites.rows .check-on{margin-top:6px}
.gist .button{display:flex}.gallery{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));overflow:visible}.gallery li:first-child{grid-column:1/-1}.gallery li:first-child img{aspect-ratio:16/9}}
@media (min-width:1000px){.site{display:grid;grid-template-columns:minmax(0,1fr) 340px;grid-template-rows:auto auto auto 1fr;gap:0 48px}.site>*{grid-column:1}.site>h1,.site>.site-head,.site>.ended{grid-column:1/-1}
.site>.gist{grid-column:2;grid-row:3/5;align-self:start;position:sticky;top:16px;margin-top:20px;padding:22px 24px 12px}
.gist .prices{display:grid;gap:14px}.gist .keys{grid-template-columns:repeat(2,minmax(0,1fr))}
.facts{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));column-gap:32px}.facts div:last-child:nth-child(odd){grid-column:1/-1}
.gallery{grid-row:3}.all-facts{grid-row:4}}
@media print{.head,.bar,.slip,.pages,.filters,#similar,.skip,.foot nav{display:none}.site{break-inside:auto}.facts-group{break-inside:avoid}}
`;
