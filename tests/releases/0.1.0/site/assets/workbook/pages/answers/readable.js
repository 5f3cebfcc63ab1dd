import{moment}from"../../words.js";import{grouped}from"./groups.js";import{words}from"./words.js";const STYLE=`
:root { color-scheme: light dark; }
body { font: 1rem/1.6 system-ui, sans-serif; margin: 2rem auto; max-width: 42rem; padding: 0 1rem; overflow-wrap: anywhere; }
h1, h2, h3 { font-family: ui-serif, Georgia, serif; font-weight: 600; line-height: 1.25; break-after: avoid; }
h2 { border-bottom: 1px solid; margin-top: 2.5rem; }
dt { font-size: 0.875rem; margin-top: 0.75rem; break-after: avoid; }
dd { margin: 0; white-space: pre-wrap; font-weight: 500; }
ol { padding-left: 1.5rem; white-space: normal; }
li { break-inside: avoid; margin-bottom: 0.75rem; white-space: normal; }
@page { margin: 20mm; }
@media print { body { font-size: 10.5pt; margin: 0; max-width: none; padding: 0; } }
`;const POLICY="default-src 'none'; style-src 'unsafe-inline'";const IMPOSSIBLE=/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g;const ESCAPES=({"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;"});const escape=(text)=>text.toWellFormed().replace(IMPOSSIBLE,"\ufffd").replace(/[&<>"']/g,(sign)=>ESCAPES[sign]);const tagged=(tag,text)=>(text?`<${tag} dir="auto">${escape(text)}</${tag}>\n`:"");export function readable(desk,addresses=desk.answered(),title=words.page_title({title:desk.workbook.title})){return`<!doctype html>
<html lang="${escape(document.documentElement.lang || "en")}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${readableBody(desk, addresses, title)}</body>
</html>
`;}
export function readableBody({answers,catalogue},addresses,title){const text=(address)=>catalogue.text(address,answers.get(address)?.value??"");const parts=grouped(addresses,catalogue).map((part)=>partOf(part,text)).join("");return`<h1>${escape(title)}</h1>\n<p>${escape(words.page_made_on({ moment: moment(Date.now()) }))}</p>\n${parts}`;}
const partOf=({title,groups},text)=>tagged("h2",title)+groups.map(({title,items})=>tagged("h3",title)+itemsOf(items,text)).join("");const itemsOf=(items,text)=>items.every(({prompt})=>prompt)?`<dl>\n${items.map((item) => itemOf(item, text)).join("")}</dl>\n`:items.map(({rows})=>rowsOf(rows,text)).join("");const itemOf=({prompt,address,rows},text)=>`<dt dir="auto">${escape(prompt)}</dt>\n<dd dir="auto">${address ? escape(text(address)) : rowsOf(rows, text)}</dd>\n`;const rowsOf=(rows=[],text)=>`<ol>\n${rows.map((row) => rowOf(row, text)).join("")}</ol>\n`;const rowOf=({name,lines},text)=>`<li>${tagged("strong", name)}<dl>\n${lines.map((line) => itemOf(line, text)).join("")}</dl></li>\n`;