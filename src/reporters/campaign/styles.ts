import { PALETTE } from '../figures/palette.js';

const { ink, ink2, petrol, hair, paper, line } = PALETTE;

/** What the page of a campaign adds to the sheet of the reports: wide on a screen, one column at 390 px, A3 when printed. */
export const CAMPAIGN_STYLES = `
.sheet{max-width:1312px;padding:36px 32px 28px}
.part{margin-top:26px}
.part>h2{margin-bottom:2px}
.part>p.quiet{margin-bottom:8px}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.multiples{display:grid;grid-template-columns:repeat(auto-fill,minmax(210px,1fr));gap:16px 20px}
.two{display:grid;grid-template-columns:minmax(0,1fr) 330px;gap:36px}
table.plain{width:100%;border-collapse:collapse}
table.plain th,table.plain td{text-align:left;vertical-align:top;padding:4px 8px 4px 0;border-top:.67px solid ${hair}}
table.plain thead th{border-top:0;font-size:10.67px;font-weight:400;color:${ink2};vertical-align:bottom}
table.plain .num{text-align:right;white-space:nowrap}
table.heat th .small{display:block;font-weight:400}
table.heat td.h{text-align:center;padding:4px 6px;white-space:nowrap}
.h0{background:#F3F6F7}.h1{background:#D2E3E6}.h2{background:#A3C7CE}.h3{background:#377786;color:${paper}}.h4{background:${petrol};color:${paper}}
td.open{border-right:3px double ${petrol}!important}
.wide{overflow-x:auto}
.filter{margin:6px 0 8px}
.filter input{font:inherit;padding:3px 6px;border:1px solid ${line};min-width:min(320px,100%);color:${ink};background:${paper}}
th[data-sort]{cursor:pointer}
th[data-sort] button{font:inherit;color:inherit;background:none;border:0;padding:0;cursor:pointer;text-align:left;text-decoration:underline dotted;text-underline-offset:2px}
.states li{display:inline-block;margin-right:16px}
details{margin-top:8px}summary{cursor:pointer}
footer{margin-top:28px;padding-top:9px;border-top:.67px solid ${hair}}
@media(max-width:900px){.two{grid-template-columns:minmax(0,1fr);gap:0}.sheet{padding:20px 14px}}
@media print{@page{size:A3 portrait;margin:12mm}.filter{display:none}.wide{overflow:visible}}
`;
