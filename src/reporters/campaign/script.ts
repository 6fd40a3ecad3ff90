/**
 * Filters and sorts the table of products in the page: written by hand, its digest in the content policy, no network. Without it the
 * table is read as it stands.
 */
export const CAMPAIGN_SCRIPT = `(()=>{
const table=document.getElementById('table'),input=document.getElementById('filtre'),count=document.getElementById('compte');
if(!table||!input)return;
const body=table.tBodies[0],rows=[...body.rows];
const show=()=>{const words=input.value.toLowerCase().split(/\\s+/).filter(Boolean);let shown=0;for(const row of rows){const hit=words.every(word=>row.dataset.find.includes(word));row.hidden=!hit;if(hit)shown++}count.textContent=words.length?shown+' / '+rows.length:''};
input.addEventListener('input',show);
const value=(row,index)=>{const cell=row.cells[index];return cell.dataset.v===undefined?cell.textContent.trim():Number(cell.dataset.v)};
[...table.tHead.rows[0].cells].forEach((cell,index)=>{const button=document.createElement('button');button.type='button';button.textContent=cell.textContent;cell.textContent='';cell.append(button);
button.addEventListener('click',()=>{const up=cell.getAttribute('aria-sort')!=='ascending';for(const other of table.tHead.rows[0].cells)other.removeAttribute('aria-sort');cell.setAttribute('aria-sort',up?'ascending':'descending');
rows.sort((a,b)=>{const x=value(a,index),y=value(b,index);const order=typeof x==='number'&&typeof y==='number'?x-y:String(x).localeCompare(String(y));return up?order:-order});body.append(...rows)})});
})();`;
