import { PALETTE } from '../figures/palette.js';

const { ink, ink2, petrol, brick, hair, paper, line } = PALETTE;

/** A text as CSS writes it: whatever it holds, it stays one string. */
function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\d ,.]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `)}"`;
}

/** What the page of a campaign adds to the sheet of the reports: wide on a screen, one column at 390 px, A3 then A4 sheets when printed, each headed by `heading`. */
export const campaignStyles = (heading: string): string => `
body{font-size:14px;line-height:20px}
.small,small{font-size:12px;line-height:16px}
.sheet{max-width:1344px;padding:36px 40px 28px}
section.part{margin-top:30px;border-top:0;padding-top:0;min-width:0}
section.part>h2{margin-bottom:2px}
section.part p{max-width:none}
section.part>p.quiet{margin:0 0 8px;max-width:112ch;text-wrap:pretty}
section.part h3{margin:16px 0 4px}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
svg.mark{margin-right:.3em;flex:none}
svg.m{display:inline-block;width:10px;height:10px;max-width:none;vertical-align:-.08em;margin-right:.3em}
svg.bar{width:100%}
.bar-narrow{display:none}
.multiples{display:grid;grid-template-columns:repeat(auto-fill,minmax(228px,1fr));gap:18px 20px;margin-top:4px}
.head .small{margin-top:2px}
figcaption{font-weight:600;margin-bottom:4px}figcaption small{display:block;font-weight:400}
.two{display:grid;grid-template-columns:minmax(0,1fr) 328px;gap:0 44px}
.half{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 44px}
table{table-layout:auto}
table.plain th,table.plain td{padding:5px 12px 5px 0;border-top:.67px solid ${hair}}
table.plain thead th,.product thead th{border-top:0;font-size:12px;line-height:16px;font-weight:400;color:${ink2};vertical-align:bottom;hyphens:manual;overflow-wrap:normal}
table.plain .num{text-align:right;white-space:nowrap;padding-left:8px}
table.plain thead .num{white-space:normal}
table.plain td:last-child,table.plain th:last-child{padding-right:0}
table.plain th .small{display:block;font-weight:400}table.plain th .fails{white-space:nowrap}
svg.share{display:inline-block;max-width:none;vertical-align:1px;margin-right:10px}
.legend{display:flex;flex-wrap:wrap;gap:2px 18px;color:${ink2};font-size:12px}
.legend svg{vertical-align:-2px}
table.rank thead th{width:1px}
table.rank thead th:nth-child(2){width:auto}
table.rank tbody th{font-weight:600}
svg.stand,svg.axis{max-width:none}
table.rank .n{white-space:nowrap;padding-right:10px;font-weight:700}
table.rank .n abbr{text-decoration:none}
table.rank td.d{padding-top:8px}
svg.axis{font-size:10px;text-anchor:middle;margin-top:3px}
svg.axis text{fill:${ink2}}
svg.map{width:100%;max-width:328px}
.promises{margin:6px 0 4px}
.promises li{display:grid;grid-template-columns:44px 118px minmax(0,1fr);align-items:center;gap:0 10px;padding:2px 0}
.promises b{font-size:17px;font-weight:700;text-align:right}
.promises span{font-weight:600}
details{margin-top:8px}summary{cursor:pointer;min-height:24px}
summary:focus-visible,button:focus-visible,.wide:focus-visible{outline:2px solid ${ink};outline-offset:2px}
.filters{display:flex;flex-wrap:wrap;gap:8px 14px;align-items:flex-end;margin:10px 0}
.filters[hidden]{display:none}
section.part .filters p{margin:0;min-width:0}
.filters label{display:block;font-size:12px;line-height:16px;color:${ink2}}
.filters input,.filters select,button{font:inherit;color:${ink};background:${paper};border:1px solid ${line};border-radius:0;height:30px;padding:0 8px;max-width:210px}
.filters input{width:210px}
.filters input::placeholder{color:${ink2};opacity:1}
.filters input:focus-visible,.filters select:focus-visible{outline:2px solid ${ink};outline-offset:1px}
button{cursor:pointer}
#count{line-height:30px;color:${ink2}}
.wide{position:relative;overflow:auto;max-height:min(84vh,1000px);border-bottom:.67px solid ${line}}
table.heat{border-collapse:separate;border-spacing:0}
.heat th,.heat td{overflow-wrap:break-word;border-top:0;border-bottom:1.5px solid ${paper};padding:3px 12px 3px 0;background:${paper};vertical-align:middle;line-height:17px}
.heat thead th{position:sticky;top:0;z-index:1;font-size:12px;line-height:15px;padding:4px 8px 6px 0;border-bottom:1px solid ${line};color:${ink2};hyphens:manual;overflow-wrap:normal}
.heat thead th:nth-child(n+5){text-align:center;padding-right:4px}
.heat tbody th,.heat thead th:first-child{position:sticky;left:0;min-width:170px;max-width:260px}
.heat tbody th,.heat td:nth-child(2){overflow-wrap:anywhere}
.heat thead th:first-child{z-index:2}
.heat tbody th a{font-weight:600;color:${ink};text-decoration-color:${line}}
.heat small{display:block;font-size:11.5px;line-height:14px;color:${ink2}}
.heat td:nth-child(n+5){text-align:center;padding-right:4px;white-space:nowrap}
.heat td:nth-child(n+7){min-width:86px;border-right:1.5px solid ${paper}}
.heat td{color:${ink}}.heat td:nth-child(4){white-space:nowrap}.heat td:nth-child(2){min-width:112px;max-width:180px}
.heat .h0{background:#F3F6F7}.heat .h1{background:#D2E3E6}.heat .h2{background:#A3C7CE}.heat .h3{background:#377786;color:${paper}}.heat .h4{background:${petrol};color:${paper}}
.heat .o{color:${ink2}}
.heat td.u{position:relative;background-clip:padding-box}
.heat td.u::after{content:"";position:absolute;right:0;top:0;bottom:0;width:7px;background:repeating-linear-gradient(135deg,${petrol} 0 1.4px,${paper} 1.4px 4px);border-left:1.5px solid ${paper}}
.heat button{height:auto;max-width:none;border:0;padding:0;color:inherit;background:none;text-align:inherit;line-height:inherit}
.heat button:hover{text-decoration:underline}
.heat th[aria-sort]{color:${ink};font-weight:600}
.heat th[aria-sort] button::after{content:"";display:inline-block;margin-left:4px;border:4px solid transparent;border-bottom-color:${ink};border-top-width:0;vertical-align:2px}
.heat th[aria-sort=descending] button::after{border-top:4px solid ${ink};border-bottom:0}
.causes td:last-child{width:62%}
.after{margin-top:8px}
.fold{content-visibility:auto;contain-intrinsic-size:auto 9200px}
.product[hidden]{display:none}
.product{border-top:1.25px solid ${ink};padding:10px 0 26px;content-visibility:auto;contain-intrinsic-size:auto 460px}
section.part .product h3{font-size:18px;line-height:25px;margin:0}
section.part .product p{margin:2px 0}
.product .key{overflow-wrap:anywhere}
.product dl{display:flex;flex-wrap:wrap;gap:2px 28px;margin:6px 0 8px}
.product dt{color:${ink2};font-size:12px;line-height:16px}
.product dl{display:grid;grid-template-columns:repeat(3,max-content);grid-auto-flow:column;grid-template-rows:auto auto}
.product dd{font-weight:600}
.product h4{font-size:14px;line-height:20px;font-weight:700;margin:0 0 2px}.lists>div{margin-bottom:10px}
.lists{columns:2;column-gap:44px;margin-top:8px}.lists>*{break-inside:avoid-column}.lists li{padding:2px 0;break-inside:avoid}.lists h4{break-after:avoid}
.product small{display:block;color:${ink2}}
.product small.fails{color:${brick}}
.product th,.product td{padding:6px 20px 5px 0}
.product tbody th{font-weight:600;width:21%}
.product td:nth-child(2){width:22%}
.product td:nth-child(3){width:24%}
.product td ul{display:flex;flex-wrap:wrap;gap:0 16px}
.product .back{font-size:12px}
svg.stand{margin:0 0 2px}
.digest{overflow-wrap:anywhere;font-size:11px}
table.rules td:last-child{width:45%}
footer{margin-top:34px;padding-top:9px;border-top:.67px solid ${line}}
footer p{margin:4px 0}
@media screen and (max-width:1100px){.two,.half{grid-template-columns:minmax(0,1fr)}}
@media screen and (max-width:760px){
.sheet{padding:20px 16px}
.bar-wide{display:none}.bar-narrow{display:block}
.bar-narrow li{padding:4px 0;font-weight:600}
.head .right{margin-top:6px}
.multiples{grid-template-columns:minmax(0,1fr)}
table.rank thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table.rank tbody tr{display:grid;grid-template-columns:repeat(6,minmax(0,1fr));gap:4px 10px;padding:9px 0;border-top:.67px solid ${hair}}
table.rank tbody th,table.rank tbody td{border-top:0;padding:0;text-align:left}
table.rank td.n{grid-column:1;grid-row:1}
table.rank tbody th{grid-column:1/7;grid-row:1;padding-left:26px}
table.rank td.d{grid-column:span 3;padding:0}
table.rank td.num{grid-column:span 2;grid-row:2;padding:0;text-align:left;white-space:normal}
svg.share{display:none}
table.rank td[data-h]::before{content:attr(data-h);display:block;font-size:12px;line-height:15px;color:${ink2};margin-bottom:3px}
.promises li{grid-template-columns:36px minmax(0,1fr)}
.promises svg{grid-column:2}
.heat tr>:nth-child(n+2):nth-child(-n+4){display:none}
.heat td:nth-child(n+7){min-width:78px}
.heat tbody th,.heat thead th:first-child{min-width:124px;max-width:132px}
.filters p{flex:1 1 150px}
.filters input,.filters select{width:100%;max-width:none}
.product dl{grid-template-columns:minmax(0,1fr);grid-auto-flow:row;grid-template-rows:none}
.product dd{margin-bottom:4px}
.lists{columns:1}
.product thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.product table,.product tbody,.product tr,.product tbody th,.product td{display:block;width:auto!important;padding:1px 0;border-top:0}
.product tr{border-top:.67px solid ${hair};padding:6px 0}
}
@page{size:A3 portrait;margin:12mm}
@page product{size:A4 portrait;margin:14mm 16mm}
@media print{
.fold{content-visibility:visible}
body{font-size:9.5pt;line-height:13pt}
.filters,.after,.back{display:none!important}
.wide{overflow:visible;max-height:none;border:0}
.heat th,.heat td{position:static!important}
.heat td.u{position:relative!important}
.heat{font-size:8.5pt}
.one{zoom:.74;break-after:page}
.one section,.one tr{break-inside:avoid}
.rows{zoom:.8}
thead{break-inside:avoid}
section.part{margin-top:24px}
figure,.promises,svg{break-inside:avoid}
.products{page:product}
.product{page:product;break-before:page;content-visibility:visible;border-top:0;padding:0}
.product::before{content:${cssString(heading)};display:block;font-size:8pt;line-height:11pt;color:${ink2};margin-bottom:8pt}
.products>h2,.products>p{display:none}
}
`;
