/** On paper: the story, its facts and where it came from; what is there to be tapped is left out. */
export const printCss = `
@media print{:root{color-scheme:light;--paper:#fff;--sheet:#fff;--ink:#000;--ink-2:#333;--ink-3:#333;--line:#bbb;--accent:#000;--accent-soft:#fff}
.head,.foot,.skip,.crumbs,.consent,.bar,.pass-on,.slip,.reading aside,.section,.ask,.tabs,.search,.pages,.feeds,.notice a{display:none!important}
body{font-size:11pt}main{padding:0}.wrap{max-width:none;padding:0}.reading{display:block}.story{max-width:none}.points{padding:0;border-block:1px solid #bbb;border-radius:0}
.source a::after{content:" " attr(href);font-weight:400;word-break:break-all}
h1,h2,h3{break-after:avoid}p,li,figure{break-inside:avoid}}
`;
