import { PALETTE } from '../figures/palette.js';

const { ink, ink2, petrol, brick, line, hair, paper } = PALETTE;

/** A subset font, embedded: the page needs no network. */
export interface EmbeddedFont {
  readonly weight: 400 | 600 | 700;
  readonly base64: string;
}

function faces(fonts: readonly EmbeddedFont[]): string {
  return fonts.map(({ weight, base64 }) => `@font-face{font-family:"Convergence Sans";font-weight:${weight};font-display:swap;src:url(data:font/woff2;base64,${base64}) format("woff2")}`).join('');
}

/** The one style sheet of the page: a column that reads at 390 px, and A4 pages when printed. */
export function styleSheet(fonts: readonly EmbeddedFont[]): string {
  return `${faces(fonts)}
*{box-sizing:border-box;margin:0;padding:0}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact;-webkit-text-size-adjust:100%}
body{font-family:"Convergence Sans","Source Sans 3","DejaVu Sans Condensed","DejaVu Sans",sans-serif;font-size:12.67px;line-height:18.67px;color:${ink};background:${paper};font-variant-numeric:tabular-nums lining-nums;overflow-wrap:break-word}
svg{max-width:100%;height:auto;display:block}
svg.mark{display:inline-block;vertical-align:-.08em;margin-right:.15em}
sup{font-size:.66em;line-height:0;vertical-align:.42em}
a{color:${petrol};text-decoration:underline;text-underline-offset:2px}
a:focus-visible,summary:focus-visible{outline:2px solid ${petrol};outline-offset:2px}
ul,ol{list-style:none}
b,strong,th{font-weight:600}
.skip{position:absolute;left:-9999px;top:0;background:${paper};padding:8px 12px;z-index:1}
.skip:focus{left:8px;top:8px}
.sheet{max-width:794px;margin:0 auto;padding:40px 67px 28px}
.head{display:flex;justify-content:space-between;align-items:flex-end;gap:20px;padding-bottom:9px;border-bottom:1.67px solid ${ink}}
.head .right{text-align:right;flex:none}
h1{font-size:32px;line-height:37px;font-weight:700;letter-spacing:-.01em}
h1.long{font-size:24px;line-height:29px}
h1.longest{font-size:16px;line-height:21px}
h2{font-size:16px;line-height:23px;font-weight:700}
h3{font-size:14px;line-height:20px;font-weight:700;margin:18px 0 6px}
.small{font-size:10.67px;line-height:14px}
.quiet{color:${ink2}}
.stands{color:${petrol}}
.fails{color:${brick}}
.plain{color:${ink}}
.verdict{padding-top:14px}
.verdict .words{font-size:26.67px;line-height:33px;font-weight:700}
.verdict ol{margin:7px 0 4px}
.verdict li{display:flex;justify-content:space-between;gap:4px 16px;padding-left:29px;position:relative;font-size:14px;line-height:21px}
.verdict li .rank{position:absolute;left:7px;font-weight:700}
.verdict li .ref{flex:none;font-size:11.33px;color:${ink2}}
.verdict p.more{padding-left:29px;color:${ink2}}
.block{margin-top:17px}
.block>h2{margin-bottom:5px}
.runs-narrow{display:none}
.theme{display:grid;grid-template-columns:172px 315px 1fr;border-top:.67px solid ${hair};padding:8px 0 4px;align-items:start}
.theme.compact{padding:5px 0 2px}
.theme .name{padding-right:13px;line-height:16.3px}
.theme .status{font-size:11.33px;line-height:18px}
.theme .target{padding-left:6px;font-size:11.33px;line-height:14.5px}
.theme .target b{font-size:12.67px;line-height:16px;display:block}
.actions{display:table;width:100%;border-collapse:collapse}
.actions .small{display:block}
table{border-collapse:collapse;width:100%;table-layout:fixed}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{text-align:left;vertical-align:top;padding:5px 10px 4px 0;border-top:.67px solid ${hair};overflow-wrap:anywhere}
thead th{font-weight:400;font-size:10.67px;line-height:14px;color:${ink2};vertical-align:bottom;border-top:0;overflow-wrap:normal;hyphens:auto}
tbody th{font-weight:400}
th.right,td.right{text-align:right}
td:last-child,th:last-child{padding-right:0}
td .note,th .note{display:block;font-size:10.67px;line-height:14px;color:${ink2}}
td .note.fails,th .note.fails{color:${brick}}
td .note.stands,th .note.stands{color:${petrol}}
.page-actions td.rank,.page-actions th.rank{width:20px;font-weight:700}
.page-actions td.effort,.page-actions th.effort{width:98px;padding-right:21px}
.page-actions td.due,.page-actions th.due{width:110px}
.two{display:grid;grid-template-columns:1fr 1fr;gap:28px;margin-top:18px}
.two h2{font-size:13.33px;line-height:18.67px}
.two p{font-size:11.67px;line-height:16.33px}
.foot{border-top:.67px solid ${line};margin-top:20px;padding-top:5px;font-size:10px;line-height:14px;color:${ink2}}
.toc{border-top:.67px solid ${hair};padding-top:10px;columns:2;column-gap:28px}
.toc li{break-inside:avoid;padding:1px 0}
section.part{border-top:1.67px solid ${ink};margin-top:34px;padding-top:10px}
section.part>h2{font-size:20px;line-height:27px}
section.part p,section.part ul.plain{margin:4px 0 8px;max-width:64em}
ul.plain li{padding-left:14px;position:relative}
ul.plain li::before{content:"";position:absolute;left:2px;top:8px;width:4px;height:4px;background:${ink2}}
dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;margin:8px 0}
dl.facts dt{color:${ink2}}
dl.terms dt{font-weight:600;margin-top:7px}
.figures{display:flex;flex-wrap:wrap;gap:8px 40px;align-items:flex-end;margin:10px 0 4px}
.scroll{overflow-x:auto;margin:8px 0 12px}
.scroll:focus-visible{outline:2px solid ${petrol};outline-offset:2px}
svg.wide{width:100%;max-width:none;min-width:560px}
@media screen and (max-width:820px){.sheet{padding:24px 16px}}
@media screen and (max-width:700px){
h1{font-size:26px;line-height:31px}
.head,.verdict li{display:block}
.head .right{text-align:left;margin-top:6px}
.verdict li .ref{display:block}
.runs-wide{display:none}.runs-narrow{display:block}
.theme{grid-template-columns:1fr}
.theme .target{padding-left:0}
.two,.toc{grid-template-columns:1fr;columns:1}
dl.facts{grid-template-columns:1fr}
dl.facts dt{margin-top:5px}
table.stack,table.stack tbody,table.stack tr,table.stack td,table.stack th{display:block;width:auto;border-top:0;padding:1px 0;text-align:left}
table.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table.stack td[data-label]:not([data-label=""])::before{content:attr(data-label);display:block;font-size:10.67px;line-height:14px;color:${ink2};margin-top:3px}
table.stack tbody tr{border-top:.67px solid ${hair};padding:7px 0}
}
@page{size:A4;margin:12mm 17.86mm 12mm}
@media print{
body{font-size:9.5pt;line-height:14pt}
.sheet{max-width:none;padding:0}
.first{break-after:page}
.skip,.toc-part{display:none}
section.part{break-before:auto;margin-top:18pt}
section.page-new,section.page-alone{break-before:page}
section.page-alone{break-after:page}
.scroll{overflow:visible}
svg.wide{min-width:0}
tr,.theme,li,dt,dd{break-inside:avoid}
thead{display:table-header-group}
h2,h3{break-after:avoid}
a{color:inherit;text-decoration:none}
}`;
}
