/** The inquiry slip, other forms, their errors, and the thank-you page. */
export const inquiryCss = `
.slip{margin-top:48px;padding:24px 20px 28px;background:var(--sheet);border:1px solid var(--line);border-left:3px solid var(--accent);border-radius:0 6px 6px 0;scroll-margin-top:12px}
.slip h2{font:600 22px/1.4 var(--serif)}
.slip .promise{margin-top:4px;color:var(--ink-2);font-size:15px}
.slip form{margin-top:18px}
.field{margin-top:18px}
.field label,.field .label{display:block;font-weight:600}.field .check{display:flex;font-weight:400}
.field .hint{display:block;font-size:14px;font-weight:400;color:var(--ink-2);line-height:1.5}
.field input,.field textarea,.field select,.search input{display:block;width:100%;margin-top:6px;padding:10px 12px;min-height:48px;border:1px solid var(--edge);border-radius:4px;background:var(--paper);color:var(--ink);font:17px/1.5 var(--sans)}
.search input{margin:0}
.field textarea{min-height:92px;resize:vertical}
.field input:focus,.field textarea:focus,.field select:focus,.search input:focus{outline:3px solid var(--accent);outline-offset:-1px}
::placeholder{color:var(--ink-3);opacity:1}
.field .error{display:block;margin-top:2px;color:var(--cinnabar);font-weight:600;font-size:15px}
.field.bad{padding-left:14px;border-left:3px solid var(--cinnabar)}
.field.bad input,.field.bad textarea{border-color:var(--cinnabar)}
.more{margin-top:22px;padding-top:14px;border-top:1px solid var(--line)}
.more>p{font-size:14px;color:var(--ink-2)}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:0 14px}
.pair .field{margin-top:12px}
.pair .field label{font-weight:400}
.pair .field .hint{display:none}
.check{display:flex;gap:12px;align-items:flex-start;padding:4px 0;font-size:15px;line-height:1.6;cursor:pointer}
.check input{flex:none;width:24px;min-height:24px;height:24px;margin:0;padding:0;accent-color:var(--accent)}
.slip .button{margin-top:16px}
.reach{margin-top:28px;padding-top:22px;border-top:1px solid var(--line)}
.reach .tel{margin:0;font-size:24px;font-weight:600;letter-spacing:.01em}
.reach img{width:208px;height:208px;margin-top:14px;padding:4px;background:#fff;border:1px solid var(--line);border-radius:4px}
.reach h3{font-size:15px;font-weight:400;color:var(--ink-2)}
.reach .wechat{margin-top:16px}.reach img+.small{margin-top:8px}
.summary{margin-bottom:28px;padding:16px 20px;border:2px solid var(--cinnabar);border-radius:4px;background:var(--cinnabar-soft)}
.summary h2{font-size:18px}
.summary a{color:var(--cinnabar);font-weight:600;text-decoration:underline;text-underline-offset:.25em;display:inline-block;padding:4px 0}
.summary:focus{outline:2px solid var(--cinnabar);outline-offset:0}
.receipt{padding:22px 20px;background:var(--accent-soft);border-radius:6px}
.receipt h1{font:600 26px/1.4 var(--serif)}
.receipt .ref{margin-top:10px;font-size:15px;color:var(--ink-2)}
.receipt .ref b{display:block;color:var(--ink);font-size:26px;letter-spacing:.04em;line-height:1.5}
.section{margin-top:36px}
.section>h2{font-size:18px;padding-bottom:8px;border-bottom:1px solid var(--line)}
.section>p{margin-top:10px}
.section .big{font-size:18px;font-weight:600}
.plain{max-width:36em}
.plain h1{font:600 clamp(25px,7vw,30px)/1.4 var(--serif)}
.plain h2{font-size:18px;margin-top:28px}
.plain p{margin-top:8px;font-size:17px;line-height:1.85}
@media (min-width:760px){.slip{padding:32px 36px 36px;display:grid;grid-template-columns:minmax(0,1fr) 240px;gap:0 48px}
.slip>div>.button,.slip form .button{min-height:52px}.reach{margin-top:0;padding:4px 0 0 32px;border-top:0;border-left:1px solid var(--line)}
.receipt{padding:30px 32px}}
`;
