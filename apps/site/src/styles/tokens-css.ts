/** The look's tokens, light and dark, and the bare elements. Control edges are darker than hairlines: 3:1 at least. */
export const tokensCss = `
:root{color-scheme:light dark;--paper:#faf9f6;--sheet:#fff;--ink:#1b2127;--ink-2:#55606b;--ink-3:#67717b;--line:#e7e4de;
--edge:#8a929a;--accent:#0e6b5c;--on-accent:#fff;--accent-soft:#e3f0ed;--cinnabar:#b93a26;--cinnabar-soft:#fbeae6;
--amber:#8a5f00;--amber-soft:#fbf1dc;--leaf:#277029;
--sans:system-ui,-apple-system,"PingFang SC","HarmonyOS Sans SC","MiSans","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif;
--serif:"Songti SC","Noto Serif CJK SC","Source Han Serif SC","Noto Serif SC",serif}
@media (prefers-color-scheme:dark){:root{--paper:#14171a;--sheet:#1b1f24;--ink:#e8e6e1;--ink-2:#a9b0b8;--ink-3:#818a94;
--line:#2b3138;--edge:#6c7681;--accent:#4fb8a3;--on-accent:#0c1512;--accent-soft:#17332e;--cinnabar:#e5765f;
--cinnabar-soft:#3a1d18;--amber:#d9a441;--amber-soft:#35290f;--leaf:#7bc47f}}
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.7 var(--sans);font-variant-numeric:tabular-nums;
overflow-wrap:break-word;line-break:strict;-webkit-font-smoothing:antialiased}
h1,h2,h3,p,ul,ol,dl,dd,figure,blockquote{margin:0}
ul,ol{padding:0;list-style:none}
h1,h2,h3{font-weight:600;line-height:1.35}
a{color:inherit;text-decoration:none}
.link,.prose a,.foot a{color:var(--accent);text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.25em}
a:hover{color:var(--accent)}
img,svg{display:block;max-width:100%}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:4px}
.skip{position:absolute;left:-999px}
.skip:focus{left:8px;top:8px;padding:8px 16px;background:var(--sheet);z-index:1}
.away{position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden}
.small{font-size:14px;line-height:1.6;color:var(--ink-2)}
.unknown{color:var(--ink-3)}
.wrap{max-width:1120px;margin:0 auto;padding:0 20px}
`;
