import { DATAMATRIX_BLOCKS } from '../../formats/datamatrix.js';
import type { Remark } from '../probe.js';
import { remark } from './checks.js';
import type { DatamatrixCarrier } from './from-datamatrix.js';

/** P-13: the grammar of the payload; its number and traits are checked as everywhere. */
export function checkDatamatrix({ payload, at }: DatamatrixCarrier): Remark[] {
  const defects = payload.defects.map(({ code, column, block }) => {
    const params = { flaw: code, ...(block && { block }) };
    if (code === 'header') return remark('ins.datamatrix.header', at(column));
    if (code === 'separator-missing') return remark('ins.datamatrix.separator', at(column), params);
    if (code === 'separator-needless') return remark('ins.datamatrix.separator', at(column), params, 'warning');
    return remark('ins.datamatrix.block', at(column), params);
  });
  const ids = payload.blocks.map(({ id }) => id);
  const missing = (['S1', 'S2'] as const).filter((id) => !ids.includes(id)).map((block) => remark('ins.datamatrix.block', at(1), { flaw: 'block-missing', block }));
  const late = payload.blocks.find(({ id }, index) => index > 0 && DATAMATRIX_BLOCKS.indexOf(id) < DATAMATRIX_BLOCKS.indexOf(ids[index - 1] ?? id));
  return [...defects, ...missing, ...(late ? [remark('ins.datamatrix.order', at(late.column), { block: late.id })] : [])];
}
