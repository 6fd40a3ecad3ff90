/**
 * Filters and sorts the table of products in the page: written by hand, its digest in the content policy, no network. Without it the
 * table is read as it stands. Of a long campaign, only the rows in the window and the pages in sight are built; the others wait as text,
 * so that a key answers at once whatever their number.
 */
export const CAMPAIGN_SCRIPT = `(()=>{
'use strict';
const at=id=>document.getElementById(id),table=at('table'),form=at('filters'),count=at('count'),after=at('after');
if(!table||!form)return;
const WINDOW=50,MORE=200,PRINTED=1000;
const body=table.tBodies[0],heads=[...table.tHead.rows[0].cells],lang=document.documentElement.lang;
const order=new Intl.Collator(lang,{numeric:true,sensitivity:'base'}),number=new Intl.NumberFormat(lang);
const plain=text=>text.normalize('NFD').replace(/\\p{M}/gu,'').toLowerCase();
const SIGNS={amp:'&',lt:'<',gt:'>',quot:'"','#39':"'",nbsp:'\\u00a0'};
const text=html=>html.replace(/<[^>]*>/g,'').replace(/&(amp|lt|gt|quot|#39|nbsp);/g,(all,name)=>SIGNS[name]);
const between=(html,from,to)=>{const start=html.indexOf(from);return start<0?'':html.slice(start+from.length,html.indexOf(to,start))};
const regions=new Map([...form.querySelectorAll('[data-filter=region] option')].map(each=>[each.value,each.textContent]));
const verdicts=form.dataset.verdicts.split('|');
const build=html=>{const holder=document.createElement('template');holder.innerHTML=html;return holder.content};
const line=(html,rank)=>{
const cells=html.split(/<t[hd][^>]*>/).slice(1),small=cell=>text(between(cell,'<small>','</small>')),large=cell=>text(cell.split('<small>')[0]);
const own={html,rank,name:text(between(cells[0],'<bdi>','</bdi>')),vendor:small(cells[0]),category:large(cells[1]),actor:small(cells[1]),region:text(cells[2]),verdict:text(cells[3]),cells};
own.find=plain([own.name,own.vendor,own.category,own.actor,regions.get(own.region)??own.region].join(' '));
return own};
const start=[...body.rows],waiting=at('rows');
const all=start.length+(waiting?waiting.textContent.split('<th scope="row">').length-1:0);
const limit=all>start.length?WINDOW:all;
let lines,shown,room=limit,sorted=heads.findIndex(head=>head.hasAttribute('aria-sort')),rising=false;
const read=()=>{
if(!lines){lines=start.map((row,rank)=>Object.assign(line(row.outerHTML,rank),{row}));
if(waiting){for(const html of waiting.textContent.match(/<tr><th scope="row">.*/g)??[])lines.push(line(html,lines.length));waiting.remove()}
shown=lines}
return lines};
const rowOf=own=>own.row??(own.row=build(own.html).firstElementChild);
const draw=()=>{body.replaceChildren(...shown.slice(0,room).map(rowOf));after.hidden=shown.length<=room};
const choose=()=>{
const words=plain(at('f-text').value).split(/\\s+/).filter(Boolean),wanted=[...form.querySelectorAll('select')].filter(each=>each.value).map(each=>[each.dataset.filter,each.value]);
shown=read().filter(own=>words.every(word=>own.find.includes(word))&&wanted.every(([name,value])=>own[name]===value));
room=limit;draw();
count.textContent=words.length||wanted.length?number.format(shown.length)+' '+count.dataset.shown+' '+number.format(all):''};
const keys={
text:(own,index)=>index===0?own.name:text(own.cells[index]),
verdict:own=>verdicts.indexOf(own.verdict),
number:(own,index)=>Number(text(own.cells[index])),
level:(own,index)=>(text(own.cells[index]).match(/\\d+/g)??[]).map(Number)};
const levels=(a,b)=>{for(let index=0;index<3;index++){const apart=(a[index]??a[0])-(b[index]??b[0]);if(apart)return apart}return 0};
const compared={text:order.compare,verdict:(a,b)=>a-b,number:(a,b)=>a-b,level:levels};
const empty=value=>Array.isArray(value)?value.length===0:value===''||value==='\\u2013';
const sort=index=>{
const kind=heads[index].dataset.sort,key=keys[kind],compare=compared[kind];
rising=sorted===index?!rising:kind==='text'||kind==='verdict';sorted=index;
heads.forEach((head,other)=>{if(other===index)head.setAttribute('aria-sort',rising?'ascending':'descending');else head.removeAttribute('aria-sort')});
const keyed=read().map(own=>({own,value:key(own,index)}));
keyed.sort((a,b)=>empty(a.value)-empty(b.value)||(rising?1:-1)*compare(a.value,b.value)||a.own.rank-b.own.rank);
lines=keyed.map(({own})=>own);
choose()};
heads.forEach((head,index)=>{const button=document.createElement('button');button.type='button';button.append(...head.childNodes);head.append(button);button.addEventListener('click',()=>sort(index))});
form.addEventListener('input',choose);
form.addEventListener('submit',event=>event.preventDefault());
form.addEventListener('reset',()=>setTimeout(choose));
at('more').addEventListener('click',()=>{const first=shown[room];room+=MORE;draw();first?.row.querySelector('a')?.focus()});
form.hidden=false;
const folds=[...document.querySelectorAll('.fold')];
const fill=fold=>{const folded=fold.querySelector('noscript');if(folded)folded.replaceWith(build(folded.textContent))};
const foldOf=rank=>folds.findLast(fold=>Number(fold.dataset.from)<=rank);
if(folds.length){
const sight=new IntersectionObserver(seen=>{for(const{isIntersecting,target}of seen)if(isIntersecting){fill(target);sight.unobserve(target)}},{rootMargin:'900px'});
for(const fold of folds)sight.observe(fold);
const reach=()=>{const id=/^#(p(\\d+))$/.exec(location.hash);if(!id)return;const fold=foldOf(Number(id[2]));if(fold){fill(fold);at(id[1])?.scrollIntoView()}};
addEventListener('hashchange',reach);reach()}
addEventListener('beforeprint',()=>{
read();room=PRINTED;draw();
const wanted=new Set(shown.slice(0,PRINTED).map(own=>'p'+(own.rank+1)));
for(const{rank}of shown.slice(0,PRINTED)){const fold=foldOf(rank+1);if(fold)fill(fold)}
for(const sheet of document.querySelectorAll('.product'))sheet.hidden=!wanted.has(sheet.id)});
addEventListener('afterprint',()=>{for(const sheet of document.querySelectorAll('.product'))sheet.hidden=false;room=limit;draw()});
const begin=()=>{read();if(all>limit)draw()};
if(window.requestIdleCallback)requestIdleCallback(begin,{timeout:300});else setTimeout(begin);
})();`;
