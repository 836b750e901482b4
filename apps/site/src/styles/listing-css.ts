/** Listing rows, filters and facts. */
export const listingCss = `
.filters{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:12px;margin:18px 0 8px}
.filters .field{margin:0}
.filters label,.filters .label{font-size:14px;font-weight:400;color:var(--ink-2)}
.filters select,.filters input{min-height:44px;margin-top:4px;padding:8px 10px;font-size:16px}
.filters .range{display:flex;align-items:center;gap:8px}
.filters .range-field,.filters .go{grid-column:1/-1}
.range-field{min-width:0;padding:0;border:0}.range-field legend{padding:0;font-size:14px;color:var(--ink-2)}
.range input{min-width:0;flex:1}.range select{flex:0 0 auto;width:auto}
.filters .button{width:100%;min-height:44px;font-size:16px}
.chips{display:flex;flex-wrap:wrap;gap:8px;margin-top:14px}
.chips a{display:inline-flex;align-items:center;gap:8px;min-height:36px;padding:0 12px;border:1px solid var(--line);border-radius:4px;background:var(--sheet);font-size:14px}
.chips a span{color:var(--ink-3)}
.chips .all{border-color:transparent;background:none;color:var(--accent)}
.sites li{display:grid;gap:4px 20px;padding:16px 0;border-bottom:1px solid var(--line)}
.sites li.pictured{grid-template-columns:112px minmax(0,1fr);align-content:start}
.pictured>*{grid-column:2}.pictured .shot{grid-column:1;grid-row:1/9;width:112px;height:84px;overflow:hidden;border-radius:4px;background:var(--sheet);border:1px solid var(--line);color:var(--edge)}
.shot img,.shot svg{width:100%;height:100%;object-fit:cover}
.sites h3{font-size:17px;line-height:1.5}
.sites h3 a:hover{text-decoration:underline;text-underline-offset:.25em;text-decoration-thickness:1px}
.sites .where,.sites .keys{font-size:14px;color:var(--ink-2)}
.sites .keys{display:flex;flex-wrap:wrap;gap:0 14px}
.sites .keys b{font-weight:600;color:var(--ink)}
.sites .price{white-space:nowrap;font-size:15px;color:var(--ink-2)}
.sites .price b{font-size:18px;color:var(--ink)}
.sites .other{display:block;font-size:13px}
.sites .check-on{font-size:13px;color:var(--ink-3)}
.tag{display:inline-block;padding:0 8px;margin-right:8px;border-radius:4px;background:var(--amber-soft);color:var(--amber);font-size:13px;line-height:22px;font-weight:600;vertical-align:2px}
.site h1{font:600 clamp(24px,6.6vw,30px)/1.4 var(--serif)}
.site .sub{display:flex;flex-wrap:wrap;gap:2px 14px;margin-top:10px;font-size:14px;color:var(--ink-2)}
.site .sub .leaf{color:var(--leaf)}
.ended{margin-top:18px;padding:14px 18px;background:var(--amber-soft);border-radius:6px}
.ended b{color:var(--amber)}
.prices{display:flex;flex-wrap:wrap;gap:8px 40px;margin:22px 0 6px}
.prices dt{font-size:14px;color:var(--ink-2)}
.prices b{font-size:28px;line-height:1.3}
.prices .other{display:block;font-size:14px;color:var(--ink-2)}
.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);margin-top:18px;border-top:1px solid var(--line)}
.facts dt,.facts dd{padding:10px 0;border-bottom:1px solid var(--line);line-height:1.6}
.facts dt{padding-right:20px;color:var(--ink-2)}
.facts-group{margin-top:30px}
.facts-group h2{font-size:17px}
.facts-group .facts,.facts-group table{margin-top:10px}
.facts-group .small{margin-top:8px}
.floors{width:100%;max-width:520px;border-collapse:collapse;border-top:1px solid var(--line)}
.floors th,.floors td{padding:10px 20px 10px 0;border-bottom:1px solid var(--line);text-align:left;font-weight:400;line-height:1.6}
.floors th{color:var(--ink-2)}
.site .outlink{gap:8px}.site .outlink svg{flex:none}
.gallery{display:flex;gap:8px;margin-top:20px;overflow-x:auto;scroll-snap-type:x proximity}
.gallery li{flex:0 0 240px;scroll-snap-align:start}
.gallery img{width:100%;height:180px;object-fit:cover;border-radius:6px;background:var(--line)}
.gallery li:first-child{flex:0 0 min(100%,680px)}
.gallery li:first-child img{height:auto;aspect-ratio:3/2}
.share>div{display:flex;flex-wrap:wrap;gap:16px 24px;margin-top:14px}
.share>div>div{flex:1;min-width:200px}
.share img{padding:4px;background:#fff;border:1px solid var(--line);border-radius:4px}
.share .address{margin-top:8px;font-size:15px;overflow-wrap:anywhere;-webkit-user-select:all;user-select:all}
.noted{margin-top:12px;padding:10px 14px;background:var(--amber-soft);border-radius:6px;font-size:15px}
.noted li+li{margin-top:2px}
.filters details{grid-column:1/-1}
.filters summary{min-height:44px;padding:10px 0;color:var(--accent);cursor:pointer}
.filters .extra{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:12px;padding-bottom:8px}
.near{margin-top:14px;font-size:15px}.near a{display:inline-block;padding:8px 0;margin-right:18px}
.admitted{width:100%;margin-top:10px;border-collapse:collapse;font-size:15px}
.admitted th{font-weight:400;color:var(--ink-2);font-size:14px}
.admitted th,.admitted td{padding:8px 12px 8px 0;border-bottom:1px solid var(--line);text-align:right;vertical-align:top}
.admitted th:first-child,.admitted td:first-child{text-align:left}
@media (min-width:760px){.filters{grid-template-columns:repeat(4,minmax(0,1fr));align-items:end}.filters .range-field{grid-column:span 2}.filters .button{width:auto}
.sites.rows li{grid-template-columns:minmax(0,1fr) minmax(210px,max-content)}.sites.rows li.pictured{grid-template-columns:160px minmax(0,1fr) minmax(210px,max-content)}.rows .pictured .shot{width:160px;height:120px}.sites.rows .pictured .right{grid-column:3}
.filters .extra{grid-template-columns:repeat(4,minmax(0,1fr))}.gallery li:first-child img{aspect-ratio:auto;height:380px}.gallery li{flex-basis:300px}.gallery img{height:380px}
.sites.rows .right{text-align:right;grid-row:1/4;grid-column:2}
.facts{grid-template-columns:max-content minmax(0,1fr) max-content minmax(0,1fr)}.facts dd{padding-right:32px}}
@media print{.head,.bar,.slip,.pages,.filters,#similar,.skip,.foot nav{display:none}.site{break-inside:auto}.facts-group{break-inside:avoid}}
`;
