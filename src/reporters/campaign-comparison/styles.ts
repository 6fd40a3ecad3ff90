import { PALETTE } from '../figures/palette.js';

const { ink2, petrol, hair } = PALETTE;

/** What the page of a comparison adds to the sheet of the reports: wide on a screen, one column at 390 px. */
export const COMPARISON_STYLES = `
.sheet{max-width:1180px;padding:36px 32px 28px}
.notice{border-left:3px solid ${petrol};padding:4px 0 4px 12px;margin-top:10px;max-width:64em}
.counts li{padding:1px 0}
.matrix{min-width:680px}
.matrix td,.matrix thead th{text-align:right}
.matrix thead th:first-child{text-align:left}
.matrix td.stays{color:${ink2}}
.matrix td.moves{font-weight:700}
td.num,th.num{text-align:right}
table.wide-first th:first-child{width:44%}
.two table.wide-first th:first-child{width:auto}
.moves thead th:first-child{width:17%}
.moves thead th:last-child{width:31%}
.moves li{padding-left:18px;position:relative}
.moves li .sign{position:absolute;left:2px}
.small-title{font-size:12.67px;margin:10px 0 2px}
.bars{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(340px,100%),1fr));gap:10px 40px}
.promises thead th:nth-child(2){width:46%}
.outcomes li{display:inline-block;margin-right:18px}
details{margin-top:8px}summary{cursor:pointer}
footer{margin-top:28px;padding-top:9px;border-top:.67px solid ${hair}}
@media screen and (max-width:820px){.sheet{padding:20px 14px}}
@media screen and (max-width:700px){table.wide-first th:first-child{width:auto}}
`;
